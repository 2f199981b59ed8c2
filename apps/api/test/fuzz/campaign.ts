import fc from 'fast-check';
import type { Actor } from './actors';
import type { AnswerSchemas } from './answer-schemas';
import type { OpenApi, Operation } from './document';
import { type Answer, type Fault, judged, saysOutsideIsAway } from './judge';
import { Findings } from './findings';
import { type Draft, Drafts } from './requests';
import type { Sender } from './sender';
import { type Sent, sentOf } from './sent';
import { START, type World } from './world';

/** How many more requests may be spent on making a failure small. */
const SHRINKING = 60;
const AT_ONCE = 12;

/** What ends somebody's life here comes when everybody else has asked, or before. */
const ENDING = new Set(['Privacy_erase']);

/** One operation asked for by one person. */
interface Pair {
  operation: Operation;
  actor: Actor;
  drafts: fc.Arbitrary<Draft>;
  sent: number;
  /** Answers that were not simply "not you". */
  deep: number;
  succeeded: number;
  /** Refusals by code. */
  refused: Map<string, number>;
}

/** Sends what fast-check makes of the document, as everybody, and keeps what must not be. */
export class Campaign {
  /** How often the sandbox, which is well, was said not to answer. */
  outsideAway = 0;
  readonly pairs: Pair[];
  readonly findings = new Findings();

  constructor(
    private readonly world: World,
    document: OpenApi,
    operations: readonly Operation[],
    private readonly schemas: AnswerSchemas,
    private readonly sender: Sender,
    private readonly seed: number,
  ) {
    const drafts = new Drafts(document, Date.parse(START));
    this.pairs = operations.flatMap((operation) =>
      world.actors.map((actor) => ({
        operation,
        actor,
        drafts: drafts.of(operation, actor),
        sent: 0,
        deep: 0,
        succeeded: 0,
        refused: new Map(),
      })),
    );
  }

  get total(): number {
    return this.pairs.reduce((sum, { sent }) => sum + sent, 0);
  }

  /** Asks for these operations again, by whoever gets further than the door, or was kept out by luck. */
  async again(operationIds: readonly string[], round: number, each: number): Promise<void> {
    const pairs = this.pairs.filter(
      ({ operation, actor, deep, refused }) =>
        operationIds.includes(operation.id) && (deep > 0 || (actor.isKnown && !refused.has('NOT_ALLOWED'))),
    );
    await this.share((100 + round) * 1_000_003, () => each, pairs);
  }

  /** Operations nobody got to the end of, with what kept them from it. */
  get unreached(): string[] {
    const ids = [...new Set(this.pairs.map(({ operation }) => operation.id))];
    return ids.flatMap((id) => {
      const pairs = this.pairs.filter(({ operation }) => operation.id === id);
      if (pairs.some(({ succeeded }) => succeeded > 0)) return [];
      const codes = new Map<string, number>();
      for (const { refused } of pairs) {
        for (const [code, times] of refused) codes.set(code, (codes.get(code) ?? 0) + times);
      }
      return [`${id}: ${[...codes].map(([code, times]) => `${code} ${times}`).join(', ')}`];
    });
  }

  /** Sends so many requests in one wave: every pair some, the rest to those who get further than the door. */
  async wave(number: number, requests: number, each: number): Promise<void> {
    const first = number === 0 ? this.pairs : this.pairs.filter(({ operation }) => !ENDING.has(operation.id));
    await this.share(number * 1_000_003, () => each, first);
    const inside = this.pairs.filter((pair) => pair.deep > 0);
    const rest = requests - this.pairs.length * each;
    if (rest <= 0 || inside.length === 0) return;
    const quota = Math.ceil(rest / inside.length);
    const lasting = inside.filter(({ operation }) => !ENDING.has(operation.id));
    const ending = inside.filter(({ operation }) => ENDING.has(operation.id));
    const parts = [
      { pairs: lasting, salt: 300_000 },
      { pairs: ending, salt: 600_000 },
    ];
    // Whoever has begun something may not leave; whoever has just come may.
    if (number % 2 === 1) parts.reverse();
    for (const { pairs, salt } of parts) await this.share(number * 1_000_003 + salt, () => quota, pairs);
  }

  private async share(salt: number, quota: (pair: Pair) => number, pairs: readonly Pair[]): Promise<void> {
    const waiting = [...pairs.keys()];
    const work = async () => {
      for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
        const pair = pairs[at];
        if (pair !== undefined) await this.ask(pair, quota(pair), this.seed + salt + at);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }

  /** Goes on after a failure, which fast-check first makes small. */
  private async ask(pair: Pair, requests: number, seed: number): Promise<void> {
    const until = pair.sent + requests;
    // What goes wrong with the asking itself is no finding.
    const trouble: unknown[] = [];
    for (let round = 0; pair.sent < until; round += 1) {
      let shrinking: { key: string; left: number } | null = null;
      const property = fc.asyncProperty(pair.drafts, async (draft) => {
        if (shrinking !== null && shrinking.left <= 0) return;
        const { sent, answer, faults } = await this.once(pair, draft).catch((error: unknown) => {
          trouble.push(error);
          throw error;
        });
        const failed = faults.map((fault) => this.findings.keep(fault, sent, answer));
        if (shrinking !== null) {
          shrinking.left -= 1;
          if (failed.some(({ key }) => key === shrinking?.key)) throw new Error('still so');
          return;
        }
        const fresh = failed.find(({ isNew }) => isNew);
        if (fresh === undefined) return;
        shrinking = { key: fresh.key, left: SHRINKING };
        throw new Error(fresh.key);
      });
      await fc.check(property, { seed: seed + round * 7_919, numRuns: until - pair.sent });
      if (trouble.length > 0) throw trouble[0];
    }
  }

  private async once(pair: Pair, draft: Draft): Promise<{ sent: Sent; answer: Answer; faults: Fault[] }> {
    const { world } = this;
    await pair.actor.ready();
    const sent = sentOf(world, pair.operation, pair.actor, draft);
    pair.sent += 1;
    let answer: Answer;
    try {
      answer = await this.sender.send(sent);
    } catch (error) {
      answer = { status: 0, headers: {}, text: '', bytes: Buffer.alloc(0) };
      const reason = error instanceof Error ? error.message : String(error);
      return { sent, answer, faults: [{ kind: 'no answer', detail: reason }] };
    }
    if (saysOutsideIsAway(answer)) this.outsideAway += 1;
    if (answer.status !== 401 && answer.status !== 403) pair.deep += 1;
    if (answer.status >= 200 && answer.status < 300) pair.succeeded += 1;
    else count(pair.refused, /^\{"code":"([A-Z_]+)"/.exec(answer.text)?.[1] ?? String(answer.status));
    if (answer.status === 401 && sent.token !== null) pair.actor.out(sent.token);
    return { sent, answer, faults: await judged(world, this.schemas, sent, answer) };
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
