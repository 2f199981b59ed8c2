import { addTemplate } from '../../src/outcomes/coupons';
import { Friend, publishGroupBuy, saidOf } from '../support/group-buy';
import { House } from '../support/house';
import { booksAreRight } from '../support/verify';

const NOON = '2026-09-02T12:00:00+08:00';

describe('no to a team, by name', () => {
  let house: House;
  let lin: Friend;
  let zhao: Friend;
  let born = 0;
  beforeAll(async () => {
    house = await House.open(NOON);
    lin = await Friend.of(house, 'lin');
    zhao = await Friend.of(house, 'zhao');
  });
  beforeEach(() => house.at(NOON));
  afterAll(async () => {
    await booksAreRight(house);
    await house.close();
  });

  const someone = () => Friend.of(house, `someone-${(born += 1)}`);
  const opened = async (by: Friend, key?: string) => (await by.opens(key)).body.teamNo;
  const leads = async (changes: Parameters<typeof publishGroupBuy>[1]) => {
    const key = await publishGroupBuy(house, { program: `tea-${(born += 1)}`, ...changes });
    const leader = await someone();
    return { key, leader, teamNo: await opened(leader, key) };
  };

  it('nowhere: no such team, no such activity', async () => {
    expect(await zhao.joins('T00000000000000')).toMatchObject({
      status: 404,
      body: { code: 'TEAM_NOT_FOUND' },
    });
    expect(saidOf(await zhao.leaves('T00000000000000'))).toBe('TEAM_NOT_FOUND');
    expect(await zhao.opens('no-such')).toMatchObject({ status: 404, body: { code: 'GROUP_NOT_FOUND' } });
    expect(saidOf(await zhao.opens('repurchase'))).toBe('GROUP_NOT_FOUND');
  });

  it('joining twice, or one’s own', async () => {
    const { leader, teamNo } = await leads({ size: 3 });
    expect(saidOf(await leader.joins(teamNo))).toBe('GROUP_OWN_TEAM');
    expect(saidOf(await zhao.joins(teamNo))).toBe('open');
    expect(saidOf(await zhao.joins(teamNo))).toBe('GROUP_ALREADY_IN');
  });

  it('full: open your own', async () => {
    const { teamNo } = await leads({ size: 2 });
    await lin.joins(teamNo);
    expect(await zhao.joins(teamNo)).toMatchObject({
      status: 409,
      body: { code: 'GROUP_FULL', message: '已满，可自己开团' },
    });
    expect(await zhao.sees(teamNo)).toMatchObject({ canJoin: false, refusal: { code: 'GROUP_FULL' } });
    expect(saidOf(await lin.leaves(teamNo))).toBe('GROUP_FILLED');
  });

  it('past its time, swept or not', async () => {
    const { teamNo } = await leads({ size: 3, hours: 24 });
    await lin.joins(teamNo);
    house.at('2026-09-03T12:00:00+08:00');
    expect(saidOf(await zhao.joins(teamNo))).toBe('GROUP_EXPIRED');
    expect(saidOf(await lin.leaves(teamNo))).toBe('GROUP_EXPIRED');
    expect(await zhao.sees(teamNo)).toMatchObject({ state: 'expired', left: 0 });
    await house.settle();
    expect(saidOf(await zhao.joins(teamNo))).toBe('GROUP_EXPIRED');
    expect(saidOf(await lin.leaves(teamNo))).toBe('GROUP_EXPIRED');
  });

  it('called off, by its leader or with its activity', async () => {
    const { leader, teamNo } = await leads({ size: 3 });
    expect(saidOf(await leader.leaves(teamNo))).toBe('cancelled');
    expect(saidOf(await zhao.joins(teamNo))).toBe('GROUP_TEAM_CANCELLED');
    expect(saidOf(await zhao.leaves(teamNo))).toBe('GROUP_NOT_IN');

    const off = await leads({});
    const token = await house.staff('operator');
    const url = `/staff/group-buys/${off.key}/cancel`;
    expect(await house.call('POST', url, { token, body: { reason: '货源没了' } })).toMatchObject({
      status: 200,
    });
    // Before anybody has swept the team.
    expect(saidOf(await zhao.joins(off.teamNo))).toBe('GROUP_CANCELLED');
    expect(saidOf(await zhao.opens(off.key))).toBe('GROUP_CANCELLED');
    await house.settle();
    expect(saidOf(await zhao.joins(off.teamNo))).toBe('GROUP_TEAM_CANCELLED');
  });

  it('too early, too late', async () => {
    const startsAt = Date.parse('2026-09-03T00:00:00+08:00');
    const endsAt = Date.parse('2026-09-04T00:00:00+08:00');
    const key = await publishGroupBuy(house, { program: 'one-day', startsAt, endsAt });
    expect(saidOf(await lin.opens(key))).toBe('GROUP_NOT_STARTED');
    house.at('2026-09-03T23:59:59.999+08:00');
    const teamNo = await opened(lin, key);
    house.at('2026-09-04T00:00:00.000+08:00');
    expect(saidOf(await zhao.opens(key))).toBe('GROUP_OVER');
    expect(await zhao.get(`/me/group-buys/${key}`)).toMatchObject({
      activity: { state: 'over' },
      refusal: { code: 'GROUP_OVER', message: '活动已结束' },
    });
    // A team that is open fills in its own time.
    expect(saidOf(await zhao.joins(teamNo))).toBe('filled');
  });

  it('not for them: who has bought, who never has', async () => {
    const buyer = await someone();
    await house.buys(buyer.openid, `order-${buyer.openid}`, NOON);
    const key = await publishGroupBuy(house, { program: 'old-new', leads: 'buyers', joins: 'newcomers' });
    expect(saidOf(await lin.opens(key))).toBe('GROUP_BUYERS_ONLY');
    const teamNo = await opened(buyer, key);
    const other = await someone();
    await house.buys(other.openid, `order-${other.openid}`, NOON);
    expect(saidOf(await other.joins(teamNo))).toBe('GROUP_NEWCOMERS_ONLY');
    expect(await other.sees(teamNo)).toMatchObject({ refusal: { code: 'GROUP_NEWCOMERS_ONLY' } });
    expect(saidOf(await lin.joins(teamNo))).toBe('filled');
  });

  it('more than so often a month; what did not fill does not count, and a new month begins anew', async () => {
    const key = await publishGroupBuy(house, { program: 'rare', perPersonMonth: 1, size: 3 });
    const [a, b] = [await someone(), await someone()];
    const first = await opened(a, key);
    expect(saidOf(await b.joins(first))).toBe('open');
    const second = await opened(await someone(), key);
    expect(await b.joins(second)).toMatchObject({
      body: { code: 'GROUP_LIMIT_REACHED', message: '这个活动每人每月 1 次，您这个月已用完' },
    });
    expect(await b.get(`/me/group-buys/${key}`)).toMatchObject({ leftThisMonth: 0 });
    expect(saidOf(await b.leaves(first))).toBe('open');
    expect(saidOf(await b.joins(second))).toBe('open');
    house.at('2026-10-01T00:00:00+08:00');
    const third = await opened(await someone(), key);
    expect(saidOf(await b.joins(third))).toBe('open');
  });

  it('one team at a time, and no more teams than there are', async () => {
    const key = await publishGroupBuy(house, { program: 'few', teams: 2 });
    const [a, b, c] = [await someone(), await someone(), await someone()];
    const first = await opened(a, key);
    expect(saidOf(await a.opens(key))).toBe('GROUP_ONE_AT_A_TIME');
    expect(await a.get(`/me/group-buys/${key}`)).toMatchObject({ openTeamNo: first });
    await opened(b, key);
    expect(saidOf(await c.opens(key))).toBe('GROUP_SOLD_OUT');
    expect(await c.get(`/me/group-buys/${key}`)).toMatchObject({
      activity: { teamsLeft: 0 },
      refusal: { code: 'GROUP_SOLD_OUT' },
    });
    // A team that ends unfilled can be opened again by somebody.
    await a.leaves(first);
    expect(saidOf(await c.opens(key))).toBe('open');
  });

  it('a request again is the same request; the same name for another is none', async () => {
    const { teamNo, key } = await leads({ size: 4 });
    const first = await zhao.joins(teamNo, 'one-and-the-same');
    const again = await zhao.joins(teamNo, 'one-and-the-same');
    expect([first.status, again.status, again.body.mySeat]).toEqual([200, 200, 'taken']);
    const other = await leads({ size: 4 });
    expect(saidOf(await zhao.joins(other.teamNo, 'one-and-the-same'))).toBe('GROUP_REQUEST_REUSED');
    // A request that comes late, after they left, does not seat them again.
    await zhao.leaves(teamNo);
    expect((await zhao.joins(teamNo, 'one-and-the-same')).body.mySeat).toBe('left');
    expect((await zhao.leaves(teamNo)).status).toBe(200);

    const mine = await lin.opens(key, 'open-the-same');
    expect((await lin.opens(key, 'open-the-same')).body.teamNo).toBe(mine.body.teamNo);
    expect(saidOf(await lin.opens(other.key, 'open-the-same'))).toBe('GROUP_REQUEST_REUSED');
  });

  it('nothing left of the coupon when it fills: said, and no coupon is promised', async () => {
    await house.database.transaction((db) =>
      addTemplate(db, {
        key: 'one-left',
        name: '拼团仅此一张',
        worth: { kind: 'cash', offFen: 500 },
        thresholdFen: 0,
        scope: '全场',
        shops: null,
        stock: 1,
      }),
    );
    const { leader, teamNo } = await leads({ coupon: { template: 'one-left', days: 7 } });
    const guest = await someone();
    expect(saidOf(await guest.joins(teamNo))).toBe('filled');
    expect([await leader.coupons(), await guest.coupons()]).toEqual([1, 0]);
    expect((await guest.told())[0]).toBe('券已发完');
    expect((await guest.sees(teamNo)).couponId).toBeNull();
  });

  it('a definition that cannot be followed is not published', async () => {
    await expect(publishGroupBuy(house, { program: 'too-big', size: 11 })).rejects.toThrow('size: 2–10');
    const nothing = { program: 'no-coupon', coupon: { template: 'no-such', days: 3 } };
    await expect(publishGroupBuy(house, nothing)).rejects.toThrow('there is no coupon template no-such');
  });
});
