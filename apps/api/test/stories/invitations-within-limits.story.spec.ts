import { setBudget } from '../../src/outcomes/grants';
import { House, paid } from '../support/house';
import { Friend, publishReferral } from '../support/invite';
import { ShopperView } from '../support/shopper';
import { faultsOf } from '../support/verify';

jest.setTimeout(600_000);

const ACCEPT = '2026-09-30T23:00:00+08:00';
const BUY = '2026-09-30T23:05:00+08:00';
const NEXT_MONTH = '2026-10-01T00:00:00+08:00';

describe('an inviter’s rewards', () => {
  let house: House;
  let rounds = 0;
  beforeAll(async () => {
    house = await House.open(ACCEPT);
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
  /** So many friends who accepted one inviter's invitation. */
  const withFriends = async (count: number) => {
    const lin = await friend('lin');
    const friends: Friend[] = [];
    for (let n = 0; n < count; n += 1) {
      const one = await friend(`f${n}`);
      await one.acceptsFrom(lin);
      friends.push(one);
    }
    return { lin, friends };
  };
  const sentences = async (lin: Friend) => (await lin.progress()).map((one) => one.sentence);

  it('are capped by the month: more friends have theirs, and the inviter again next month', async () => {
    await publishReferral(house, { settle: 'paid', perInviterMonth: 2 });
    const { lin, friends } = await withFriends(4);
    house.at(BUY);
    for (const [n, one] of friends.slice(0, 3).entries()) await one.buys(`C-${rounds}-${n}`, BUY);
    expect(await lin.rewards()).toHaveLength(2);
    for (const one of friends.slice(0, 3)) expect(await one.rewards()).toHaveLength(1);
    expect(await lin.invitation()).toMatchObject({ monthLeft: 0, counts: { accepted: 4, settled: 3 } });
    expect((await sentences(lin))[1]).toBe('已完成；您这个月的谢礼已满，朋友的见面礼已到账');
    house.at(NEXT_MONTH);
    await friends[3]?.buys(`C-${rounds}-3`, NEXT_MONTH);
    expect(await lin.rewards()).toHaveLength(3);
    expect((await lin.invitation()).monthLeft).toBe(1);
  });

  it('leave their place to the next when one is taken back, but not when it was used', async () => {
    await publishReferral(house, { settle: 'paid', perInviterMonth: 1 });
    const { lin, friends } = await withFriends(2);
    house.at(BUY);
    for (const [n, one] of friends.entries()) await one.buys(`P-${rounds}-${n}`, BUY);
    expect(await sentences(lin)).toEqual([
      '已完成；您这个月的谢礼已满，朋友的见面礼已到账',
      '已完成，谢礼已到账',
    ]);
    await house.refundsWhole(`P-${rounds}-0`, BUY);
    expect(await sentences(lin)).toEqual(['已完成，谢礼已到账', '朋友退了款，这一单不算']);
    expect(await lin.rewards()).toHaveLength(1);

    await (await ShopperView.of(house, lin.openid)).uses('邀请有礼券', 20_000);
    await house.refundsWhole(`P-${rounds}-1`, BUY);
    const third = await friend('third');
    await third.acceptsFrom(lin);
    await third.buys(`P-${rounds}-2`, BUY);
    expect((await sentences(lin))[0]).toContain('谢礼已满');
    expect([await lin.rewards(), await lin.rewards('used')]).toMatchObject([[], [{}]]);
  });

  it('are as many as the program’s budget has, and each is told what became of it', async () => {
    await publishReferral(house, { settle: 'paid' });
    const given = await house.database.one<{ n: number }>(
      "SELECT COUNT(*) AS n FROM grants WHERE program = 'invite-20' AND state IN ('standing', 'kept')",
    );
    const leave = (left: number) =>
      house.database.transaction((db) => {
        const mostCount = Number(given?.n ?? 0) + left;
        return setBudget(db, 'invite-20', { mostCount, mostFen: null, mostPerPerson: null });
      });
    await leave(0);
    const { lin, friends } = await withFriends(1);
    house.at(BUY);
    await friends[0]?.buys(`B-${rounds}`, BUY);
    expect([await lin.rewards(), await friends[0]?.rewards()]).toEqual([[], []]);
    expect(await sentences(lin)).toEqual(['已完成；这一期的谢礼已经发完']);
    expect((await lin.invitation()).monthLeft).toBe(10);
    await leave(1_000);
    // Decided again, each has what they deserve.
    await house.tell([
      { eventId: `B-${rounds}:s`, kind: 'order.signed', orderNo: `B-${rounds}`, happenedAt: BUY },
    ]);
    await house.settle();
    expect([await lin.rewards(), await friends[0]?.rewards()]).toMatchObject([[{}], [{}]]);
    expect((await lin.invitation()).monthLeft).toBe(9);
  });

  it('are exactly as many as the cap when twenty are settled at once', async () => {
    await publishReferral(house, { settle: 'paid', perInviterMonth: 7 });
    const { lin, friends } = await withFriends(20);
    house.at(BUY);
    const told = friends.map((one, n) => paid(one.openid, `Q-${rounds}-${n}`, BUY));
    await Promise.all(told.map((event) => house.tell([event])));
    await Promise.all([house.settle(), house.settle(), house.settle()]);
    await house.settle();
    expect(await lin.rewards()).toHaveLength(7);
    for (const one of friends) expect(await one.rewards()).toHaveLength(1);
    expect(await lin.invitation()).toMatchObject({ monthLeft: 0, counts: { settled: 20 } });
  });
});
