import { House } from '../support/house';
import { Friend, howFar, publishReferral, signs } from '../support/invite';
import { ShopperView } from '../support/shopper';
import { faultsOf } from '../support/verify';

jest.setTimeout(300_000);

const ACCEPT = '2026-09-02T20:00:00+08:00';
const BUY = '2026-09-03T10:00:00+08:00';
const SIGN = '2026-09-05T10:00:00+08:00';
const DUE = '2026-09-13T00:00:00+08:00';

describe('a friend who was invited', () => {
  let house: House;
  let lin: Friend;
  let mei: Friend;
  let pairs = 0;
  beforeAll(async () => {
    house = await House.open(ACCEPT);
  });
  beforeEach(async () => {
    house.at(ACCEPT);
    pairs += 1;
    lin = await Friend.of(house, `lin-${pairs}`);
    mei = await Friend.of(house, `mei-${pairs}`);
  });
  afterEach(async () => {
    expect(await faultsOf(house)).toEqual([]);
  });
  afterAll(() => house.close());

  const order = (name = 'M') => `${name}-${pairs}`;
  const signsAt = async (orderNo: string, at = SIGN) => {
    house.at(at);
    await signs(house, orderNo, at);
  };
  const passes = async (at: string) => {
    house.at(at);
    await house.settle();
  };
  const story = async (friend: Friend) => {
    const token = await house.shopper(friend.openid);
    const { body } = await house.call<{ items: { text: string }[] }>('GET', '/me/story', { token });
    return body.items.map((item) => item.text);
  };
  /** Accepts, buys, signs for it, and the days to return it pass. */
  const settles = async () => {
    await mei.acceptsFrom(lin);
    house.at(BUY);
    await mei.buys(order(), BUY);
    await signsAt(order());
    await passes(DUE);
    expect(await howFar(lin)).toBe('settled: 已完成，谢礼已到账');
  };

  it('orders, keeps what they bought, and both have ¥20', async () => {
    const mine = await lin.invitation();
    expect(mine).toMatchObject({
      title: '邀请朋友，两人各得 ¥20 券',
      state: 'open',
      rewardMine: '¥20 券（满 ¥49 可用，30 天内有效）',
      counts: { accepted: 0, ordered: 0, settled: 0 },
      monthLeft: 10,
    });
    expect(mine.code).toMatch(/^[2-9A-Z]{8}$/);
    expect(mine.link).toBe(`packages/friends/pages/invited/index?code=${mine.code}`);
    expect(await lin.code()).toBe(mine.code);

    const landing = await house.call('GET', `/invitations/${mine.code}`);
    expect(landing).toMatchObject({
      status: 200,
      body: { inviter: '朋友', state: 'open', code: mine.code },
    });

    expect(await mei.accepted()).toBeNull();
    const accepted = await mei.accepts(mine.code.toLowerCase());
    expect(accepted).toMatchObject({
      status: 200,
      body: { state: 'bound', inviter: '朋友', code: mine.code },
    });
    expect(accepted.body.orderBy).toBe('2026-10-03T00:00:00.000+08:00');
    expect(await mei.accepts(mine.code)).toEqual(accepted);
    expect(await howFar(lin)).toBe('bound: 已接受邀请，10 月 2 日 24:00 前下单都算');

    house.at(BUY);
    await mei.buys(order(), BUY);
    expect(await howFar(lin)).toBe('pending: 已下单，等签收后过了退货期，奖励就到');
    await signsAt(order());
    expect(await mei.accepted()).toMatchObject({
      state: 'pending',
      sentence: '已下单，9 月 12 日 24:00 不能再退货，奖励就到',
    });
    await passes('2026-09-12T23:59:59.999+08:00');
    expect(await lin.rewards()).toHaveLength(0);
    await passes(DUE);

    expect(await lin.rewards()).toMatchObject([{ endsAt: '2026-10-14T00:00:00.000+08:00' }]);
    expect(await mei.rewards()).toMatchObject([{ endsAt: '2026-10-14T00:00:00.000+08:00' }]);
    expect(await lin.progress()).toMatchObject([
      {
        state: 'settled',
        sentence: '已完成，谢礼已到账',
        orderedAt: '2026-09-03T10:00:00.000+08:00',
        settledAt: '2026-09-13T00:00:00.000+08:00',
        reward: '¥20 券（满 ¥49 可用，30 天内有效）',
      },
    ]);
    expect(await lin.invitation()).toMatchObject({
      counts: { accepted: 1, ordered: 1, settled: 1 },
      brought: { people: 1, orders: 1 },
      monthLeft: 9,
    });
    expect((await story(lin))[0]).toBe('邀请的朋友下了单，获得邀请有礼券');
    expect((await story(mei))[0]).toBe('接受邀请后下了第一单，获得邀请有礼券');
    const [coupon] = await lin.rewards();
    const why = (await (await ShopperView.of(house, lin.openid)).detail(coupon?.id ?? '')).why;
    expect(why).toContain('您邀请的朋友 9 月 3 日的订单已过退货期，这是给您的谢礼。');
    expect(why).not.toContain(order());
  });

  it('gives the order back before it counts: nobody has anything, until they order again', async () => {
    await mei.acceptsFrom(lin);
    house.at(BUY);
    await mei.buys(order(), BUY);
    await signsAt(order());
    house.at('2026-09-12T23:00:00+08:00');
    await house.refundsWhole(order(), '2026-09-12T23:00:00+08:00');
    expect(await howFar(lin)).toBe('cancelled: 朋友退了款，这一单不算');
    await passes('2026-09-20T00:00:00+08:00');
    expect([await lin.rewards(), await mei.rewards()]).toEqual([[], []]);
    expect((await lin.invitation()).brought).toEqual({ people: 0, orders: 0 });

    await mei.buys(order('again'), '2026-09-20T09:00:00+08:00');
    await signsAt(order('again'), '2026-09-21T09:00:00+08:00');
    await passes('2026-09-29T00:00:00+08:00');
    expect(await howFar(lin)).toBe('settled: 已完成，谢礼已到账');
    expect([await lin.rewards(), await mei.rewards()]).toMatchObject([[{}], [{}]]);
  });

  it('gives it back after both were rewarded: what is unused is taken back, what is used stays', async () => {
    await settles();
    const view = await ShopperView.of(house, mei.openid);
    await view.uses('邀请有礼券', 20_000);
    await house.refundsWhole(order(), DUE);
    expect(await howFar(lin)).toBe('cancelled: 朋友退了款，这一单不算');
    expect(await lin.rewards()).toHaveLength(0);
    expect(await mei.rewards('used')).toHaveLength(1);
    expect((await lin.progress())[0]?.reward).toBeNull();
    expect((await lin.invitation()).monthLeft).toBe(10);
  });

  it('gives part of it back: enough is left, and it counts; too little, and it does not', async () => {
    await publishReferral(house, { minimumFen: 5_000 });
    await settles();
    const back = (refundFen: number, n: number) =>
      house.tell([
        { eventId: `${order()}:r${n}`, kind: 'order.refunded', orderNo: order(), happenedAt: DUE, refundFen },
      ]);
    await back(5_000, 1);
    await house.settle();
    expect(await howFar(lin)).toMatch(/^settled/);
    await back(1, 2);
    await house.settle();
    expect(await howFar(lin)).toMatch(/^cancelled/);
    expect(await lin.rewards()).toHaveLength(0);
    await publishReferral(house, {});
  });

  it('orders for less than it takes', async () => {
    await publishReferral(house, { minimumFen: 5_000 });
    await mei.acceptsFrom(lin);
    house.at(BUY);
    await mei.buys(order(), BUY, 4_999);
    expect(await howFar(lin)).toBe('bound: 订单未满 ¥50，还不算');
    await publishReferral(house, {});
  });

  it('orders too late, and one day earlier it would have counted', async () => {
    await mei.acceptsFrom(lin);
    await passes('2026-10-02T23:59:59.999+08:00');
    expect(await howFar(lin)).toMatch(/^bound/);
    await passes('2026-10-03T00:00:00+08:00');
    expect(await howFar(lin)).toBe('late: 朋友没有在期限内下单');
    await mei.buys(order('late'), '2026-10-03T00:00:00+08:00');
    expect(await howFar(lin)).toMatch(/^late/);
    await mei.buys(order(), '2026-10-02T23:59:59.999+08:00');
    expect(await howFar(lin)).toMatch(/^pending/);
  });

  it('had ordered before, which is learnt only later: it never counted', async () => {
    await settles();
    await mei.buys(order('old'), '2026-09-02T19:59:59.999+08:00');
    expect(await howFar(lin)).toBe('void: 朋友在接受邀请前已经下过单，不计入');
    expect([await lin.rewards(), await mei.rewards()]).toEqual([[], []]);
    expect(await mei.accepted()).toMatchObject({
      state: 'void',
      sentence: '您在接受邀请前已经下过单，见面礼只给新朋友',
    });
  });

  it('is rewarded at payment where the rules say so, and keeps the rules they accepted under', async () => {
    await publishReferral(house, { settle: 'paid' });
    await mei.acceptsFrom(lin);
    await publishReferral(house, {});
    expect((await lin.invitation()).rules.join()).toContain('不能再退货');
    house.at(BUY);
    await mei.buys(order(), BUY);
    expect(await howFar(lin)).toBe('settled: 已完成，谢礼已到账');
    expect(await mei.rewards()).toHaveLength(1);
    await house.refundsWhole(order(), BUY);
    expect([await lin.rewards(), await mei.rewards()]).toEqual([[], []]);
  });

  it('is told once, however often the same events come', async () => {
    await settles();
    await mei.buys(order(), BUY);
    await signsAt(order());
    await passes(DUE);
    await mei.acceptsFrom(lin);
    expect([await lin.rewards(), await mei.rewards()]).toMatchObject([[{}], [{}]]);
    const inbox = await house.call<{ items: { title: string }[] }>('GET', '/me/inbox', {
      token: await house.shopper(lin.openid),
    });
    expect(inbox.body.items.filter((item) => item.title === '「邀请有礼券」已到账')).toHaveLength(1);
  });
});
