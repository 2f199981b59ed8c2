// @ts-check
import { must, openFromMe, visitorCode } from './steps.mjs';

/** @typedef {import('../driver/stage.mjs').Stage} Stage */
/** @typedef {import('../driver/phone.mjs').Phone} Phone */

const CLAIM = 'packages/account/pages/claim/index';
/** The order of the demo that is nobody's; it can be claimed once. */
const DEMO_ORDER = { orderNo: '6925000000000000001', tail: '8826' };
const LOOKS = [{ width: 320, dark: true }, { width: 430 }, { width: 375, dark: true }];

/** @param {Phone} phone @param {{ orderNo: string, tail: string }} order */
async function claim(phone, { orderNo, tail }) {
  await phone.type('整段粘贴到这里', orderNo);
  await phone.type('收货手机号', tail);
  await phone.tap('认领这笔订单', { exact: true });
}

export default /** @type {import('../run-journeys.mjs').Journey} */ ({
  title: 'an old order of 抖店 is claimed by number and four digits, once; guessing is stopped',
  async play(stage) {
    const code = visitorCode();
    const order = await orderNobodyOwns(stage);
    const phone = await stage.phone();
    await phone.openAs(code);
    await phone.see('欢迎来到');
    await openFromMe(phone, '认领订单');
    await phone.see('订单编号在哪里', '打开抖音');
    await phone.tap('微信小店', { exact: true });
    await phone.see('订单与卡包');
    await phone.picture('where');

    const asked = phone.counting('/me/orders/claim');
    await phone.tap('认领这笔订单', { exact: true });
    await phone.see('先填上订单编号');
    await phone.picture('nothing-typed');
    must(asked() === 0, 'the API was asked about nothing');
    phone.faults.expect(404, 409, 429);
    await claim(phone, { ...order, tail: other(order.tail) });
    await phone.see('没有找到这笔订单', '去绑定手机号');
    await phone.picture('not-found');
    await claim(phone, order);
    await phone.see('认领好了', '归到您名下', '一共买过');
    await phone.picture('claimed');
    await phone.tap('看看我的档案');
    await phone.see('累计为您节省');
    const archive = await stage.api.archiveOf(code);
    must(archive.totals.orders >= 1, 'the order did not come to the archive');
    await phone.picture('archive', { tall: true });
    await stage.done(phone);

    await ownedAlready(stage, code, order);
    await guessing(stage);
    await brokenAndBack(stage);
  },
});

/** @param {string} tail */
function other(tail) {
  return String((Number(tail) + 1) % 10_000).padStart(4, '0');
}

/** From 抖店 through the sandbox; without one, the demo's own. @param {Stage} stage */
async function orderNobodyOwns(stage) {
  if (stage.sandbox === null) return DEMO_ORDER;
  const orderNo = await stage.sandbox.douyinOrder('13912348826');
  return { orderNo, tail: '8826' };
}

/** Asked again by who has it, and by somebody else. @param {Stage} stage @param {string} code @param {{ orderNo: string, tail: string }} order */
async function ownedAlready(stage, code, order) {
  const mine = await stage.phone();
  await mine.openAs(code, CLAIM);
  await claim(mine, order);
  await mine.see('早就是您的了');
  await mine.picture('mine-already');
  await mine.tap('再认领一笔');
  await mine.see('订单编号在哪里');
  await stage.done(mine);

  const stranger = await stage.phone({ width: 430 });
  stranger.faults.expect(409);
  await stranger.openAs(visitorCode(), CLAIM);
  await claim(stranger, order);
  await stranger.see('这笔订单已经有主人了');
  await stranger.picture('taken');
  await stage.done(stranger);
}

/** Four digits are ten thousand: whoever tries them is sent away. @param {Stage} stage */
async function guessing(stage) {
  const phone = await stage.phone({ width: 320 });
  phone.faults.expect(404, 429);
  await phone.openAs(visitorCode(), CLAIM);
  for (let guess = 0; guess < 8; guess += 1) {
    await claim(phone, { orderNo: '6900000000000000000', tail: String(1000 + guess) });
    await phone.see(/没有找到这笔订单|歇一会儿再试/);
    if ((await phone.read()).includes('歇一会儿再试')) break;
    await phone.type('收货手机号', '');
  }
  await phone.see('歇一会儿再试', /请 \d+ 分钟后再试/);
  await phone.picture('too-often');
  await stage.done(phone);
}

/** @param {Stage} stage */
async function brokenAndBack(stage) {
  for (const look of LOOKS) {
    const phone = await stage.phone(look);
    const heal = await phone.breakApi('/me/orders/claim', 'offline');
    await phone.openAs(visitorCode(), CLAIM);
    await phone.see('订单编号在哪里');
    await phone.picture('form', { tall: true });
    await claim(phone, { orderNo: '6900000000000000000', tail: '0000' });
    await phone.see('没有认领成功', '网络没有连上');
    await phone.picture('offline');
    await heal();
    await stage.done(phone);
  }
}
