import { Purse } from '../support/cash';
import { Friend, howFar, publishReferral } from '../support/invite';
import { AT, SeatShop } from '../support/payments';

jest.setTimeout(180_000);

describe('an inviter who is rewarded with cash', () => {
  let shop: SeatShop;
  let lin: Friend;
  let mei: Friend;
  let purse: Purse;
  beforeEach(async () => {
    shop = await SeatShop.open();
    await publishReferral(shop.house, { settle: 'paid', inviter: { cashFen: 500, days: 14 } });
    [lin, mei] = [await Friend.of(shop.house, 'lin'), await Friend.of(shop.house, 'mei')];
    purse = await Purse.of(shop, 'lin');
    await mei.acceptsFrom(lin);
    await mei.buys('M-1', AT);
  });
  afterEach(async () => {
    await purse.booksAreRight();
    await shop.house.close();
  });

  const story = async () => {
    const token = await shop.house.shopper('lin');
    const { body } = await shop.house.call<{ items: { text: string }[] }>('GET', '/me/story', { token });
    return body.items.map((item) => item.text);
  };

  it('claims it and takes it in WeChat, once; the friend has a coupon', async () => {
    expect((await lin.invitation()).rewardMine).toBe('¥5 现金（14 天内领取）');
    expect(await howFar(lin)).toBe('settled: 已完成，谢礼已到账');
    expect((await lin.progress())[0]?.reward).toBe('¥5 现金（14 天内领取）');
    expect(await mei.rewards()).toHaveLength(1);
    expect(await purse.only()).toMatchObject({
      amountFen: 500,
      sentence: '您邀请的朋友 9 月 2 日的订单已付款，这是给您的谢礼。',
      state: 'ready',
      endsAt: '2026-09-17T00:00:00.000+08:00',
    });
    const { body } = await purse.does('claim');
    await shop.outside.confirmPackage(body.confirm?.package ?? '');
    await shop.settle();
    expect(await purse.only()).toMatchObject({ state: 'done' });
    expect(await story()).toContain('得到现金奖励 ¥5');

    // What was taken is theirs, also when the friend gives the order back.
    await shop.house.refundsWhole('M-1', AT);
    expect(await howFar(lin)).toMatch(/^cancelled/);
    expect(await purse.only()).toMatchObject({ state: 'done' });
    expect(await purse.bills()).toEqual(['SUCCESS 500']);
    expect(await mei.rewards()).toEqual([]);
    // It was had, so it counts in the month.
    expect((await lin.invitation()).monthLeft).toBe(9);
  });

  it('has it no more when the friend gives the order back before it was claimed', async () => {
    await shop.house.refundsWhole('M-1', AT);
    expect(await purse.only()).toMatchObject({ state: 'withdrawn' });
    expect(await purse.does('claim')).toMatchObject({ status: 409, body: { code: 'CASH_STATE' } });
    expect((await lin.invitation()).monthLeft).toBe(10);
  });
});
