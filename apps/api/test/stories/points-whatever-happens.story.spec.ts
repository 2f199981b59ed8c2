import fc from 'fast-check';
import { House, paid, type Told } from '../support/house';
import { fund, pointsFromEver, PointsView, refunded, signed } from '../support/points';
import { faultsOf } from '../support/verify';

jest.setTimeout(300_000);

const START = Date.parse('2026-09-02T12:00:00+08:00');
const DAY = 86_400_000;
const iso = (at: number) => new Date(at).toISOString();

type OrderStep = {
  does: 'buy' | 'sign' | 'complete' | 'refund' | 'refund-whole';
  order: number;
  fen: number;
  daysAgo: number;
};
type Step =
  | OrderStep
  | { does: 'spend'; points: number }
  | { does: 'give-back'; which: number; grace: number | null }
  | { does: 'wait'; days: number }
  | { does: 'fund'; points: number }
  | { does: 'new-version'; perYuan: number };

const orderStep = fc.record({
  // A refund comes after a purchase more often than before it, and most orders are signed for.
  does: fc.constantFrom<OrderStep['does'][]>(
    'buy',
    'buy',
    'sign',
    'sign',
    'complete',
    'refund',
    'refund-whole',
  ),
  order: fc.nat(4),
  fen: fc.constantFrom(99, 1_000, 2_550, 10_000),
  daysAgo: fc.nat(20),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: orderStep },
  {
    weight: 5,
    arbitrary: fc.record({ does: fc.constant('spend' as const), points: fc.integer({ min: 1, max: 60 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('give-back' as const),
      which: fc.nat(9),
      grace: fc.option(fc.nat(10)),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('wait' as const), days: fc.constantFrom(1, 9, 31) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('fund' as const), points: fc.constantFrom(5, 50, 1_000) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('new-version' as const),
      perYuan: fc.integer({ min: 1, max: 3 }),
    }),
  },
);

const order = (does: OrderStep['does'], n: number): OrderStep => ({
  does,
  order: n,
  fen: 10_000,
  daysAgo: 0,
});
/** Lives that chance may not lead: points are spent, given back, run out; an order goes back after they were, and the next pays. */
const LED: [Step[]][] = [
  [
    [
      { does: 'fund', points: 1_000 },
      order('buy', 0),
      order('sign', 0),
      { does: 'wait', days: 9 },
      { does: 'spend', points: 60 },
      { does: 'give-back', which: 0, grace: null },
      { does: 'spend', points: 60 },
      order('refund-whole', 0),
      order('buy', 1),
      order('sign', 1),
      { does: 'wait', days: 9 },
      { does: 'wait', days: 31 },
    ],
  ],
];

describe('whatever happens to points', () => {
  let house: House;
  let version = 2;
  let history = 0;
  beforeAll(async () => {
    house = await House.open('2026-09-02T12:00:00+08:00');
    await pointsFromEver(house, { version });
  });
  afterAll(() => house.close());

  /** One person's life with points, on books of their own inside the house's. */
  class Life {
    private now = START;
    private told = 0;
    private readonly spendings: string[] = [];
    private readonly name: string;

    constructor(
      private readonly lin: PointsView,
      n: number,
    ) {
      this.name = `h${n}`;
    }

    async live(step: Step): Promise<void> {
      house.at(iso(this.now));
      switch (step.does) {
        case 'wait':
          this.now += step.days * DAY;
          house.at(iso(this.now));
          return house.settle();
        case 'fund':
          await fund(house, 'points', step.points, `${this.name}-${(this.told += 1)}`);
          return;
        case 'new-version':
          version += 1;
          return pointsFromEver(house, { version, pointsPerYuan: step.perYuan, validMonths: 1 });
        case 'spend': {
          const key = `${this.name}:${(this.told += 1)}`;
          if ((await this.lin.spend(step.points, key)) === 'spent') this.spendings.push(key);
          return;
        }
        case 'give-back': {
          const key = this.spendings[step.which % Math.max(1, this.spendings.length)];
          return key === undefined ? undefined : this.lin.giveBack(key, step.grace);
        }
        default:
          await house.tell([this.eventOf(step)]);
          return house.settle();
      }
    }

    private eventOf(step: OrderStep): Told {
      this.told += 1;
      const orderNo = `${this.name}-${step.order}`;
      const at = iso(this.now - step.daysAgo * DAY);
      const eventId = `${orderNo}:${this.told}`;
      if (step.does === 'buy') return { ...paid(this.name, orderNo, at, step.fen), eventId };
      if (step.does === 'sign') return { ...signed(orderNo, at), eventId };
      if (step.does === 'refund') return { ...refunded(orderNo, at, step.fen), eventId };
      const kind = step.does === 'complete' ? 'order.completed' : 'order.refunded';
      return { eventId, kind, orderNo, happenedAt: at, ...(step.does === 'refund-whole' && { whole: true }) };
    }
  }

  it('every balance is the sum of its transfers, and nothing is below zero but what may be', async () => {
    const lives = fc.asyncProperty(
      fc.array(step, { minLength: 10, maxLength: 40, size: 'max' }),
      async (steps) => {
        history += 1;
        house.at(iso(START));
        const lin = await PointsView.of(house, await bornAs(`h${history}`));
        const life = new Life(lin, history);
        for (const step of steps) {
          await life.live(step);
          expect(await faultsOf(house)).toEqual([]);
          const { balance, debt } = await lin.points();
          // Who owes has nothing to spend.
          expect(Math.min(balance, debt)).toBe(0);
        }
        house.at(iso(START + 4_000 * DAY));
        await house.settle();
        const { balance, expiring } = await lin.points();
        expect({ balance, expiring }).toEqual({ balance: 0, expiring: [] });
        expect(await faultsOf(house)).toEqual([]);
      },
    );
    await fc.assert(lives, { numRuns: 40, endOnFailure: true, examples: LED });
    const rows = await house.database.rows<{ kind: string }>('SELECT DISTINCT kind FROM points_entries');
    const kinds = ['earn', 'release', 'pay-debt', 'spend', 'give-back', 'expire', 'take-back', 'owe', 'fund'];
    expect(rows.map((row) => row.kind).sort()).toEqual(kinds.sort());
  });

  async function bornAs(openid: string): Promise<string> {
    await house.shopper(openid);
    return openid;
  }
});
