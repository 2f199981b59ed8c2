import fc from 'fast-check';
import { giveOne, said, thanks, withTemplate } from '../support/benefits';
import { House } from '../support/house';
import { type Belongings, type LifeStep, lifeStep, Trio } from '../support/merging';
import { pointsFromEver } from '../support/points';
import { faultsOf } from '../support/verify';

jest.setTimeout(600_000);

describe('two customers who turn out to be one', () => {
  let house: House;
  let lives = 0;
  beforeAll(async () => {
    house = await House.open('2026-09-02T12:00:00+08:00');
    await pointsFromEver(house, { version: 2, validMonths: 1 });
  });
  afterAll(() => house.close());

  const born = () => Trio.born(house, `t${(lives += 1)}`);
  const merge = async (customerId: number, otherId: number) => {
    const token = await house.staff('owner');
    const answer = await house.call<{ customerId: string }>('POST', '/staff/customers/merge', {
      token,
      body: { customerId, otherId },
    });
    expect(answer.status).toBe(200);
    return Number(answer.body.customerId);
  };
  const undo = async (customerId: number) => {
    const token = await house.staff('owner');
    const merges = await house.call<{ items: { id: string; undoneAt: string | null }[] }>(
      'GET',
      `/staff/customers/${customerId}/merges`,
      { token },
    );
    const last = merges.body.items.find((one) => one.undoneAt === null);
    const answer = await house.call('POST', `/staff/customers/merges/${last?.id ?? ''}/undo`, { token });
    expect(answer).toMatchObject({ status: 200 });
  };
  const steps = (minLength: number, maxLength: number) =>
    fc.array(lifeStep, { minLength, maxLength, size: 'max' });

  /** Lives, joins the first two, and parts them again: nothing may have changed. */
  const joinAndPart = async (before: readonly LifeStep[]) => {
    const trio = await born();
    for (const step of before) await trio.live(step);
    const [a = 0, b = 0] = trio.ids;
    const was = [await trio.belongings(a), await trio.belongings(b)];
    const consents = [await trio.consentsOf(a), await trio.consentsOf(b)];

    expect(await merge(b, a)).toBe(a);
    expect(await faultsOf(house)).toEqual([]);
    const joined = await trio.belongings(a);
    expect(joined.orders).toHaveLength(count(was[0]?.orders) + count(was[1]?.orders));
    expect(joined.names).toHaveLength(2);
    for (const purpose of await trio.consentsOf(a)) {
      expect(consents.some((one) => one.includes(purpose))).toBe(true);
    }

    await undo(a);
    expect(await faultsOf(house)).toEqual([]);
    expect([await trio.belongings(a), await trio.belongings(b)]).toEqual(was);
    return { was, joined };
  };

  it('are as they were when the merge is undone, whatever their lives were', async () => {
    const lives = fc.asyncProperty(steps(5, 30), async (before) => {
      await joinAndPart(before);
    });
    await fc.assert(lives, { numRuns: 40, endOnFailure: true });
  });

  it('pay what one owes with what the other has, and each owes and has it again', async () => {
    const order = (does: 'buy' | 'sign' | 'refund-whole', who: number, daysAgo: number): LifeStep => ({
      does,
      who,
      order: 0,
      fen: 10_000,
      daysAgo,
    });
    const { was, joined } = await joinAndPart([
      order('buy', 0, 12),
      order('sign', 0, 11),
      order('buy', 1, 12),
      order('sign', 1, 10),
      { does: 'spend', who: 0, points: 60 },
      order('refund-whole', 0, 1),
    ]);
    expect(JSON.stringify(was[0]?.balances)).toContain('\\"debt\\",\\"balance\\":-60');
    expect(JSON.stringify(joined.balances)).toContain('\\"customer\\",\\"balance\\":40');
    expect(JSON.stringify(joined.balances)).not.toContain('debt');
  });

  it('agree to nothing that one of them, who was asked, had not', async () => {
    const asked = (who: number, purpose: 'wecom' | 'profile', given: boolean): LifeStep => ({
      does: 'consent',
      who,
      purpose,
      given,
    });
    const { joined } = await joinAndPart([
      asked(0, 'wecom', true),
      asked(0, 'profile', true),
      asked(1, 'wecom', true),
    ]);
    expect(joined.consents).toEqual([JSON.stringify({ purpose: 'wecom' })]);
  });

  it('end in the same books whichever of three meet first', async () => {
    await fc.assert(
      fc.asyncProperty(steps(5, 25), async (before) => {
        const [one, other] = [await born(), await born()];
        for (const step of before) {
          await one.live(step);
          await other.live(step);
        }
        const [a = 0, b = 0, c = 0] = one.ids;
        await merge(a, b);
        await merge(c, a);
        const [x = 0, y = 0, z = 0] = other.ids;
        await merge(z, y);
        await merge(x, y);
        expect(await faultsOf(house)).toEqual([]);
        expect(await one.belongings(a)).toEqual(await other.belongings(x));
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });

  it('keep clean books when life goes on before they are parted again', async () => {
    await fc.assert(
      fc.asyncProperty(steps(5, 20), steps(3, 20), async (before, after) => {
        const trio = await born();
        for (const step of before) await trio.live(step);
        const [a = 0, b = 0] = trio.ids;
        await merge(a, b);
        trio.joined();
        for (const step of after) {
          await trio.live(step);
          expect(await faultsOf(house)).toEqual([]);
        }
        await undo(a);
        trio.parted();
        expect(await faultsOf(house)).toEqual([]);
        // Each has the orders told under their own name again, old and new.
        for (const [n, id] of [a, b].entries()) {
          const rows = await house.database.rows<{ order_no: string }>(
            'SELECT order_no FROM orders WHERE customer_id = ?',
            [id],
          );
          expect(rows.filter((row) => !row.order_no.startsWith(`${trio.openid(n)}-`))).toEqual([]);
          const strange = await house.database.rows<{ ticket_no: string }>(
            `SELECT t.ticket_no FROM tickets t JOIN orders o ON o.id = t.order_id
             WHERE t.customer_id = ? AND o.customer_id <> t.customer_id`,
            [id],
          );
          expect(strange).toEqual([]);
        }
        for (const step of after.slice(0, 5)) await trio.live(step);
        expect(await faultsOf(house)).toEqual([]);
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });

  it('are asked, and answered, about their own orders when they are two again', async () => {
    const trio = await born();
    const [a = 0, b = 0] = trio.ids;
    await merge(a, b);
    trio.joined();
    const order = { who: 1, order: 0, fen: 10_000, daysAgo: 0 };
    await trio.live({ does: 'buy', ...order });
    await trio.live({ does: 'sign', ...order });
    await trio.live({ does: 'wait', days: 1 });
    await trio.live({ does: 'complain', who: 1, order: 0 });
    // Nothing of it comes up again by itself.
    await trio.live({ does: 'refund-whole', ...order });
    expect(await trio.belongings(a)).toMatchObject({
      surveys: [expect.anything()],
      tickets: [expect.anything()],
    });
    await undo(a);
    expect(await trio.belongings(a)).toMatchObject({ surveys: [], tickets: [] });
    expect(await trio.belongings(b)).toMatchObject({
      surveys: [expect.anything()],
      tickets: [expect.anything()],
    });
    expect(await faultsOf(house)).toEqual([]);
  });

  it('are given the same step once: the other’s coupon is taken back, unless it is used', async () => {
    const bought = (who: number, daysAgo: number): LifeStep => ({
      does: 'buy',
      who,
      order: 0,
      fen: 10_000,
      daysAgo,
    });
    const couponsOf = (joined: Belongings) =>
      (joined.coupons as string[]).map((text) => (JSON.parse(text) as { state: string }).state);
    const unused = await joinAndPart([bought(0, 2), bought(1, 1)]);
    expect(couponsOf(unused.joined)).toEqual(['granted']);
    expect(couponsOf(unused.was[0] ?? {})).toEqual(['granted']);
    const used = await joinAndPart([bought(0, 2), bought(1, 1), { does: 'use-coupon', who: 1 }]);
    expect(couponsOf(used.joined)).toEqual(['used']);
  });

  it('keep what each was given within a limit per person, and get no more of it', async () => {
    await withTemplate(house, { key: 'once', perPerson: 1 });
    const trio = await born();
    const [a = 0, b = 0] = trio.ids;
    const give = (customerId: number, moment: string) => {
      const grant = thanks(customerId, moment);
      return giveOne(house, { ...grant, outcome: { ...grant.outcome, template: 'once' } as never });
    };
    expect(said(await give(a, 'one'))).toBe('given');
    expect(said(await give(b, 'two'))).toBe('given');
    await merge(a, b);
    expect(await faultsOf(house)).toEqual([]);
    expect(said(await give(a, 'three'))).toBe('COUPON_LIMIT_REACHED');
    await undo(a);
    expect(await faultsOf(house)).toEqual([]);
    expect(said(await give(b, 'four'))).toBe('COUPON_LIMIT_REACHED');
  });
});

function count(list: unknown): number {
  return (list as unknown[]).length;
}
