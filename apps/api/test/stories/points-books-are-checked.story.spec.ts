import { checkPoints } from '../../src/insight/verify-books/points';
import type { Db } from '../../src/platform/database/db';
import { House, paid } from '../support/house';
import { fund, pointsFromEver, PointsView, signed } from '../support/points';
import { booksAreRight } from '../support/verify';

class Undo extends Error {}

describe('the books of points', () => {
  let house: House;
  let lin: PointsView;

  beforeAll(async () => {
    house = await House.open('2026-09-20T12:00:00+08:00');
    await pointsFromEver(house);
    await fund(house, 'points', 1_000, 'autumn');
    await house.tell([
      paid('lin', 'A1', '2026-09-02T12:00:00+08:00', 10_000),
      signed('A1', '2026-09-02T18:00:00+08:00'),
      paid('lin', 'A2', '2026-09-19T12:00:00+08:00', 3_000),
      paid('mei', 'B1', '2026-09-19T12:00:00+08:00', 5_000),
    ]);
    await house.settle();
    lin = await PointsView.of(house, 'lin');
    await lin.spend(40, 'bowl');
    await lin.spend(30, 'cup');
    await lin.giveBack('cup');
    await house.tell([
      {
        eventId: 'B1:back',
        kind: 'order.refunded',
        orderNo: 'B1',
        happenedAt: '2026-09-20T11:00:00+08:00',
        whole: true,
      },
    ]);
    await house.settle();
  });
  afterAll(() => house.close());

  /** What the check says of books that were spoiled; they are whole again afterwards. */
  async function spoiled(...statements: string[]): Promise<string> {
    let said: string[] = [];
    const spoil = house.database.transaction(async (db) => {
      for (const sql of statements) expect(await db.run(sql)).toBeGreaterThan(0);
      said = await checkPoints(db);
      throw new Undo();
    });
    await expect(spoil).rejects.toBeInstanceOf(Undo);
    await booksAreRight(house);
    return said.join('\n');
  }
  const ofLin = (kind: string) => `kind = '${kind}' AND owner = '${lin.customerId}'`;

  it('are right as they were written', () => booksAreRight(house));

  it('name an account whose balance is not what moved', async () => {
    const said = await spoiled(`UPDATE points_accounts SET balance = balance + 5 WHERE ${ofLin('customer')}`);
    expect(said).toContain(`account customer:${lin.customerId} stands at 65, its transfers add up to 60`);
    expect(said).toContain('all balances together are 5, not 0');
    expect(said).toContain(`customer ${lin.customerId}: available lots hold 60, the account 65`);
  });

  it('name an account that stands where it must not', async () => {
    const debt = await spoiled(
      `INSERT INTO points_accounts (kind, owner, balance, lowest) VALUES ('debt', 'x', 7, NULL)`,
    );
    expect(debt).toContain('account debt:x must not stand at 7');
    const below = await spoiled(
      `UPDATE points_accounts SET lowest = NULL, balance = -1 WHERE ${ofLin('spent')}`,
    );
    expect(below).toContain(`account spent:${lin.customerId} must not stand at -1`);
  });

  it('name a lot that has more or less left than moved', async () => {
    const said = await spoiled(
      "UPDATE points_lots SET left_points = left_points + 1 WHERE state = 'available'",
    );
    expect(said).toMatch(/lot g\d+ has 61 left, its transfers say 60/);
    expect(said).toContain(`customer ${lin.customerId}: available lots hold 61, the account 60`);
  });

  it('name a lot that is in the wrong state', async () => {
    const said = await spoiled(
      "UPDATE points_lots SET state = 'available' WHERE state = 'pending' AND left_points > 0",
    );
    expect(said).toContain(`customer ${lin.customerId}: available lots hold 90, the account 60`);
  });

  it('name a transfer of nothing, and an entry that moved nothing', async () => {
    const nothing = await spoiled('UPDATE points_transfers SET points = 0 WHERE id = 1');
    expect(nothing).toContain('transfer 1 moves 0');
    const empty = await spoiled(
      `INSERT INTO points_entries (entry_key, customer_id, kind, points, at, text) VALUES ('odd', NULL, 'fund', 3, 0, '')`,
    );
    expect(empty).toContain('entry odd moved nothing');
  });

  it('name a history that does not add up', async () => {
    const said = await spoiled(
      "UPDATE points_entries SET points = points - 1 WHERE entry_key = 'spend:bowl'",
    );
    expect(said).toBe(`customer ${lin.customerId}: the history adds up to 89, the accounts to 90`);
  });

  it('name what was given back without having been spent, or otherwise than it was', async () => {
    const other = await spoiled("UPDATE points_entries SET points = 29 WHERE entry_key = 'give-back:cup'");
    expect(other).toContain('entry give-back:cup gives back 29 of 30 spent');
    const never = await spoiled(
      "UPDATE points_entries SET entry_key = 'give-back:jar' WHERE entry_key = 'give-back:cup'",
    );
    expect(never).toContain('entry give-back:jar gives back 30 of 0 spent');
  });

  it('name a grant whose points are not in its lot', async () => {
    const less = await spoiled('UPDATE points_lots SET points = 99 WHERE points = 100');
    expect(less).toMatch(/grant points:points:order:shop:A1:\d+ gives .*"points":100,.* its lot 99/);
    const taken = await spoiled("UPDATE grants SET state = 'withdrawn' WHERE grant_key LIKE '%:A1:%'");
    expect(taken).toMatch(/grant points:points:order:shop:A1:\d+ gives .* its lot 100/);
    const none = await spoiled('UPDATE points_lots SET grant_id = 0 WHERE points = 30');
    expect(none).toMatch(/grant points:points:order:shop:A2:\d+ gives .* its lot 0/);
  });

  it('cannot even be written with a balance below its floor, a lot below zero or a key used twice', async () => {
    const refused = (sql: string) => {
      const write = house.database.transaction((db: Db) => db.run(sql));
      return expect(write).rejects.toThrow();
    };
    await refused(`UPDATE points_accounts SET balance = -1 WHERE ${ofLin('customer')}`);
    await refused("UPDATE points_accounts SET balance = -1 WHERE kind = 'program' AND owner = 'points'");
    await refused('UPDATE points_lots SET left_points = -1 WHERE points = 100');
    await refused("UPDATE points_entries SET entry_key = 'spend:bowl' WHERE entry_key = 'spend:cup'");
  });
});
