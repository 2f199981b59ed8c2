import { Friend, publishGroupBuy, saidOf } from '../support/group-buy';
import type { House } from '../support/house';
import type { Outside } from '../support/outside';
import { bothAt, houseWithSandbox } from '../support/pushes';
import { booksAreRight } from '../support/verify';

jest.setTimeout(300_000);

const NOON = '2026-09-02T12:00:00+08:00';

describe('a team whose seats are paid for', () => {
  let house: House;
  let outside: Outside;
  let key: string;
  let born = 0;
  beforeAll(async () => {
    ({ house, outside } = await houseWithSandbox(NOON));
    await outside.paySettings({ duplicates: 2, probes: 0 });
  });
  beforeEach(async () => {
    await bothAt(house, outside, NOON);
    key = await publishGroupBuy(house, { program: `paid-${(born += 1)}`, priceFen: 990, teams: 5 });
  });
  afterEach(() => booksAreRight(house));
  afterAll(() => house.close());

  const someone = (name: string) => Friend.of(house, `${name}-${born}`);
  const settle = async () => {
    await outside.pushed();
    await house.settle();
    await outside.pushed();
    await house.settle();
  };
  const pays = async (friend: Friend, teamNo: string, wish: Parameters<Outside['pay']>[1] = {}) => {
    const { payment } = await friend.sees(teamNo);
    await outside.pay(payment?.payNo ?? '', wish);
    await settle();
    return friend.sees(teamNo);
  };
  const openPaid = async (leader: Friend) => {
    const { teamNo } = (await leader.opens(key)).body;
    await pays(leader, teamNo);
    return teamNo;
  };

  it('the leader pays and it opens; the friend pays and both have their coupons', async () => {
    const [lin, zhao] = [await someone('lin'), await someone('zhao')];
    const opened = await lin.opens(key);
    expect(opened).toMatchObject({
      status: 200,
      body: {
        state: 'waiting',
        mySeat: 'paying',
        left: 2,
        canLeave: true,
        payment: { state: 'unpaid', amountFen: 990 },
      },
    });
    expect(opened.body.payment?.params).toMatchObject({ signType: 'RSA' });
    const { teamNo } = opened.body;
    expect(saidOf(await zhao.joins(teamNo))).toBe('GROUP_NOT_OPEN');
    await bothAt(house, outside, '2026-09-02T12:05:00+08:00');
    expect(await pays(lin, teamNo)).toMatchObject({
      state: 'open',
      mySeat: 'taken',
      endsAt: '2026-09-03T12:05:00.000+08:00',
      payment: { state: 'paid' },
    });
    // The work that would have ended it unpaid has come and gone.
    await bothAt(house, outside, '2026-09-02T12:15:00+08:00');
    await settle();
    expect(await zhao.joins(teamNo)).toMatchObject({
      status: 200,
      body: { state: 'open', mySeat: 'paying', left: 1 },
    });
    expect(await pays(zhao, teamNo)).toMatchObject({ state: 'filled', mySeat: 'taken', refund: 'none' });
    expect([await lin.coupons(), await zhao.coupons()]).toEqual([1, 1]);
    const staff = await house.call<{ payments: object[] }>('GET', `/staff/teams/${teamNo}`, {
      token: await house.staff('operator'),
    });
    expect(staff.body.payments).toMatchObject([
      { amountFen: 990, state: 'paid', refundFen: 0 },
      { amountFen: 990, state: 'paid', refundFen: 0 },
    ]);
  });

  it('asked again, it is the same payment, and somebody else’s request is another', async () => {
    const [lin, zhao] = [await someone('lin'), await someone('zhao')];
    const first = await lin.opens(key, 'the-same-open');
    const again = await lin.opens(key, 'the-same-open');
    expect(again.body.payment?.payNo).toBe(first.body.payment?.payNo);
    const { teamNo } = first.body;
    await pays(lin, teamNo);
    const joined = await zhao.joins(teamNo, 'the-same-join');
    expect((await zhao.joins(teamNo, 'the-same-join')).body.payment?.payNo).toBe(joined.body.payment?.payNo);
    // Another tap while the first waits to be paid.
    expect((await zhao.joins(teamNo, 'another-join')).body.payment?.payNo).toBe(joined.body.payment?.payNo);
    await pays(zhao, teamNo);
    expect((await zhao.joins(teamNo, 'the-same-join')).body).toMatchObject({
      state: 'filled',
      mySeat: 'taken',
    });
  });

  it('two pay for the last seat: one sits, the other has the money back and reads why', async () => {
    const [lin, zhao, wei] = [await someone('lin'), await someone('zhao'), await someone('wei')];
    const teamNo = await openPaid(lin);
    await zhao.joins(teamNo);
    const weis = (await wei.joins(teamNo)).body.payment?.payNo ?? '';
    expect(await pays(zhao, teamNo)).toMatchObject({ state: 'filled' });
    await outside.pay(weis, { late: true });
    await settle();
    expect(await wei.sees(teamNo)).toMatchObject({
      mySeat: 'none',
      refund: 'refunded',
      refusal: { code: 'GROUP_FULL' },
      couponId: null,
    });
    expect(await wei.told()).toContain('没能入座，正在退款');
  });

  it('the leader does not pay: after a quarter of an hour it never was; money that still comes goes back', async () => {
    const lin = await someone('lin');
    const { teamNo, payment } = (await lin.opens(key)).body;
    expect(saidOf(await lin.opens(key))).toBe('GROUP_ONE_AT_A_TIME');
    await bothAt(house, outside, '2026-09-02T12:15:00+08:00');
    await settle();
    expect(await lin.sees(teamNo)).toMatchObject({ state: 'expired', endReason: 'unpaid', mySeat: 'none' });
    expect(await lin.told()).toEqual([]);
    await outside.pay(payment?.payNo ?? '', { late: true });
    await settle();
    expect(await lin.sees(teamNo)).toMatchObject({ state: 'expired', refund: 'refunded' });
    expect(await lin.get(`/me/group-buys/${key}`)).toMatchObject({
      activity: { teamsLeft: 5 },
      leftThisMonth: 3,
    });
    expect((await lin.opens(key)).status).toBe(200);
  });

  it('not filled in time, left, called off: everybody has their money back', async () => {
    const [lin, zhao, wei] = [await someone('lin'), await someone('zhao'), await someone('wei')];
    key = await publishGroupBuy(house, { program: `three-${born}`, priceFen: 990, size: 3 });
    const late = await openPaid(lin);
    await zhao.joins(late);
    await pays(zhao, late);
    await wei.joins(late);
    await pays(wei, late);
    expect(await wei.sees(late)).toMatchObject({ state: 'filled' });

    const left = await openPaid(zhao);
    await wei.joins(left);
    await pays(wei, left);
    expect((await wei.leaves(left)).body).toMatchObject({ mySeat: 'left', refund: 'refunding' });
    await settle();
    expect(await wei.sees(left)).toMatchObject({ mySeat: 'left', refund: 'refunded', canJoin: true });
    await wei.joins(left);
    expect(await pays(wei, left)).toMatchObject({ mySeat: 'taken', refund: 'none' });
    await zhao.leaves(left);
    await settle();
    for (const friend of [zhao, wei]) {
      expect(await friend.sees(left)).toMatchObject({ state: 'cancelled', refund: 'refunded' });
    }

    const over = await openPaid(lin);
    await zhao.joins(over);
    await bothAt(house, outside, '2026-09-03T12:00:00+08:00');
    await settle();
    expect(await lin.sees(over)).toMatchObject({ state: 'expired', mySeat: 'released', refund: 'refunded' });
    expect(await zhao.sees(over)).toMatchObject({ mySeat: 'none', payment: { state: 'closed' } });
    expect(await lin.told()).toContain('这次没拼成');

    const off = await openPaid(wei);
    const waiting = (await lin.opens(key)).body.teamNo;
    const token = await house.staff('operator');
    await house.call('POST', `/staff/group-buys/${key}/cancel`, { token, body: { reason: '活动提前结束' } });
    await settle();
    expect(await wei.sees(off)).toMatchObject({ state: 'cancelled', refund: 'refunded' });
    expect(await lin.sees(waiting)).toMatchObject({ state: 'cancelled', payment: { state: 'closed' } });
  });

  it('paid, filled, and no coupon left: the money goes back, and it is said', async () => {
    const [lin, zhao] = [await someone('lin'), await someone('zhao')];
    const coupon = { template: 'group-30', days: 14 };
    key = await publishGroupBuy(house, { program: `short-${born}`, priceFen: 990, coupon });
    await house.database.transaction((db) =>
      db.run('INSERT INTO program_budgets (program, most_count) VALUES (?, 1)', [`short-${born}`]),
    );
    const teamNo = await openPaid(lin);
    await zhao.joins(teamNo);
    await pays(zhao, teamNo);
    await settle();
    expect(await lin.sees(teamNo)).toMatchObject({
      state: 'filled',
      refund: 'none',
      couponId: expect.any(String),
    });
    expect(await zhao.sees(teamNo)).toMatchObject({ state: 'filled', refund: 'refunded', couponId: null });
    expect(await zhao.told()).toContain('券已发完');
  });

  it('a wrong amount seats nobody', async () => {
    const lin = await someone('lin');
    const { teamNo } = (await lin.opens(key)).body;
    expect(await pays(lin, teamNo, { amountFen: 1 })).toMatchObject({ state: 'waiting', refund: 'refunded' });
  });

  it('who has had all theirs this month is told before paying, not after', async () => {
    const [lin, zhao] = [await someone('lin'), await someone('zhao')];
    key = await publishGroupBuy(house, { program: `once-${born}`, priceFen: 990, perPersonMonth: 1 });
    const teamNo = await openPaid(lin);
    await zhao.joins(teamNo);
    await pays(zhao, teamNo);
    expect(saidOf(await lin.opens(key))).toBe('GROUP_LIMIT_REACHED');
    const other = await openPaid(await someone('wei'));
    expect(saidOf(await zhao.joins(other))).toBe('GROUP_LIMIT_REACHED');
  });

  it('WeChat is away: the team waits, and the same request again pays', async () => {
    const lin = await someone('lin');
    await outside.fault('/v3/pay/*', { kind: 'status', status: 500, times: null });
    expect(await lin.opens(key, 'while-it-is-away')).toMatchObject({ body: { code: 'OUTSIDE_UNAVAILABLE' } });
    await outside.clearFaults();
    await bothAt(house, outside, '2026-09-02T12:02:00+08:00');
    const again = await lin.opens(key, 'while-it-is-away');
    expect(again).toMatchObject({ status: 200, body: { state: 'waiting', payment: { state: 'unpaid' } } });
    expect(await pays(lin, again.body.teamNo)).toMatchObject({ state: 'open' });
  });
});
