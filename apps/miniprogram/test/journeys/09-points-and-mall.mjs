// @ts-check
import { managerOf, must, startShift } from './steps.mjs';

/** @typedef {import('../driver/stage.mjs').Stage} Stage */
/** @typedef {import('../driver/phone.mjs').Phone} Phone */
/** @typedef {import('../driver/api.mjs').Shopper} Shopper */

const POINTS = 'packages/points/pages/points/index';
const MALL = 'packages/points/pages/mall/index';
const ORDERS = '/me/mall/orders';

/** 1280 → '1,280', as pages say it. @param {number} points */
const grouped = (points) => String(points).replace(/\B(?=(\d{3})+$)/g, ',');

export default /** @type {import('../run-journeys.mjs').Journey} */ ({
  title: 'points turn into a coupon and a gift: paid once, shipped, received; called off, paid back',
  async play(stage) {
    const { shopper, token, coupon, gift } = await someoneWithPoints(stage);
    const phone = await stage.phone();
    await phone.openAs(shopper.code);
    await seeOwnPoints(stage, phone, token);
    await redeemCoupon(stage, phone, token, coupon);
    await redeemGift(stage, phone, token, gift);
    await stage.done(phone);
    await shipAndReceive(stage, shopper, token);
    await lookAround(stage, shopper, gift.name);
  },
});

/** @param {Stage} stage @param {string} token */
async function shelfOf(stage, token) {
  return stage.api.ask('GET', '/mall/items', { token });
}

/**
 * Somebody who can have a coupon and then still a gift, just now.
 * @param {Stage} stage
 * @returns {Promise<{ shopper: Shopper, token: string, coupon: any, gift: any }>}
 */
async function someoneWithPoints(stage) {
  for (const shopper of stage.shoppers) {
    const token = await stage.api.loginToken(shopper.code);
    const { balance, items } = await shelfOf(stage, token);
    const free = items.filter((/** @type {any} */ item) => item.refusal === null);
    const cheapest = (/** @type {string} */ kind) =>
      free
        .filter((/** @type {any} */ item) => item.kind === kind)
        .sort((/** @type {any} */ one, /** @type {any} */ other) => one.points - other.points)[0];
    const [coupon, gift] = [cheapest('coupon'), cheapest('gift')];
    if (coupon && gift && coupon.points + gift.points <= balance) return { shopper, token, coupon, gift };
  }
  throw new Error('no demo shopper has points left for a coupon and a gift; start the API afresh');
}

/** From 我的 to the points, and what they say. @param {Stage} stage @param {Phone} phone @param {string} token */
async function seeOwnPoints(stage, phone, token) {
  const points = await stage.api.ask('GET', '/me/points', { token });
  await phone.see('累计为您节省');
  await phone.tap('我的', { exact: true, last: true });
  await phone.see(`${grouped(points.balance)} 分可用`);
  await phone.tap('我的积分');
  await phone.see('积分明细', grouped(points.balance), `成长值 ${grouped(points.growth)}`, '积分怎么算');
  const { items } = await stage.api.ask('GET', '/me/points/entries', { token });
  must(items.length > 0, 'points without a history');
  await phone.see(items[0].text.replace(/。$/, ''));
  await phone.picture('points', { tall: true });
  await phone.tap('积分怎么算');
  for (const rule of points.rules) await phone.see(rule);
  await phone.picture('rules');
  await phone.page.locator('.sheet__close').filter({ visible: true }).tap();
  await phone.seeNot(points.rules[0]);
  await phone.tap('去积分商城');
}

/**
 * The answer of the first try is lost on the way: the second shows the same order, paid once.
 * @param {Stage} stage @param {Phone} phone @param {string} token @param {any} item
 */
async function redeemCoupon(stage, phone, token, item) {
  const before = await shelfOf(stage, token);
  await phone.see(item.name);
  await phone.picture('mall', { tall: true });
  await phone.tap(item.name, { exact: true });
  await phone.see('兑换须知', '这是一张券');
  await phone.picture('coupon-item', { tall: true });
  await phone.tap(/^用 .* 积分兑换$/, { last: true });
  await phone.see('确认兑换', '兑换后剩余', grouped(before.balance - item.points));
  await phone.picture('coupon-sheet');
  const heal = await phone.loseAnswers(ORDERS);
  await phone.tap(/^用 .* 积分兑换$/, { last: true });
  await phone.see('不会重复兑换');
  await phone.picture('answer-lost');
  await heal();
  await phone.tap(/^用 .* 积分兑换$/, { last: true });
  await phone.see('兑换成功', '券已经放进您的券包');
  await phone.picture('coupon-redeemed');
  const after = await shelfOf(stage, token);
  must(after.balance === before.balance - item.points, `paid ${before.balance - after.balance} points`);

  await phone.tap('去看看这张券');
  await phone.see('为什么有这张券', '积分商城兑换');
  await phone.picture('its-why', { tall: true });
  await phone.back();
  await phone.see('兑换成功');
  await phone.back();
  await phone.see('我的兑换');
}

/**
 * A gift, ordered and called off, then ordered again.
 * @param {Stage} stage @param {Phone} phone @param {string} token @param {any} item
 */
async function redeemGift(stage, phone, token, item) {
  const before = await shelfOf(stage, token);
  await order(phone, item, 'gift-sheet');
  await phone.see('兑换成功', '已下单', '礼品正在打包');
  await phone.picture('gift-ordered', { tall: true });
  must((await shelfOf(stage, token)).balance === before.balance - item.points, 'the gift was not paid');

  await phone.tap('取消兑换');
  await phone.see('再想想');
  await phone.picture('asks');
  await phone.tap('取消兑换', { last: true });
  await phone.see('已取消', `${grouped(item.points)} 积分已退回`);
  await phone.picture('called-off', { tall: true });
  must((await shelfOf(stage, token)).balance === before.balance, 'the points did not come back');
  await phone.back();
  await phone.see('我的兑换');
  await order(phone, item);
  await phone.see('兑换成功');
}

/** @param {Phone} phone @param {any} item @param {string} [picture] */
async function order(phone, item, picture) {
  await phone.tap(item.name, { exact: true });
  await phone.see('兑换须知');
  await phone.tap(/^用 .* 积分兑换$/, { last: true });
  await phone.see('收货人');
  await phone.tap(/^用 .* 积分兑换$/, { last: true });
  await phone.see('请填写收货人');
  if (phone.target.name === 'weapp') await phone.tap('从微信地址簿选');
  else {
    await phone.type('姓名', '林小满');
    await phone.type('11 位手机号', '13800005561');
    await phone.type('省、市、区', '浙江省 杭州市 西湖区');
    await phone.type('街道、门牌号', '湖滨步行街 18 号 2 楼');
  }
  await phone.seeNot('请填写收货人');
  if (picture !== undefined) await phone.picture(picture);
  await phone.tap(/^用 .* 积分兑换$/, { last: true });
}

/** The manager ships it; the shopper finds the number and confirms. @param {Stage} stage @param {Shopper} shopper @param {string} token */
async function shipAndReceive(stage, shopper, token) {
  const [{ orderNo }] = (await stage.api.ask('GET', ORDERS, { token })).items;
  const desk = await stage.phone();
  await startShift(stage, desk, managerOf(stage));
  await desk.tap('待寄礼品', { exact: true });
  await desk.see(orderNo);
  await desk.picture('gifts', { tall: true });
  const card = desk.page.locator('.gift').filter({ hasText: orderNo, visible: true });
  await desk.tap('看地址，寄出', { within: card });
  await desk.see('13800005561', '湖滨步行街 18 号 2 楼');
  await desk.tap('中通快递');
  await desk.type('快递单号', '75312345678901');
  await desk.picture('ship');
  await desk.tap('已寄出', { exact: true });
  await desk.seeNot(orderNo);
  await desk.tap('在路上', { exact: true });
  await desk.see(orderNo, '75312345678901');
  await stage.done(desk);

  const phone = await stage.phone();
  await phone.openAs(shopper.code, `packages/points/pages/order/index?no=${orderNo}`);
  await phone.see('中通快递', '75312345678901', '复制单号');
  await phone.picture('shipped', { tall: true });
  await phone.tap('确认收货');
  await phone.tap('收到了', { exact: true });
  await phone.see('收货时间', '谢谢您');
  await phone.picture('received', { tall: true });
  await stage.done(phone);
}

/** Small, large and dark screens; and somebody who has nothing yet. @param {Stage} stage @param {Shopper} shopper @param {string} name of a thing on the shelf */
async function lookAround(stage, shopper, name) {
  for (const look of [{ width: 320 }, { width: 430 }, { width: 375, dark: true }]) {
    const phone = await stage.phone(look);
    await phone.openAs(shopper.code);
    await phone.see('累计为您节省');
    await phone.tap('券包', { exact: true, last: true });
    await phone.see('在积分商城兑换');
    await phone.picture('wallet', { tall: true });
    await phone.tap('我的', { exact: true, last: true });
    await phone.tap('我的积分');
    await phone.see('积分明细', '积分怎么算');
    await phone.picture('points', { tall: true });
    await phone.tap('去积分商城');
    await phone.see('价值');
    await phone.picture('mall', { tall: true });
    await phone.words(name, { exact: true }).first().tap();
    await phone.see('兑换须知');
    await phone.picture('item', { tall: true });
    await phone.back();
    await phone.tap('我的兑换', { exact: true });
    await phone.see('已取消', '已收货');
    await phone.picture('orders', { tall: true });
    await phone.tap('已收货', { exact: true });
    await phone.see('收货时间');
    await phone.picture('order', { tall: true });
    await stage.done(phone);
  }
  // A login nobody used before is somebody new.
  const nobody = `demo:visitor-${Date.now().toString(36)}`;
  const phone = await stage.phone();
  await phone.openAs(nobody, MALL);
  await phone.see('价值', '还差');
  await phone.picture('mall-without-points', { tall: true });
  await phone.tap(/还差/);
  await phone.see('积分不够');
  await phone.picture('item-without-points', { tall: true });
  await stage.done(phone);
  const empty = await stage.phone();
  await empty.openAs(nobody, POINTS);
  await empty.see('还没有积分记录');
  await empty.picture('no-points', { tall: true });
  const heal = await empty.breakApi('/mall/items', 500);
  await empty.tap('去积分商城');
  await empty.see('再试一次');
  await empty.picture('mall-500');
  await heal();
  await empty.tap('再试一次');
  await empty.see('价值');
  await stage.done(empty);
}
