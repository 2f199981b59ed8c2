import fc from 'fast-check';
import { Mall } from '../support/checkout';
import { House } from '../support/house';
import { booksAreRight } from '../support/verify';

jest.setTimeout(300_000);

const START = Date.parse('2026-09-02T12:00:00+08:00');
const MINUTE = 60_000;
const HOLD_MINUTES = 15;
const LIFE_MINUTES = 60;

type Policy = 'return' | 'keep' | 'revoke';
type Order = 'A' | 'B';
type Step =
  | { do: 'hold' | 'redeem' | 'return'; order: Order }
  | { do: 'confirm' | 'sweep' }
  | { do: 'wait'; minutes: number };

const order = fc.constantFrom<Order>('A', 'B');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('hold' as const), order }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('redeem' as const), order }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('return' as const), order }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('confirm' as const, 'sweep' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(1, 7, 15, 16, 45) }),
  },
);

/** What one coupon and two orders should be, in the fewest words. Instants are minutes. */
class Model {
  state: 'granted' | 'held' | 'used' | 'expired' | 'revoked' = 'granted';
  now = 0;
  private holder: Order | null = null;
  private readonly orders: Record<Order, { state: string; until: number }> = {
    A: { state: 'none', until: 0 },
    B: { state: 'none', until: 0 },
  };

  constructor(private readonly policy: Policy) {}

  /** @returns what the answer should be: `done`, or the code of the refusal. */
  take(one: Step): string {
    switch (one.do) {
      case 'hold':
        return this.hold(one.order);
      case 'redeem':
        return this.redeem(one.order);
      case 'return':
        return this.giveBack(one.order);
      case 'confirm': {
        const seen = this.seen(null);
        if (seen === 'granted') [this.state, this.holder] = ['used', null];
        return seen === 'granted' ? 'done' : `COUPON_${seen.toUpperCase()}`;
      }
      case 'sweep':
        return this.sweep();
      case 'wait':
        this.now += one.minutes;
        return 'done';
    }
  }

  private get free() {
    return this.now >= LIFE_MINUTES ? ('expired' as const) : ('granted' as const);
  }

  /** What an order sees: a hold past its time, and its own, are no obstacle. */
  private seen(by: Order | null) {
    if (this.state === 'granted') return this.free;
    if (this.state !== 'held' || this.holder === null) return this.state;
    const obstacle = this.holder !== by && this.orders[this.holder].until > this.now;
    return obstacle ? this.state : this.free;
  }

  private hold(by: Order): string {
    const mine = this.orders[by];
    if (mine.state === 'redeemed' || mine.state === 'returned') return `HOLD_${mine.state.toUpperCase()}`;
    const seen = this.seen(by);
    if (seen !== 'granted') return `COUPON_${seen.toUpperCase()}`;
    [this.state, this.holder] = ['held', by];
    this.orders[by] = { state: 'held', until: this.now + HOLD_MINUTES };
    return 'done';
  }

  private redeem(by: Order): string {
    const mine = this.orders[by];
    if (mine.state === 'none') return 'HOLD_NOT_FOUND';
    if (mine.state === 'redeemed') return 'done';
    if (mine.state === 'released' || mine.state === 'returned') return 'HOLD_RETURNED';
    if (mine.state === 'expired' || mine.until <= this.now) return 'HOLD_EXPIRED';
    [this.state, this.holder] = ['used', null];
    mine.state = 'redeemed';
    return 'done';
  }

  private giveBack(by: Order): string {
    const mine = this.orders[by];
    if (mine.state === 'none') return 'HOLD_NOT_FOUND';
    if (mine.state === 'redeemed') {
      this.state = this.policy === 'keep' ? 'used' : this.policy === 'revoke' ? 'revoked' : this.free;
      mine.state = 'returned';
    } else if (mine.state !== 'returned') {
      if (this.holder === by) [this.state, this.holder] = [this.free, null];
      mine.state = 'released';
    }
    return 'done';
  }

  private sweep(): string {
    for (const by of ['A', 'B'] as const) {
      if (this.orders[by].state !== 'held' || this.orders[by].until > this.now) continue;
      this.orders[by].state = 'expired';
      if (this.holder === by) [this.state, this.holder] = [this.free, null];
    }
    if (this.state === 'granted') this.state = this.free;
    return 'done';
  }
}

describe('a coupon in checkouts', () => {
  let house: House;
  let mall: Mall;
  beforeAll(async () => {
    house = await House.open(new Date(START).toISOString());
    mall = new Mall(house);
  });
  afterAll(() => house.close());

  it('never leaves its diagram, whatever two orders and a counter ask for', async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<Policy>('return', 'keep', 'revoke'),
        fc.array(step, { minLength: 4, maxLength: 25 }),
        async (policy, steps) => {
          const run = (runs += 1);
          const begin = START + run * 24 * 60 * MINUTE;
          const at = (minutes: number) => house.at(new Date(begin + minutes * MINUTE).toISOString());
          at(0);
          const validity = { startsAt: begin, endsAt: begin + LIFE_MINUTES * MINUTE };
          const code = await mall.gives(`buyer-${run}`, { onReturn: policy }, validity);
          const token = await house.staff();
          const model = new Model(policy);
          for (const [n, one] of steps.entries()) {
            const wanted = model.take(one);
            at(model.now);
            const said = await answerTo(one, { run, n, code, token });
            expect(`${n} ${JSON.stringify(one)}: ${said}`).toBe(`${n} ${JSON.stringify(one)}: ${wanted}`);
            expect(`${n} ${(await mall.bookOf(code)).state}`).toBe(`${n} ${model.state}`);
          }
        },
      ),
      { numRuns: 60, endOnFailure: true },
    );
    await booksAreRight(house);
  });

  async function answerTo(
    one: Step,
    { run, n, code, token }: { run: number; n: number; code: string; token: string },
  ): Promise<string> {
    const word = ({ status, body }: { status: number; body: { code?: string } }) =>
      status === 200 ? 'done' : (body.code ?? String(status));
    switch (one.do) {
      case 'hold':
        return word(await mall.hold(`${one.order}-${run}`, `buyer-${run}`, [code]));
      case 'redeem':
        return word(await mall.redeem(`${one.order}-${run}`));
      case 'return':
        return word(await mall.return(`${one.order}-${run}`));
      case 'confirm': {
        const body = { requestKey: `confirm-${run}-${n}`, proof: code, billFen: 10_000 };
        return word(await house.call('POST', '/staff/verifications', { token, body }));
      }
      case 'sweep':
        await house.settle();
        return 'done';
      case 'wait':
        return 'done';
    }
  }
});
