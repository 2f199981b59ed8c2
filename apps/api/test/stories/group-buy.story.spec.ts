import { Friend, saidOf } from '../support/group-buy';
import { House } from '../support/house';
import { booksAreRight } from '../support/verify';

describe('two people who join up', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open('2026-09-02T12:00:00+08:00');
  });
  afterAll(() => house.close());

  it('one opens a team, the other joins by the link, and both have a coupon at once', async () => {
    const lin = await Friend.of(house, 'lin');
    const page = await house.call<{ items: { key: string; state: string; coupon: object }[] }>(
      'GET',
      '/group-buys',
    );
    expect(page.body.items).toMatchObject([
      { key: 'pair-30', state: 'running', coupon: { offFen: 3000, validDays: 14 } },
    ]);
    const opened = await lin.opens();
    expect(opened).toMatchObject({
      status: 200,
      body: { state: 'open', left: 1, role: 'leader', mySeat: 'taken', canLeave: true, couponId: null },
    });
    const { teamNo } = opened.body;
    const landing = await house.call<{ left: number; rules: string[] }>('GET', `/group-buys/teams/${teamNo}`);
    expect(landing).toMatchObject({ status: 200, body: { state: 'open', left: 1 } });

    const zhao = await Friend.of(house, 'zhao');
    expect(await zhao.sees(teamNo)).toMatchObject({ role: 'none', canJoin: true, refusal: null });
    const joined = await zhao.joins(teamNo);
    expect(joined).toMatchObject({ status: 200, body: { state: 'filled', role: 'member', left: 0 } });
    expect(joined.body.couponId).not.toBeNull();
    expect((await lin.sees(teamNo)).couponId).not.toBeNull();
    expect([await lin.coupons(), await zhao.coupons()]).toEqual([1, 1]);
    expect((await lin.told())[0]).toBe('「拼团立减 30 元券」已到账');
    const story = await lin.get<{ items: { text: string }[] }>('/me/story');
    expect(story.items[0]?.text).toBe('拼团成功，获得拼团立减 30 元券');
    await booksAreRight(house);
    expect(saidOf(await zhao.joins(teamNo))).toBe('GROUP_ALREADY_IN');
  });
});
