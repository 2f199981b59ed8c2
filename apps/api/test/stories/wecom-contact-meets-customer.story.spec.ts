import type { House } from '../support/house';
import type { Outside } from '../support/outside';
import { bookedOrder, bothAt, houseWithSandbox, identitiesOf, pushFacts, settle } from '../support/pushes';

const AT = '2026-09-02T20:00:00+08:00';

describe('somebody who adds a member of staff at WeCom', () => {
  let house: House;
  let outside: Outside;

  beforeEach(async () => {
    ({ house, outside } = await houseWithSandbox(AT));
  });

  const ownerOf = async (kind: string, value: string): Promise<number | null> => {
    const row = await house.database.one<{ customer_id: number }>(
      'SELECT customer_id FROM customer_identities WHERE kind = ? AND value = ?',
      [kind, value],
    );
    return row?.customer_id ?? null;
  };

  it('is met as the customer they are, and greeted once', async () => {
    await outside.person('o-lin', { unionid: 'u-lin', nickname: '林小满' });
    await house.shopper('o-lin');
    const customer = await ownerOf('openid', 'o-lin');

    await outside.spoil({ kind: 'duplicate', to: 'wecom', copies: 2 });
    const { externalUserId } = await outside.addWecom('o-lin');
    await settle(house, outside);

    expect(await ownerOf('wecom', externalUserId)).toBe(customer);
    expect(await pushFacts(house, 'wecom')).toBe(1);
    const greetings = await outside.messages(externalUserId);
    expect(greetings.map(({ channel, text }) => [channel, text])).toEqual([
      ['welcome', '您好，欢迎来到测试铺！订单、优惠券和售后问题，都可以直接在这里找我。'],
    ]);
  });

  it('and buys only later is the same customer then', async () => {
    await outside.person('o-mei', { unionid: 'u-mei' });
    const { externalUserId } = await outside.addWecom('o-mei');
    await settle(house, outside);
    const customer = await ownerOf('wecom', externalUserId);
    expect(customer).not.toBeNull();

    const { id } = await outside.shopOrder('weixin-shop', { openid: 'o-mei' }, 'pay');
    await settle(house, outside);
    expect((await bookedOrder(house, id))?.customer_id).toBe(customer);
    await house.shopper('o-mei');
    expect(await identitiesOf(house, customer)).toEqual([
      `wecom ${externalUserId}`,
      'unionid u-mei',
      'openid o-mei',
    ]);
  });

  it('whose unionid WeCom learns only later is found by it then', async () => {
    await outside.person('o-tan', { unionid: null });
    const { externalUserId } = await outside.addWecom('o-tan', 'aqing');
    await settle(house, outside);
    const customer = await ownerOf('wecom', externalUserId);
    expect(await identitiesOf(house, customer)).toEqual([`wecom ${externalUserId}`]);

    await outside.person('o-tan', { unionid: 'u-tan' });
    await bothAt(house, outside, '2026-09-02T20:01:00+08:00');
    await outside.addWecom('o-tan', 'xiaotang');
    await settle(house, outside);
    expect(await ownerOf('unionid', 'u-tan')).toBe(customer);
  });

  it('and buys elsewhere before WeCom knows who they are is one customer when it does', async () => {
    await outside.person('o-song', { unionid: null });
    const { externalUserId } = await outside.addWecom('o-song', 'aqing');
    await outside.person('o-song', { unionid: 'u-song' });
    const { id } = await outside.shopOrder('weixin-shop', { openid: 'o-song' });
    await outside.person('o-song', { unionid: null });
    await outside.shopStep('weixin-shop', id, 'pay');
    await settle(house, outside);
    const buyer = (await bookedOrder(house, id))?.customer_id ?? null;
    expect(await identitiesOf(house, buyer)).toEqual(['unionid u-song']);
    expect(await ownerOf('wecom', externalUserId)).not.toBe(buyer);

    await outside.person('o-song', { unionid: 'u-song' });
    await bothAt(house, outside, '2026-09-02T20:01:00+08:00');
    await outside.addWecom('o-song', 'xiaotang');
    await settle(house, outside);
    const one = await ownerOf('wecom', externalUserId);
    expect(await ownerOf('unionid', 'u-song')).toBe(one);
    expect((await bookedOrder(house, id))?.customer_id).toBe(one);
  });

  it('while WeCom is away is met and greeted when it is back, and not greeted when that is too late', async () => {
    await outside.fault('/cgi-bin/externalcontact/*', { kind: 'status', status: 502, times: null });
    await outside.person('o-zhou', { unionid: 'u-zhou' });
    const { externalUserId } = await outside.addWecom('o-zhou');
    await settle(house, outside);
    expect(await ownerOf('wecom', externalUserId)).toBeNull();

    await outside.clearFaults();
    await bothAt(house, outside, '2026-09-02T20:00:21+08:00');
    await untilRested();
    await house.settle();
    expect(await ownerOf('wecom', externalUserId)).not.toBeNull();
    expect(await outside.messages(externalUserId)).toEqual([]);
    expect(await house.database.rows('SELECT kind, last_error FROM work')).toEqual([]);
  });

  it('and is gone before we ask is nobody', async () => {
    await outside.fault('/cgi-bin/externalcontact/get', { kind: 'error', errcode: 84061 });
    const { externalUserId } = await outside.addWecom('o-gone');
    await settle(house, outside);
    expect(await ownerOf('wecom', externalUserId)).toBeNull();
    expect(await house.database.rows('SELECT kind FROM work')).toEqual([]);
  });
});

/** A breaker that opened lets the first call through after three seconds. */
const untilRested = () => new Promise((resolve) => setTimeout(resolve, 3_100));
