import fc from 'fast-check';
import type { CustomerId } from './brand';
import { contentOf, isOver, reconcile } from './grant';
import type { Grant, GrantMove, GivenGrant, Outcome } from './grant';

type Policy = 'take-back-unused' | 'keep';
type Held = GivenGrant & { outcome: Outcome };

const KEYS = ['k1', 'k2', 'k3'];
/** The outcome hangs on the cause alone: cause 30 ends at instant 30, cause 0 never ends. */
function grantOf(key: string, cause: number): Grant {
  const outcome: Outcome =
    cause === 0
      ? { kind: 'member-price', name: '会员价', rate: 9500, startsAt: 0, endsAt: null }
      : { kind: 'coupon', template: 't', startsAt: 0, endsAt: cause };
  const why = { sentence: '', orders: [], setOffBy: '' };
  return {
    key,
    program: 'p',
    version: 1,
    step: key,
    customerId: 7 as CustomerId,
    cause: `c${cause}`,
    outcome,
    why,
  };
}

/** Applies moves the way a store with a unique key does; throws on every move that has nothing to act on. */
function apply(shelf: Map<string, Held>, moves: readonly GrantMove[]): void {
  for (const move of moves) {
    const key = 'grant' in move ? move.grant.key : move.key;
    const held = shelf.get(key);
    if (move.move === 'give') {
      if (held !== undefined) throw new Error(`given twice: ${key}`);
    } else if (held === undefined) throw new Error(`${move.move} of what was never given: ${key}`);
    const gone = held?.state === 'withdrawn' || held?.state === 'kept';
    if (held !== undefined && gone !== (move.move === 'restore'))
      throw new Error(`${move.move} of ${held.state}`);
    if (held?.used === true && (move.move === 'take-back' || move.move === 'shift'))
      throw new Error(`${move.move} of used`);

    if ('grant' in move) {
      const { cause, version, outcome } = move.grant;
      const content = contentOf(move.grant);
      shelf.set(key, { key, cause, version, content, outcome, state: move.state, used: held?.used ?? false });
    } else shelf.set(key, { ...held!, state: move.move === 'keep' ? 'kept' : 'withdrawn' });
  }
}

function decide(
  shelf: Map<string, Held>,
  should: readonly Grant[],
  now: number,
  policy: Policy,
): GrantMove[] {
  const moves = reconcile(should, [...shelf.values()], now, policy);
  apply(shelf, moves);
  return moves;
}

const usable = (held: Held, now: number) => held.state === 'standing' && !isOver(held.outcome, now);

interface World {
  shelf: Map<string, Held>;
}
/** What the rule promises, remembered apart from it: which keys were ever given, which were used, what time it is. */
interface Promise_ {
  now: number;
  policy: Policy;
  given: Set<string>;
  used: Set<string>;
}

class Decide implements fc.Command<Promise_, World> {
  constructor(readonly should: readonly Grant[]) {}
  check = () => true;
  toString = () => `decide ${this.should.map((grant) => `${grant.key}=${grant.cause}`).join(' ')}`;
  run(model: Promise_, { shelf }: World) {
    const before = new Map([...shelf].map(([key, held]) => [key, held.state]));
    decide(shelf, this.should, model.now, model.policy);
    for (const grant of this.should) model.given.add(grant.key);
    expect(new Set(shelf.keys())).toEqual(model.given);

    for (const held of shelf.values()) {
      const grant = this.should.find((each) => each.key === held.key);
      const used = model.used.has(held.key);
      expect(held.used).toBe(used);
      if (grant === undefined) {
        expect(held.state).toBe(goneFrom(before.get(held.key), used || model.policy === 'keep'));
      } else if (used) {
        expect(held.state).toBe('standing');
      } else {
        expect(held.cause).toBe(grant.cause);
        expect(usable(held, model.now)).toBe(!isOver(grant.outcome, model.now));
      }
    }
    expect(reconcile(this.should, [...shelf.values()], model.now, model.policy)).toEqual([]);
  }
}

/** What becomes of something no longer deserved: what lapsed was never in hand, so there is nothing to keep. */
function goneFrom(before: GivenGrant['state'] | undefined, keep: boolean): GivenGrant['state'] {
  if (before === 'withdrawn' || before === 'kept') return before;
  return keep && before !== 'lapsed' ? 'kept' : 'withdrawn';
}

class Use implements fc.Command<Promise_, World> {
  constructor(readonly key: string) {}
  check = () => true;
  toString = () => `use ${this.key}`;
  run(model: Promise_, { shelf }: World) {
    const held = shelf.get(this.key);
    const inHand = held !== undefined && (held.state === 'standing' || held.state === 'kept');
    if (!inHand || held.used || isOver(held.outcome, model.now)) return;
    shelf.set(this.key, { ...held, used: true });
    model.used.add(this.key);
  }
}

class TimePasses implements fc.Command<Promise_, World> {
  constructor(readonly by: number) {}
  check = () => true;
  toString = () => `+${this.by}`;
  run(model: Promise_) {
    model.now += this.by;
  }
}

const should = fc
  .record(
    Object.fromEntries(
      KEYS.map((key) => [key, fc.option(fc.constantFrom(0, 5, 30, 60), { freq: 2, nil: null })]),
    ),
  )
  .map((wanted) => KEYS.flatMap((key) => (wanted[key] === null ? [] : [grantOf(key, wanted[key]!)])));
const policy = fc.constantFrom<Policy>('take-back-unused', 'keep');

describe('benefits brought in line with what should stand', () => {
  it('keep every promise through any history of decisions, uses and time', () => {
    const steps = [
      should.map((grants) => new Decide(grants)),
      fc.constantFrom(...KEYS).map((key) => new Use(key)),
      fc.integer({ min: 1, max: 20 }).map((by) => new TimePasses(by)),
    ];
    fc.assert(
      fc.property(fc.commands(steps, { maxCommands: 40 }), policy, (history, how) => {
        const model: Promise_ = { now: 0, policy: how, given: new Set(), used: new Set() };
        fc.modelRun(() => ({ model, real: { shelf: new Map() } }), history);
      }),
      { numRuns: 200 },
    );
  });

  it('end the same whichever way was taken, for what is unused', () => {
    fc.assert(
      fc.property(
        fc.array(should, { maxLength: 6 }),
        should,
        policy,
        fc.nat(70),
        (before, last, how, now) => {
          const [long, short] = [new Map<string, Held>(), new Map<string, Held>()];
          for (const grants of [...before, last]) decide(long, grants, now, how);
          decide(short, last, now, how);
          expect(last.map((grant) => long.get(grant.key))).toEqual(last.map((grant) => short.get(grant.key)));
          expect([...long.values()].filter((held) => usable(held, now))).toHaveLength(
            [...short.values()].filter((held) => usable(held, now)).length,
          );
        },
      ),
    );
  });

  it('end the same in whatever order the benefits and the records are listed', () => {
    fc.assert(
      fc.property(should, should, policy, (first, then, how) => {
        const [one, other] = [new Map<string, Held>(), new Map<string, Held>()];
        for (const grants of [first, then]) {
          decide(one, grants, 10, how);
          apply(other, reconcile([...grants].reverse(), [...other.values()].reverse(), 10, how));
        }
        expect(KEYS.map((key) => other.get(key))).toEqual(KEYS.map((key) => one.get(key)));
      }),
    );
  });
});
