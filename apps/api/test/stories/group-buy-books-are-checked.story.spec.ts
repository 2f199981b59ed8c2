import { checkGroupBuys } from '../../src/insight/verify-books/group-buy';
import { Friend, publishGroupBuy } from '../support/group-buy';
import type { House } from '../support/house';
import { houseWithSandbox, settle } from '../support/pushes';
import { booksAreRight } from '../support/verify';

class Undo extends Error {}

describe('the books of group-buys', () => {
  let house: House;
  /** Team numbers by what became of them. */
  const no: Record<string, string> = {};

  beforeAll(async () => {
    const opened = await houseWithSandbox('2026-09-02T12:00:00+08:00');
    house = opened.house;
    const { outside } = opened;
    await outside.paySettings({ duplicates: 0, probes: 0 });
    const [lin, zhao, wei] = await Promise.all(['lin', 'zhao', 'wei'].map((name) => Friend.of(house, name)));
    const free = await publishGroupBuy(house, { program: 'free', size: 2, teams: 50, perPersonMonth: 9 });
    no.full = (await lin!.opens(free)).body.teamNo;
    await zhao!.joins(no.full);
    no.open = (await wei!.opens(free)).body.teamNo;
    no.over = (await lin!.opens(free)).body.teamNo;
    await lin!.leaves(no.over);

    const paid = await publishGroupBuy(house, { program: 'paid', size: 2, priceFen: 990 });
    const pay = async (friend: Friend, teamNo: string) => {
      await outside.pay((await friend.sees(teamNo)).payment?.payNo ?? '');
      await settle(house, outside);
    };
    no.paid = (await lin!.opens(paid)).body.teamNo;
    await pay(lin!, no.paid);
    await zhao!.joins(no.paid);
    await pay(zhao!, no.paid);
    no.back = (await wei!.opens(paid)).body.teamNo;
    await pay(wei!, no.back);
    await wei!.leaves(no.back);
    no.waiting = (await wei!.opens(paid)).body.teamNo;
    await settle(house, outside);
  });
  afterAll(() => house.close());

  it('are right as they were written', async () => {
    await booksAreRight(house);
    expect(await checkGroupBuys(house.database)).toEqual([]);
  });

  /** What the check says of books that were spoiled; they are whole again afterwards. */
  async function spoiled(sql: string, values: (string | number)[]): Promise<string[]> {
    let said: string[] = [];
    const spoil = house.database.transaction(async (db) => {
      expect(await db.run(sql, values)).toBeGreaterThan(0);
      said = await checkGroupBuys(db);
      throw new Undo();
    });
    await expect(spoil).rejects.toThrow(Undo);
    return said;
  }
  const ofTeam = (change: string) => `UPDATE group_teams SET ${change} WHERE team_no = ?`;
  const ofSeats = (change: string) =>
    `UPDATE group_seats SET ${change} WHERE team_id = (SELECT id FROM group_teams WHERE team_no = ?)`;
  const members = 'is_leader = 0 AND team_id = (SELECT id FROM group_teams WHERE team_no = ?)';

  it.each<[string, string, string[], RegExp]>([
    [
      'a seat counted that nobody sits in',
      ofTeam('seats_taken = 2'),
      ['open'],
      /is open: 2 seats, counted 2, taken 1$/,
    ],
    [
      'full with a free seat',
      `UPDATE group_seats SET state = 'left', left_at = 1 WHERE ${members}`,
      ['full'],
      /is filled: 2 seats, counted 2, taken 1$/,
    ],
    ['more people than seats', ofTeam('size = 1'), ['full'], /is filled: 1 seats, counted 2, taken 2$/],
    [
      'open though it is full',
      ofTeam("state = 'open', ended_at = NULL"),
      ['full'],
      /is open: 2 seats, counted 2, taken 2$/,
    ],
    [
      'over, and somebody still sits',
      ofTeam("state = 'expired', ended_at = ends_at, end_reason = 'time'"),
      ['open'],
      /is expired: 2 seats, counted 1, taken 1$/,
    ],
    ['led by somebody who does not sit there', ofTeam('customer_id = 999999'), ['open'], /is led by 0$/],
    ['full after its end', ofTeam('ended_at = ends_at'), ['full'], /is filled, but not all of it says so$/],
    [
      'cancelled for no reason',
      ofTeam('end_reason = NULL'),
      ['over'],
      /is cancelled, but not all of it says so$/,
    ],
    ['a state nobody knows', ofTeam("state = 'half'"), ['waiting'], /is half, but not all of it says so$/],
    ['of rules that never were', ofTeam('version = 99'), ['open'], /is of no such activity$/],
    [
      'taken and left at once',
      ofSeats('left_at = 1'),
      ['open'],
      /^seat \d+ is taken, but not all of it says so$/,
    ],
    [
      'a coupon for a team that did not fill',
      "UPDATE grants SET cause = ? WHERE grant_key LIKE 'group-buy:free:%'",
      ['open'],
      /^grant group-buy:free:.* is of a team that is open/,
    ],
    [
      'nothing given for a full team',
      "UPDATE grants SET cause = 'nowhere' WHERE cause = ?",
      ['full'],
      /is full, customer \d+ has 0 grants of it$/,
    ],
    [
      'stock counted wrongly',
      "UPDATE quotas SET taken = taken + 1 WHERE quota_key LIKE 'group:%:teams' AND taken = ?",
      ['2'],
      /^activity \w+: teams counted 3, there are 2$/,
    ],
    [
      'a share counted wrongly',
      "UPDATE quotas SET taken = taken - ? WHERE quota_key LIKE 'group:%:person:%' AND taken = 1",
      ['1'],
      /counted 0, seats 1$/,
    ],
    [
      'a seat nobody paid for',
      `${ofSeats('payment_id = NULL')} AND is_leader = 0`,
      ['paid'],
      /sits, what they paid is not to be found$/,
    ],
    [
      'somebody else’s payment',
      "UPDATE payments SET customer_id = 999999 WHERE subject = ? AND state = 'paid'",
      ['paid'],
      /sits, what they paid is not to be found$/,
    ],
    [
      'money kept from who left',
      'DELETE FROM payment_refunds WHERE payment_id IN (SELECT id FROM payments WHERE subject = ?)',
      ['back'],
      /^payment \w+ of 990 for a seat \(left\), 0 went back$/,
    ],
    [
      'money kept that seats nobody',
      'UPDATE group_seats SET payment_id = 0 WHERE is_leader = 0 AND team_id = (SELECT id FROM group_teams WHERE team_no = ?)',
      ['paid'],
      /for a seat \(none\), 0 went back$/,
    ],
  ])('%s', async (_, sql, names, sentence) => {
    const values = names.map((name) => no[name] ?? name);
    const said = await spoiled(
      sql,
      values.map((value) => (/^\d+$/.test(value) ? Number(value) : value)),
    );
    expect(said).toContainEqual(expect.stringMatching(sentence));
  });
});
