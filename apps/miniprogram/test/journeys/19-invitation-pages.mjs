// @ts-check
import { invitationOf, must, visitorCode } from './steps.mjs';

/** @typedef {import('../driver/stage.mjs').Stage} Stage */
/** @typedef {import('../driver/phone.mjs').Phone} Phone */

const INVITE = 'packages/friends/pages/invite/index';
const INVITED = 'packages/friends/pages/invited/index';
const LOOKS = [{ width: 320 }, { width: 375, dark: true }, { width: 430 }];

export default /** @type {import('../run-journeys.mjs').Journey} */ ({
  title: 'invitations on a timeline, without WeChat, on every screen; and cash is taken in WeChat',
  async play(stage) {
    const { code } = await invitationOf(stage, visitorCode());
    await onTimeline(stage, code);
    await brokenAndBack(stage, code);
    await lookAround(stage, code);
    if (stage.sandbox !== null) await takeCash(stage);
  },
});

/** The page alone under somebody's timeline: to be read, and nothing to tap. @param {Stage} stage @param {string} code */
async function onTimeline(stage, code) {
  const phone = await stage.phone();
  const logins = phone.counting('/auth/login');
  await phone.open({ page: `${INVITED}?code=${code}`, timeline: true });
  await phone.see(/邀请您/, '先看清楚规则', '点下方「前往小程序」');
  await phone.seeNot('先去逛逛');
  await phone.picture('timeline', { tall: true });
  must(logins() === 0, 'somebody was signed in on a timeline');
  if (phone.target.name === 'weapp') {
    const card = await phone.page.evaluate(() =>
      /** @type {any} */ (window).weapp.stack.top().instance.onShareTimeline(),
    );
    must(card.query === `code=${code}`, `the timeline's card leads to ${card.query}`);
  }
  await stage.done(phone);
}

/** @param {Stage} stage @param {string} code */
async function brokenAndBack(stage, code) {
  const phone = await stage.phone();
  const heal = await phone.breakApi(`/invitations/${code}`, 500);
  await phone.open({ shopper: visitorCode(), page: `${INVITED}?code=${code}` });
  await phone.see('再试一次');
  await phone.picture('landing-500');
  await heal();
  await phone.tap('再试一次');
  await phone.see('先看清楚规则');
  const lost = await phone.loseAnswers('/me/invitations/accept');
  await phone.tap('接受邀请', { exact: true, last: true });
  await phone.tap('同意并接受邀请');
  await phone.see('没收到结果');
  await phone.picture('answer-lost', { tall: true });
  await lost();
  await phone.tap('接受邀请', { exact: true, last: true });
  await phone.see('接受好了');
  await stage.done(phone);

  const mine = await stage.phone();
  mine.faults.expect(503);
  const image = await mine.breakApi('/me/invitation/image', 503);
  await mine.openAs(visitorCode(), INVITE);
  await mine.see('没画出来', '我的邀请码');
  await mine.picture('no-picture');
  await image();
  await mine.tap(/没画出来/);
  await mine.see('点开给朋友扫');
  await stage.done(mine);
}

/** Small, large and dark: somebody with friends in every state, and the friend's page. @param {Stage} stage @param {string} code */
async function lookAround(stage, code) {
  const lively = await withMostFriends(stage);
  for (const look of LOOKS) {
    const mine = await stage.phone(look);
    await mine.openAs(lively);
    await mine.see('和朋友一起');
    await mine.picture('archive', { tall: true });
    await mine.tap('我的', { exact: true, last: true });
    await mine.see('拼团', '邀请有礼');
    await mine.picture('me', { tall: true });
    await mine.tap('邀请有礼', { exact: true });
    await mine.see('我邀请的朋友', '点开给朋友扫');
    await mine.picture('lively', { tall: true });
    await stage.done(mine);
    const landing = await stage.phone(look);
    await landing.open({ page: `${INVITED}?code=${code}`, shopper: visitorCode() });
    await landing.see('先看清楚规则');
    await landing.picture('landing', { tall: true });
    await stage.done(landing);
    const typed = await stage.phone(look);
    await typed.open({ page: INVITED, shopper: visitorCode() });
    await typed.see('看看这份邀请');
    await typed.picture('type-code');
    await stage.done(typed);
  }
}

/** @param {Stage} stage */
async function withMostFriends(stage) {
  const found = [];
  for (const { code } of stage.shoppers) {
    const { counts } = await invitationOf(stage, code);
    found.push({ code, accepted: counts.accepted });
  }
  found.sort((one, other) => other.accepted - one.accepted);
  must((found[0]?.accepted ?? 0) > 3, 'nobody of the demo has invited friends');
  return found[0].code;
}

/** Turned down first, then taken; WeChat tells the API. @param {Stage} stage */
async function takeCash(stage) {
  const { shopper, token } = await withCash(stage);
  const phone = await stage.phone();
  await phone.openAs(shopper, INVITE);
  await phone.see('现金奖励', '还剩');
  await phone.tap('领取', { exact: true });
  await phone.see('领取现金奖励', '您的微信零钱');
  await phone.picture('cash');
  const [no, yes] = phone.target.name === 'weapp' ? ['暂不收款', '确认收款'] : ['先不收', '收下'];
  await phone.tap('收进零钱', { exact: true });
  await phone.tap(no, { exact: true });
  await phone.see('还没收下');
  await phone.picture('cash-left');
  await phone.tap('收进零钱', { exact: true });
  await phone.see(yes);
  await phone.picture('cash-asked');
  await phone.tap(yes, { exact: true });
  await phone.see('收下了', '已经在您的微信零钱里');
  await phone.picture('cash-taken');
  const { items } = await stage.api.ask('GET', '/me/cash', { token });
  must(
    items.some((/** @type {any} */ { state }) => state === 'done'),
    'the API does not know that it was taken',
  );
  await phone.tap('好的', { exact: true });
  await phone.see('到零钱');
  await phone.picture('cash-over', { tall: true });
  await stage.done(phone);
}

/** Each build takes what is left. @param {Stage} stage */
async function withCash(stage) {
  for (const { code } of stage.shoppers) {
    const token = await stage.api.loginToken(code);
    const { items } = await stage.api.ask('GET', '/me/cash', { token });
    if (items.some((/** @type {any} */ { state }) => state === 'ready')) return { shopper: code, token };
  }
  throw new Error('no demo shopper has cash left to claim; start the API afresh');
}
