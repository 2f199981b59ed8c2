// @ts-check
import { tellEvents, tellOrder } from '../driver/orders.mjs';

/** Steps that several journeys take. */

/** @typedef {import('../driver/stage.mjs').Stage} Stage */
/** @typedef {import('../driver/phone.mjs').Phone} Phone */
/** @typedef {import('../driver/api.mjs').Shopper} Shopper */
/** @typedef {import('../driver/api.mjs').StaffMember} StaffMember */

export const STAFF_HOME = 'packages/staff/pages/home/index';

/** @param {unknown} condition @param {string} otherwise */
export function must(condition, otherwise) {
  if (!condition) throw new Error(otherwise);
}

/** 30841927 → '¥308,419.27', as receipts say it. @param {number} fen */
export function yuanExact(fen) {
  const [whole, cents] = (fen / 100).toFixed(2).split('.');
  return `¥${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

/** '308419275561' → '3084 1927 5561'. @param {string} code */
export function grouped(code) {
  return code.replace(/(\d{4})(?=\d)/g, '$1 ');
}

/**
 * The cashier whose words the journeys follow.
 * @param {Stage} stage
 * @returns {StaffMember}
 */
export function cashierOf(stage) {
  const cashier = stage.staff[0];
  must(cashier !== undefined, 'GET /demo/people lists no staff');
  return cashier;
}

/**
 * A shopper with a coupon the counter takes today: journeys use coupons up, so each looks for what is left.
 *
 * @param {Stage} stage
 * @param {number} billFen the bill it must be usable on
 * @param {readonly ('percent' | 'cash' | 'gift')[]} kinds the best liked first
 * @returns {Promise<{ shopper: Shopper, coupon: any, quote: any }>}
 */
export async function someoneWithCoupon(stage, billFen, kinds = ['percent', 'cash']) {
  const found = [];
  for (const shopper of stage.shoppers) {
    for (const { id } of await stage.api.couponsOf(shopper.code, 'usable')) {
      const coupon = await stage.api.couponOf(shopper.code, id);
      if (Date.parse(coupon.startsAt) > Date.now() || !kinds.includes(coupon.kind)) continue;
      const { status, body } = await stage.api.quote(cashierOf(stage), coupon.code, billFen);
      if (status < 300 && body.usable) found.push({ shopper, coupon, quote: body });
    }
  }
  found.sort((one, other) => kinds.indexOf(one.coupon.kind) - kinds.indexOf(other.coupon.kind));
  must(found.length > 0, 'no demo shopper has a coupon left that the counter takes; start the API afresh');
  return found[0];
}

/**
 * Who may undo what the cashier of the same shop did, and ships gifts.
 * @param {Stage} stage
 * @returns {StaffMember}
 */
export function managerOf(stage) {
  const manager = stage.staff.find(({ label }) => label.includes('店长'));
  must(manager !== undefined, 'GET /demo/people lists no manager');
  return /** @type {StaffMember} */ (manager);
}

/**
 * Who answers what shoppers ask.
 * @param {Stage} stage
 * @returns {StaffMember}
 */
export function agentOf(stage) {
  const agent = stage.staff.find(({ label }) => label.includes('客服'));
  must(agent !== undefined, 'GET /demo/people lists no agent');
  return /** @type {StaffMember} */ (agent);
}

/** The counter, signed in by hand as at the beginning of a shift. @param {Stage} stage @param {Phone} phone */
export async function startShift(stage, phone, who = cashierOf(stage)) {
  const { account, password } = who;
  await phone.open({ page: STAFF_HOME });
  await phone.type('店员账号', account);
  await phone.type('密码', password);
  await phone.tap('登录', { exact: true });
  await phone.see('扫一扫核销', '今日核销');
}

/** Login code of somebody nobody has met. */
export function visitorCode() {
  return `demo:visitor-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
}

/** 'demo:demo-three' → 'demo-three'. @param {string} code */
export function openidOf(code) {
  return code.split(':')[1];
}

/** Somebody's invitation, as the API tells it. @param {Stage} stage @param {string} shopper login code @returns {Promise<any>} */
export async function invitationOf(stage, shopper) {
  return stage.api.ask('GET', '/me/invitation', { token: await stage.api.loginToken(shopper) });
}

/** From anywhere with tabs to a page behind 我的. @param {Phone} phone @param {string} way */
export async function openFromMe(phone, way) {
  await phone.tap('我的', { exact: true, last: true });
  await phone.see('积分商城');
  await phone.tap(way, { exact: true });
}

/** Types the 12 digits as the shopper reads them out. @param {Phone} phone @param {string} code */
export async function typeCode(phone, code) {
  await phone.type('输入 12 位券码', code);
  await phone.tap('查券');
}

/** Types an amount on the page's own keys. @param {Phone} phone @param {number} fen */
export async function typeAmount(phone, fen) {
  const keypad = phone.page.locator('.keypad').filter({ visible: true });
  const amount = (fen / 100).toFixed(2).replace(/\.?0+$/, '');
  for (const key of amount) await phone.tap(key, { exact: true, within: keypad });
}

/** Waits for the wallet itself: a coupon's name stands on other pages too. @param {Phone} phone */
async function seeWallet(phone) {
  await phone.words('已用', { exact: true }).first().waitFor();
}

/** Opens this coupon from the wallet, by its name, and comes to its page. @param {Phone} phone @param {any} coupon */
export async function openCoupon(phone, coupon) {
  await phone.tap('券包', { exact: true, last: true });
  const name = coupon.kind === 'gift' ? (coupon.giftName ?? coupon.name) : coupon.name;
  await seeWallet(phone);
  const tickets = phone.words(name, { exact: true });
  await tickets.first().waitFor();
  // Two coupons may bear one name: go through them until the digits are the right ones.
  const count = await tickets.count();
  for (let index = 0; index < count; index += 1) {
    await tickets.nth(index).tap();
    await phone.see('扫不出来？把券码读给店员');
    if ((await phone.read()).includes(grouped(coupon.code))) return;
    await phone.back();
    await seeWallet(phone);
  }
  throw new Error(`no coupon in the wallet shows ${grouped(coupon.code)}`);
}

/** An order that was handed over two hours ago; its survey is asked as soon as it is heard of. @param {Stage} stage @param {string} code */
export async function signedAnHourAgo(stage, code) {
  const orderNo = await tellOrder(stage.api, openidOf(code), ['paid']);
  const happenedAt = new Date(Date.now() - 2 * 3_600_000).toISOString();
  await tellEvents(stage.api, [{ eventId: `${orderNo}-signed`, kind: 'order.signed', orderNo, happenedAt }]);
  const token = await stage.api.loginToken(code);
  for (let n = 0; n < 50; n += 1) {
    const { items } = await stage.api.ask('GET', '/me/surveys', { token });
    if (items.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('nothing was asked ten seconds after the parcel');
}
