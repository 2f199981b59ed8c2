import { checkReferral } from '../../src/insight/verify-books/referral';
import { House } from '../support/house';
import { Friend, publishReferral } from '../support/invite';
import { booksAreRight } from '../support/verify';

jest.setTimeout(180_000);

const AT = '2026-09-02T20:00:00+08:00';

class Undo extends Error {}

describe('books of invitations that were tampered with', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open(AT);
    // The shipped rules, but for when they settle, and one friend a month.
    await publishReferral(house, { settle: 'paid', perInviterMonth: 1 });
    const [lin, mei, zhao] = [await friend('lin'), await friend('mei'), await friend('zhao')];
    for (const [n, one] of [mei, zhao].entries()) {
      await one.acceptsFrom(lin);
      await one.buys(`M-${n + 1}`, AT);
    }
  });
  afterAll(() => house.close());

  const friend = (name: string) => Friend.of(house, name);
  /** What the check says of books something was done to, which is undone. */
  const faultsAfter = async (...done: string[]) => {
    let faults: string[] = [];
    const trying = house.database.transaction(async (db) => {
      for (const sql of done) await db.run(sql);
      faults = await checkReferral(db);
      throw new Undo();
    });
    await expect(trying).rejects.toBeInstanceOf(Undo);
    return faults.join('\n');
  };

  it('are right as they were written', async () => {
    await booksAreRight(house);
  });

  it.each([
    [
      'a reward without an invitation',
      "UPDATE grants SET grant_key = 'referral:invite-20:99:inviter' WHERE step = 'inviter'",
      '3 grants are of invitations, 2 of invitations there are',
    ],
    [
      'one that stands though nothing is settled',
      "UPDATE referral_cases SET state = 'cancelled', order_no = NULL",
      'stands, its invitation is cancelled',
    ],
    [
      'one that somebody else has',
      "UPDATE grants SET customer_id = customer_id + 1 WHERE step = 'inviter'",
      'is not its inviter',
    ],
    [
      'a friend who was forgotten',
      "DELETE FROM grants WHERE step = 'invitee'",
      'is settled, its friend was given nothing',
    ],
    [
      'a case that says half of it',
      'UPDATE referral_cases SET settled_at = NULL',
      'is settled, but not all of it says so',
    ],
    ['an invitation nobody follows', 'DELETE FROM referral_cases', 'is followed by nobody'],
    [
      'somebody who invited themselves',
      'UPDATE invitations SET inviter_id = customer_id',
      'of one person is settled',
    ],
    [
      'a friend who had bought before',
      'UPDATE invitations SET accepted_at = accepted_at + 1',
      'its friend had bought M-1 before',
    ],
    [
      'a month counted wrong',
      "UPDATE quotas SET taken = 7 WHERE quota_key LIKE 'referral:%'",
      'counted 7, invitations have 1',
    ],
    ['a reward in no month', 'UPDATE referral_cases SET month = NULL', 'counts in no month'],
    [
      'a friend’s orders counted wrong',
      'UPDATE invitations SET brought_orders = 7',
      'says its friend bought 7 times, their orders 1',
    ],
  ])('%s is found', async (_, sql, sentence) => {
    expect(await faultsAfter(sql)).toContain(sentence);
  });

  it('more in a month than any rules allow is found', async () => {
    const narrow = `UPDATE programs SET definition = REPLACE(definition, '"perInviterMonth":10', '"perInviterMonth":1')`;
    expect(await faultsAfter(narrow)).toBe('');
    const faults = await faultsAfter(narrow, "UPDATE referral_cases SET month = '2026-09'");
    expect(faults).toContain('was rewarded 2 times in 2026-09');
  });
});
