// @ts-check
import { tellEvents, tellOrder } from '../driver/orders.mjs';
import { must, openFromMe, openidOf, visitorCode } from './steps.mjs';

/** @typedef {import('../driver/stage.mjs').Stage} Stage */
/** @typedef {import('../driver/phone.mjs').Phone} Phone */

const LIST = 'packages/orders/pages/list/index';

export default /** @type {import('../run-journeys.mjs').Journey} */ ({
  title: 'an order is followed from the payment to the door, and says what it counts for',
  async play(stage) {
    const code = visitorCode();
    const openid = openidOf(code);
    const phone = await stage.phone();
    await phone.openAs(code);
    await phone.see('欢迎来到');
    await openFromMe(phone, '我的订单');
    await phone.see('这里还没有订单');
    await phone.picture('none');

    const orderNo = await tellOrder(stage.api, openid, ['paid']);
    // What is shown again is asked again.
    await phone.back();
    await phone.tap('我的订单', { exact: true });
    await phone.see('每日坚果礼盒', '备货中');
    await phone.tap('每日坚果礼盒');
    await phone.see('正在为您备货', '买了什么', '实付', '从这一单开始');
    await phone.seeNot('使用小贴士');
    await phone.picture('paid', { tall: true });

    const hour = 3_600_000;
    const at = (/** @type {number} */ ms) => new Date(Date.now() + ms).toISOString();
    const move = (/** @type {string} */ step, /** @type {number} */ ago, /** @type {object} */ parcel) => ({
      eventId: `${orderNo}-${step}`,
      kind: 'order.moved',
      orderNo,
      happenedAt: at(-ago),
      parcel: { trackingNo: 'SF1029384756', ...parcel },
    });
    // The carrier is heard late: what happened last comes first.
    await tellEvents(stage.api, [
      move('m3', 0, { stage: 'delivering', place: '杭州', words: '快递员正在派送，请保持电话畅通' }),
    ]);
    await tellEvents(stage.api, [
      move('m1', 2 * hour, { carrier: '顺丰速运', stage: 'picked-up', expectedAt: at(20 * hour) }),
      move('m2', hour, { stage: 'moving', place: '绍兴', words: '已从绍兴转运中心发出' }),
    ]);
    await lookAgain(phone);
    await phone.see('预计', '送到', '顺丰速运', 'SF1029384756', '正在派送', '全部 3 条');
    await phone.tap('全部 3 条');
    await phone.see('已揽收', '收起');
    await phone.picture('on-its-way', { tall: true });

    await tellOrder(stage.api, openid, ['signed'], { orderNo });
    await lookAgain(phone);
    await phone.see('签收，希望您喜欢');
    await phone.picture('there', { tall: true });
    await phone.back();
    await phone.see('已签收');
    await phone.picture('list');
    await stage.done(phone);

    await someoneWithGoods(stage);
    await brokenAndBack(stage);
  },
});

/** @param {Phone} phone */
async function lookAgain(phone) {
  await phone.back();
  await phone.see('我的订单', '1 件');
  await phone.tap('每日坚果礼盒');
}

/** What the live showed, of somebody who buys again and again. @param {Stage} stage */
async function someoneWithGoods(stage) {
  for (const look of [{ width: 320 }, { width: 430, dark: true }]) {
    const phone = await stage.phone(look);
    const shopper = stage.shoppers.find(({ code }) => code.includes('lifetime')) ?? stage.shoppers[0];
    await phone.openAs(shopper.code, LIST);
    await phone.see('我的订单', '件');
    await phone.picture('many');
    const token = await stage.api.loginToken(shopper.code);
    const { items } = await stage.api.ask('GET', '/me/orders', { token });
    must(items.length > 1, 'somebody who buys again and again has one order');
    must(items[0].picture !== null, 'the goods of the demo have no picture');
    await phone.words(items[0].title).first().tap();
    await phone.see('主播说', '订单号');
    await phone.picture('goods', { tall: true });
    await stage.done(phone);
  }
}

/** @param {Stage} stage */
async function brokenAndBack(stage) {
  const phone = await stage.phone({ width: 320, dark: true });
  const heal = await phone.breakApi('/me/orders', 'offline');
  await phone.openAs(stage.shoppers[0].code, LIST);
  await phone.see('网络没有连上');
  await phone.picture('offline');
  await heal();
  await phone.tap('再试一次');
  await phone.see('件');
  await stage.done(phone);

  const stranger = await stage.phone();
  stranger.faults.expect(404);
  await stranger.openAs(visitorCode(), 'packages/orders/pages/order/index?id=1');
  await stranger.see('没有找到这笔订单');
  await stranger.picture('not-found');
  await stage.done(stranger);
}
