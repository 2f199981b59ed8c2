import type { CustomerId } from '@fanchang/domain';
import { Marks } from '../../src/facts/customers';
import type { ReferralDetailDto, ReferralPageDto } from '../../src/programs/referral/ledger.dto';
import { House } from '../support/house';
import { Friend, howFar, publishReferral } from '../support/invite';
import { faultsOf } from '../support/verify';

jest.setTimeout(300_000);

const ACCEPT = '2026-09-02T20:00:00+08:00';
const BUY = '2026-09-02T20:05:00+08:00';
/** The coupon would be over by then if it had begun when it was earned. */
const MUCH_LATER = '2026-10-20T12:00:00+08:00';

describe('an invitation that looks like one person’s', () => {
  let house: House;
  let rounds = 0;
  beforeAll(async () => {
    house = await House.open(ACCEPT);
    await publishReferral(house, { settle: 'paid' });
  });
  beforeEach(() => {
    house.at(ACCEPT);
    rounds += 1;
  });
  afterEach(async () => {
    expect(await faultsOf(house)).toEqual([]);
  });
  afterAll(() => house.close());

  const friend = (name: string) => Friend.of(house, `${name}-${rounds}`);
  const see = async (one: Friend, kind: 'phone' | 'payer' | 'device', value: string) => {
    const customerId = (await one.customerId) as CustomerId;
    await house.database.transaction((db) => house.app.get(Marks).see(db, customerId, kind, value));
    await house.settle();
  };
  const ledger = async (query = '', account: 'agent' | 'operator' = 'agent') => {
    const token = await house.staff(account);
    const answer = await house.call<ReferralPageDto>('GET', `/staff/referrals${query}`, { token });
    expect(answer.status).toBe(200);
    return answer.body.items;
  };
  const idOf = async (inviter: Friend) => (await inviter.progress())[0]?.id ?? '';
  const detail = async (id: string) =>
    (
      await house.call<ReferralDetailDto>('GET', `/staff/referrals/${id}`, {
        token: await house.staff('agent'),
      })
    ).body;
  const review = async (
    id: string,
    decision: string,
    note = '看过了',
    account: 'agent' | 'operator' = 'operator',
  ) =>
    house.call<ReferralDetailDto & { code?: string }>('POST', `/staff/referrals/${id}/review`, {
      token: await house.staff(account),
      body: { decision, note },
    });

  it('closes a ring: nobody is rewarded for it until people have looked', async () => {
    const [lin, mei, zhao] = [await friend('lin'), await friend('mei'), await friend('zhao')];
    await mei.acceptsFrom(lin);
    await zhao.acceptsFrom(mei);
    await lin.acceptsFrom(zhao);
    expect(await lin.accepted()).toMatchObject({ state: 'review', sentence: '我们正在核对，核对好了就继续' });
    house.at(BUY);
    await lin.buys(`R-${rounds}`, BUY);
    expect(await howFar(zhao)).toBe('review: 我们正在核对，核对好了就继续');
    expect([await zhao.rewards(), await lin.rewards()]).toEqual([[], []]);
    // Also the invitations it was closed with, as far as nothing was given for them yet.
    await mei.buys(`R2-${rounds}`, BUY);
    expect(await howFar(lin)).toMatch(/^review/);

    const id = await idOf(zhao);
    expect(await detail(id)).toMatchObject({
      state: 'review',
      flag: 'ring',
      ringLength: 2,
      shared: [],
      orderNo: `R-${rounds}`,
      review: null,
      inviterReward: null,
    });
    house.at(MUCH_LATER);
    expect((await review(id, 'allow', '三个同事，互相推荐')).body).toMatchObject({
      state: 'settled',
      review: 'allow',
      note: '三个同事，互相推荐',
      inviterReward: { state: 'standing', reward: '¥20 券（满 ¥49 可用，30 天内有效）' },
    });
    expect([await zhao.rewards(), await lin.rewards()]).toMatchObject([[{}], [{}]]);
  });

  it('is refused by people, and what was rewarded by mistake is taken back', async () => {
    const [lin, mei] = [await friend('lin'), await friend('mei')];
    await see(lin, 'device', `shared-device-${rounds}`);
    expect(await mei.accepts(await lin.code(), `shared-device-${rounds}`)).toMatchObject({
      status: 200,
      body: { state: 'review' },
    });
    const id = await idOf(lin);
    expect(await detail(id)).toMatchObject({ flag: 'inviter-device', shared: ['device'] });
    house.at(BUY);
    await mei.buys(`D-${rounds}`, BUY);
    expect((await review(id, 'allow')).body.state).toBe('settled');
    expect(await lin.rewards()).toHaveLength(1);
    expect((await review(id, 'refuse', '同一个人的两部手机')).body.state).toBe('refused');
    expect([await lin.rewards(), await mei.rewards()]).toEqual([[], []]);
    expect(await howFar(lin)).toBe('refused: 核对没有通过，不计入');
    // The same again is the same, and written down once.
    const before = await house.database.rows("SELECT seq FROM audit_log WHERE action = 'referral.reviewed'");
    expect((await review(id, 'refuse', '别的话')).body).toMatchObject({ note: '同一个人的两部手机' });
    const after = await house.database.rows("SELECT seq FROM audit_log WHERE action = 'referral.reviewed'");
    expect(after).toHaveLength(before.length);
  });

  it.each([
    ['phone', 'sibling-phone'],
    ['payer', 'sibling-payer'],
    ['device', 'sibling-device'],
  ] as const)('has two friends of one inviter with the same %s', async (kind, flag) => {
    const [lin, mei, zhao] = [await friend('lin'), await friend('mei'), await friend('zhao')];
    await mei.acceptsFrom(lin);
    await zhao.acceptsFrom(lin);
    const value = kind === 'phone' ? `137000000${10 + rounds}` : `same-${rounds}`;
    await see(mei, kind, value);
    // Seen after both have accepted: looked at again before anything is given.
    await see(zhao, kind, value);
    house.at(BUY);
    await zhao.buys(`Z-${rounds}`, BUY);
    const [newest] = await lin.progress();
    expect(newest).toMatchObject({ state: 'review' });
    expect((await detail(newest?.id ?? '')).flag).toBe(flag);
    expect(await lin.rewards()).toEqual([]);
  });

  it('is no longer doubted once it is given: people share a phone now and then', async () => {
    const [lin, mei] = [await friend('lin'), await friend('mei')];
    await mei.acceptsFrom(lin);
    house.at(BUY);
    await mei.buys(`G-${rounds}`, BUY);
    await see(lin, 'device', `home-${rounds}`);
    await see(mei, 'device', `home-${rounds}`);
    expect(await howFar(lin)).toMatch(/^settled/);
    expect((await review(await idOf(lin), 'refuse')).body.code).toBe('REFERRAL_NOT_FLAGGED');
  });

  it('is found in the ledger by state and flag, page by page, with names masked', async () => {
    const lin = await friend('lin');
    await house.database.run('UPDATE customers SET nickname = ? WHERE id = ?', [
      '林小满',
      await lin.customerId,
    ]);
    for (let n = 0; n < 32; n += 1) await (await friend(`f${n}`)).acceptsFrom(lin);
    const flagged = await friend('flagged');
    await see(lin, 'device', `ledger-device-${rounds}`);
    expect((await flagged.accepts(await lin.code(), `ledger-device-${rounds}`)).status).toBe(200);

    const token = await house.staff('agent');
    const page = async (query: string) =>
      (await house.call<ReferralPageDto>('GET', `/staff/referrals?${query}`, { token })).body;
    const first = await page('state=bound');
    expect(first.items).toHaveLength(30);
    expect(first.items[0]).toMatchObject({
      inviter: { name: '林*满' },
      invitee: { name: '会员' },
      flag: null,
    });
    const second = await page(`state=bound&cursor=${first.nextCursor ?? ''}`);
    const ids = [...first.items, ...second.items].map((item) => item.id);
    expect(new Set(ids).size).toBe(ids.length);
    const wrong = await ledger('?flagged=true&state=review');
    expect(wrong[0]).toMatchObject({ flag: 'inviter-device', inviter: { name: '林*满' } });
    expect(wrong.every((item) => item.flag !== null && item.state === 'review')).toBe(true);
    expect((await ledger('?flagged=false')).every((item) => item.flag === null)).toBe(true);
    const bad = await house.call('GET', '/staff/referrals?state=nonsense', { token });
    expect(bad).toMatchObject({ status: 400, body: { code: 'BODY_INVALID' } });
    expect((await lin.progress()).length).toBe(33);
  });

  it('is decided over by operators only, and there must be one', async () => {
    expect(await review('999999', 'allow')).toMatchObject({
      status: 404,
      body: { code: 'REFERRAL_NOT_FOUND' },
    });
    expect(await review('x', 'allow')).toMatchObject({ status: 404 });
    expect(await review('1', 'allow', '好', 'agent')).toMatchObject({ status: 403 });
    expect(await review('1', 'perhaps')).toMatchObject({ status: 400 });
    expect(await review('1', 'allow', '')).toMatchObject({ status: 400 });
  });
});
