// @ts-check
import { tellOrder } from '../driver/orders.mjs';
import { invitationOf, must, openFromMe, openidOf, visitorCode } from './steps.mjs';

/** @typedef {import('../driver/stage.mjs').Stage} Stage */
/** @typedef {import('../driver/phone.mjs').Phone} Phone */

const INVITE = 'packages/friends/pages/invite/index';
const INVITED = 'packages/friends/pages/invited/index';
/** Instants of shops are whole seconds: an order of the same second as the tap would be from before it. */
const NEXT_SECOND_MS = 1_100;
const PATIENCE_MS = 12_000;

export default /** @type {import('../run-journeys.mjs').Journey} */ ({
  title: 'a friend accepts an invitation and orders; both find their rewards, and who may not is told why',
  async play(stage) {
    const inviter = visitorCode();
    const friend = visitorCode();
    const code = await seeOwnCode(stage, inviter);
    await accept(stage, friend, code);
    await bothRewarded(stage, inviter, friend);
    await notThisWay(stage, inviter, friend, code);
  },
});

/** The inviter: rules before the button, the code, and the card that goes to a friend. @param {Stage} stage @param {string} inviter */
async function seeOwnCode(stage, inviter) {
  const phone = await stage.phone();
  await phone.openAs(inviter);
  await phone.see('欢迎来到', '和朋友一起');
  await openFromMe(phone, '邀请有礼');
  await phone.see('我的邀请码', '点开给朋友扫', '朋友的见面礼', '您的谢礼', '还没有朋友接受邀请');
  await phone.picture('nobody-yet', { tall: true });
  const mine = await invitationOf(stage, inviter);
  await phone.see(`${mine.code.slice(0, 4)} ${mine.code.slice(4)}`, ...mine.rules);
  await phone.tap('点开给朋友扫');
  await phone.see('请朋友用微信扫一扫');
  await phone.picture('picture');
  await phone.press('.sheet__close');
  await phone.tap('邀请朋友', { exact: true });
  if (phone.target.name === 'weapp') {
    const [card] = await phone.page.evaluate(() => /** @type {any} */ (window).weappReport.shared);
    must(card.path === `/${INVITED}?code=${mine.code}`, `the card leads to ${card.path}`);
    must(!/得|送|券|奖|礼/.test(card.title), `the card promises something: ${card.title}`);
  }
  await stage.done(phone);
  return mine.code;
}

/** The friend sees everything first; one tap signs in and accepts. @param {Stage} stage @param {string} friend @param {string} code */
async function accept(stage, friend, code) {
  const phone = await stage.phone({ width: 430 });
  const logins = phone.counting('/auth/login');
  const accepted = phone.counting('/me/invitations/accept');
  await phone.open({ shopper: friend, page: `${INVITED}?code=${code}` });
  await phone.see(/邀请您/, '给您的见面礼', '先看清楚规则', '接受邀请');
  await phone.picture('landing', { tall: true });
  must(logins() === 0, 'somebody was signed in for looking');
  await phone.tap('接受邀请', { exact: true, last: true });
  await phone.tap('同意并接受邀请');
  await phone.see('接受好了', '下第一单');
  must(accepted() === 1, `asked ${accepted()} times`);
  await phone.picture('accepted', { tall: true });
  await phone.tap('去看看', { exact: true });
  await phone.see('欢迎来到');
  await stage.done(phone);
}

/** @param {Stage} stage @param {string} inviter @param {string} friend */
async function bothRewarded(stage, inviter, friend) {
  await new Promise((resolve) => setTimeout(resolve, NEXT_SECOND_MS));
  const orderNo = await tellOrder(stage.api, openidOf(friend), ['paid', 'shipped']);
  await until(stage, inviter, 'pending');
  const phone = await stage.phone();
  await phone.openAs(inviter, INVITE);
  await phone.see('待到账', '已下单');
  await phone.picture('pending', { tall: true });
  await stage.done(phone);

  await tellOrder(stage.api, openidOf(friend), ['signed', 'completed'], { orderNo });
  await until(stage, inviter, 'settled');
  for (const who of [inviter, friend]) {
    const coupons = await stage.api.couponsOf(who, 'usable');
    must(
      coupons.some(({ offFen }) => offFen === 2000),
      `${who} has no coupon of ¥20`,
    );
  }
  const happy = await stage.phone();
  await happy.openAs(inviter, INVITE);
  await happy.see('已到账', '谢礼已到账');
  await happy.picture('settled', { tall: true });
  await stage.done(happy);
  const friends = await stage.phone();
  await friends.openAs(friend);
  await friends.see('累计为您节省');
  await friends.tap('券包', { exact: true, last: true });
  await friends.see('20');
  await friends.picture('friends-coupon');
  await friends.open({
    shopper: friend,
    page: `${INVITED}?code=${(await invitationOf(stage, inviter)).code}`,
  });
  await friends.see('见面礼到了');
  await friends.picture('friend-settled', { tall: true });
  await stage.done(friends);
}

/** Rewards come by work, a moment after the order. @param {Stage} stage @param {string} inviter @param {string} state */
async function until(stage, inviter, state) {
  const token = await stage.api.loginToken(inviter);
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const { items } = await stage.api.ask('GET', '/me/invitations', { token });
    if (items[0]?.state === state) return;
    must(Date.now() < deadline, `the invitation is ${items[0]?.state}, not ${state}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Oneself, somebody bound to another, an old customer, a code that is nobody's. @param {Stage} stage @param {string} inviter @param {string} friend @param {string} code */
async function notThisWay(stage, inviter, friend, code) {
  const own = await stage.phone();
  own.faults.expect(409);
  await signedInAt(own, inviter, code);
  await own.tap('接受邀请', { exact: true, last: true });
  await own.see('这是您自己的邀请', '去邀请我的朋友');
  await own.picture('self', { tall: true });
  await own.tap('去邀请我的朋友');
  await own.see('我的邀请码');
  await stage.done(own);

  const { code: otherCode } = await invitationOf(stage, visitorCode());
  const bound = await stage.phone({ width: 320 });
  bound.faults.expect(409);
  await signedInAt(bound, friend, otherCode);
  await bound.see('您已经接受过另一位朋友的邀请');
  await bound.picture('bound', { tall: true });
  await stage.done(bound);

  const oldFriend = stage.shoppers.find(({ code: login }) => login.includes('demo-dormant'));
  must(oldFriend !== undefined, 'the demo has no old customer');
  const old = await stage.phone();
  old.faults.expect(409);
  await signedInAt(old, /** @type {any} */ (oldFriend).code, code);
  await old.tap('接受邀请', { exact: true, last: true });
  await old.see('您已经是老朋友了');
  await old.picture('not-new', { tall: true });
  await stage.done(old);

  const forged = await stage.phone();
  forged.faults.expect(404);
  await forged.open({ shopper: visitorCode(), page: `${INVITED}?code=ZZZZ9999` });
  await forged.see('没有这个邀请码');
  await forged.picture('forged');
  await forged.type('朋友告诉您的那几位', `${code.slice(0, 4).toLowerCase()} ${code.slice(4)}`);
  await forged.tap('看看这份邀请');
  await forged.see(/邀请您/, '先看清楚规则');
  await stage.done(forged);
}

/** Somebody who is in already follows a link. @param {Phone} phone @param {string} shopper @param {string} code */
async function signedInAt(phone, shopper, code) {
  await phone.openAs(shopper);
  await phone.see(/欢迎来到|累计为您节省/);
  await phone.open({ shopper, page: `${INVITED}?code=${code}` });
  await phone.see('先看清楚规则');
}
