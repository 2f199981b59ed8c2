import fc from 'fast-check';
import { Complains } from './care';
import type { House, Told } from './house';
import { paid } from './house';
import { giveBackOf, interaction, refunded, signed, spendOf, tellInteractions } from './points';
import { confirm } from './shopper';
import { Asked } from './surveys';

const START = Date.parse('2026-09-02T12:00:00+08:00');
const DAY = 86_400_000;
const iso = (at: number) => new Date(at).toISOString();

export const PURPOSES = ['profile', 'marketing_wechat', 'marketing_sms', 'wecom', 'personalisation'] as const;

type OrderStep = {
  does: 'buy' | 'sign' | 'complete' | 'refund' | 'refund-whole';
  who: number;
  order: number;
  fen: number;
  daysAgo: number;
};
export type LifeStep =
  | OrderStep
  | { does: 'spend'; who: number; points: number }
  | { does: 'give-back'; which: number }
  | { does: 'use-coupon'; who: number }
  | { does: 'comment'; who: number }
  | { does: 'complain'; who: number; order: number }
  | { does: 'answer'; who: number; rating: number }
  | { does: 'consent'; who: number; purpose: (typeof PURPOSES)[number]; given: boolean }
  | { does: 'wait'; days: number };

const who = fc.nat(2);
const orderStep = fc.record({
  does: fc.constantFrom<OrderStep['does'][]>(
    'buy',
    'buy',
    'buy',
    'sign',
    'sign',
    'complete',
    'refund',
    'refund-whole',
  ),
  who,
  order: fc.nat(4),
  fen: fc.constantFrom(99, 1_000, 2_550, 10_000),
  daysAgo: fc.nat(12),
});

/** What three people may do, whom nobody knows to be one. */
export const lifeStep: fc.Arbitrary<LifeStep> = fc.oneof(
  { weight: 14, arbitrary: orderStep },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('spend' as const),
      who,
      points: fc.integer({ min: 1, max: 60 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('give-back' as const), which: fc.nat(9) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('use-coupon' as const), who }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('comment' as const), who }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('complain' as const), who, order: fc.nat(4) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('answer' as const), who, rating: fc.constantFrom(1, 5) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('consent' as const),
      who,
      purpose: fc.constantFrom(...PURPOSES),
      given: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('wait' as const), days: fc.constantFrom(1, 3, 9) }) },
);

/** Everything that is a person's, without ids: what two books are compared by. */
export type Belongings = Record<string, unknown>;

/** Three people with lives of their own, on the books of a house that has others. */
export class Trio {
  private now = START;
  private told = 0;
  private readonly spendings: { who: number; key: string }[] = [];
  private spentBefore = 0;
  /** Their first ids, oldest first. */
  readonly ids: number[] = [];

  private constructor(
    private readonly house: House,
    private readonly name: string,
  ) {}

  static async born(house: House, name: string): Promise<Trio> {
    const trio = new Trio(house, name);
    house.at(iso(START));
    for (const n of [0, 1, 2]) {
      await house.shopper(trio.openid(n));
      trio.ids.push(await trio.ownerOf(n));
    }
    return trio;
  }

  openid(n: number): string {
    return `${this.name}-p${n}`;
  }

  /** The customer a person's openid leads to now. */
  async ownerOf(n: number): Promise<number> {
    const row = await this.house.database.one<{ customer_id: number }>(
      "SELECT customer_id FROM customer_identities WHERE kind = 'openid' AND value = ?",
      [this.openid(n)],
    );
    return row?.customer_id ?? 0;
  }

  /** What they bought with points from now on, as one, cannot be called off when they are two again. */
  joined(): void {
    this.spentBefore = this.spendings.length;
  }

  parted(): void {
    this.spendings.length = this.spentBefore;
  }

  async live(step: LifeStep): Promise<void> {
    const { house } = this;
    house.at(iso(this.now));
    this.told += 1;
    switch (step.does) {
      case 'wait':
        this.now += step.days * DAY;
        house.at(iso(this.now));
        return house.settle();
      case 'spend': {
        const key = `${this.name}:${this.told}`;
        const owner = (await this.ownerOf(step.who)) as never;
        if ((await spendOf(house, owner, step.points, key)) === 'spent') {
          this.spendings.push({ who: step.who, key });
        }
        return;
      }
      case 'give-back': {
        const spending = this.spendings[step.which % Math.max(1, this.spendings.length)];
        if (spending === undefined) return;
        return giveBackOf(house, (await this.ownerOf(spending.who)) as never, spending.key, null);
      }
      case 'use-coupon': {
        const code = await this.someCode(step.who);
        if (code !== null)
          await confirm(house, code, 20_000, { requestKey: `${this.name}-use-${this.told}` });
        return house.settle();
      }
      case 'comment':
        await tellInteractions(house, [
          interaction(this.openid(step.who), `${this.name}:c${this.told}`, iso(this.now)),
        ]);
        return house.settle();
      case 'complain': {
        const complains = await Complains.of(house, this.openid(step.who));
        const order = await house.database.one<{ id: number }>('SELECT id FROM orders WHERE order_no = ?', [
          `${this.openid(step.who)}-${step.order}`,
        ]);
        await complains.opens({
          words: '有点问题',
          requestKey: `${this.name}-complain-${this.told}`,
          ...(order !== null && { orderId: String(order.id) }),
        });
        return;
      }
      case 'answer': {
        const asked = await Asked.of(house, this.openid(step.who));
        const open = (await asked.list()).find((survey) => survey.state === 'open');
        if (open === undefined) return;
        await asked.answers(
          open.surveyNo,
          [
            { question: 'satisfied', number: step.rating },
            { question: 'recommend', number: 9 },
          ],
          `${this.name}-answer-${this.told}`,
        );
        return house.settle();
      }
      case 'consent': {
        const token = await house.shopper(this.openid(step.who));
        const body = { purpose: step.purpose, given: step.given };
        await house.call('POST', '/me/privacy/consents', { token, body });
        return;
      }
      default:
        await house.tell([this.eventOf(step)]);
        return house.settle();
    }
  }

  /** Everything of the customer a person is that is not over by now, names without the trio's own. */
  async belongings(customerId: number): Promise<Belongings> {
    // As text: the embedded database binds numbers as floating point, and accounts and limits are named by text.
    const rows = async (sql: string) => {
      const found = await this.house.database.rows<Record<string, unknown>>(sql, [String(customerId)]);
      return found.map((row) => JSON.stringify(plain(row)).replaceAll(this.name, 'T')).sort();
    };
    return {
      names: await rows('SELECT kind, value FROM customer_identities WHERE customer_id = ?'),
      orders: await rows(
        'SELECT order_no, paid_at, signed_at, completed_at, paid_fen, refunded_fen, voided FROM orders WHERE customer_id = ?',
      ),
      facts: await rows(
        `SELECT orders, items, order_days, paid_fen, refunded_fen, saved_fen, first_paid_at, last_paid_at
         FROM customer_facts WHERE customer_id = ? AND orders + paid_fen + saved_fen > 0`,
      ),
      ladder: await rows(
        "SELECT program, progress FROM ladder_progress WHERE customer_id = ? AND progress <> 'null'",
      ),
      coupons: await rows(
        `SELECT t.template_key, c.state, c.starts_at, c.ends_at FROM coupons c
           JOIN coupon_templates t ON t.id = c.template_id
         WHERE c.customer_id = ? AND (c.state = 'used' OR (c.state <> 'revoked' AND c.ends_at > ${this.now}))`,
      ),
      memberPrices: await rows(
        "SELECT name, rate, starts_at, ends_at FROM member_prices WHERE customer_id = ? AND state = 'standing'",
      ),
      standing: await this.standing(customerId),
      lots: await rows(
        `SELECT state, points, left_points, expired_points, available_at, expires_at FROM points_lots
         WHERE customer_id = ? AND points > 0`,
      ),
      balances: await rows('SELECT kind, balance FROM points_accounts WHERE owner = ? AND balance <> 0'),
      history: await rows(
        "SELECT kind, points FROM points_entries WHERE customer_id = ? AND kind NOT IN ('adjust') AND entry_key NOT LIKE 'merge:%'",
      ),
      live: await rows("SELECT kind, source_id FROM events WHERE customer_id = ? AND kind LIKE 'live.%'"),
      consents: await rows('SELECT purpose FROM consents WHERE customer_id = ? AND given = 1'),
      surveys: await rows(
        'SELECT o.order_no, s.state FROM surveys s JOIN orders o ON o.id = s.order_id WHERE s.customer_id = ?',
      ),
      tickets: await rows(
        `SELECT o.order_no, t.kind, t.source, t.state FROM tickets t LEFT JOIN orders o ON o.id = t.order_id
         WHERE t.customer_id = ?`,
      ),
      holds: await rows(
        'SELECT COUNT(*) AS holds FROM marketing_holds WHERE customer_id = ? AND until IS NULL',
      ),
      caps: await rows(
        "SELECT taken FROM quotas WHERE taken > 0 AND quota_key LIKE CONCAT('%:interaction:', ?, ':%')",
      ),
    };
  }

  private async standing(customerId: number): Promise<string[]> {
    const rows = await this.house.database.rows<{ outcome: string }>(
      "SELECT outcome FROM grants WHERE customer_id = ? AND state IN ('standing', 'kept')",
      [customerId],
    );
    return rows
      .map((row) => row.outcome)
      .filter((outcome) => ((JSON.parse(outcome) as { endsAt?: number }).endsAt ?? Infinity) > this.now)
      .sort();
  }

  async consentsOf(customerId: number): Promise<string[]> {
    const rows = await this.house.database.rows<{ purpose: string }>(
      'SELECT purpose FROM consents WHERE customer_id = ? AND given = 1',
      [customerId],
    );
    return rows.map((row) => row.purpose).sort();
  }

  private async someCode(n: number): Promise<string | null> {
    const row = await this.house.database.one<{ code: string }>(
      "SELECT code FROM coupons WHERE customer_id = ? AND state = 'granted' AND ends_at > ? ORDER BY id LIMIT 1",
      [await this.ownerOf(n), this.now],
    );
    return row?.code ?? null;
  }

  private eventOf(step: OrderStep): Told {
    const openid = this.openid(step.who);
    const orderNo = `${openid}-${step.order}`;
    const at = iso(this.now - step.daysAgo * DAY);
    const eventId = `${orderNo}:${this.told}`;
    if (step.does === 'buy') return { ...paid(openid, orderNo, at, step.fen), eventId };
    if (step.does === 'sign') return { ...signed(orderNo, at), eventId };
    if (step.does === 'refund') return { ...refunded(orderNo, at, step.fen), eventId };
    const kind = step.does === 'complete' ? 'order.completed' : 'order.refunded';
    return { eventId, kind, orderNo, happenedAt: at, ...(step.does === 'refund-whole' && { whole: true }) };
  }
}

/** Both databases write numbers their own way. */
function plain(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value,
    ]),
  );
}
