// @ts-check
import { must, openFromMe, openidOf, visitorCode } from './steps.mjs';

/** @typedef {import('../driver/stage.mjs').Stage} Stage */
/** @typedef {import('../driver/phone.mjs').Phone} Phone */

const LOOKS = [{ width: 320 }, { width: 430 }, { width: 375, dark: true }];

export default /** @type {import('../run-journeys.mjs').Journey} */ ({
  title: 'somebody new signs in, agrees, gives face, name and phone; ended sessions are not noticed',
  async play(stage) {
    const code = visitorCode();
    const phone = await stage.phone();
    const face = await signIn(stage, phone, code);
    await openFromMe(phone, '设置');
    await phone.see('还没有绑定手机号');
    await phone.picture('settings');
    await phone.tap('改资料');
    await giveFace(stage, phone, code, face);
    await giveName(stage, phone);
    await givePhone(stage, phone, code);
    await phone.back();
    await phone.see('****', '退出登录');
    await phone.picture('settings-known');
    await endSessions(stage, phone);
    await stage.done(phone);
    await lookAround(stage, code);
    if (stage.target.name === 'weapp') await guideChanged(stage, code);
    await phoneOfAnother(stage, code);
  },
});

/** @param {Stage} stage @param {Phone} phone @param {string} code @returns a picture that may serve as a face: the lit door */
async function signIn(stage, phone, code) {
  // The browser knows who a link names; a stranger is whoever comes by the plain address.
  if (stage.target.name === 'weapp') await phone.open({ shopper: code });
  else await openAsStranger(phone, code);
  await phone.see('一键登录');
  await phone.picture('door');
  const face = await phone.page.screenshot({ clip: { x: 87, y: 120, width: 200, height: 200 } });
  const logins = phone.counting('/auth/login');
  await phone.tap('一键登录');
  await phone.see('先和您说清楚', '微信身份', '手机号');
  await phone.picture('agreement');
  await phone.tap('先不同意');
  await phone.seeNot('先和您说清楚');
  must(logins() === 0, 'somebody who did not agree was signed in');
  await phone.tap('一键登录');
  await phone.tap('同意并登录');
  await phone.see('欢迎来到');
  await phone.picture('archive', { tall: true });
  const token = await stage.api.loginToken(code);
  const { agreedVersion, policyVersion } = await stage.api.ask('GET', '/me/privacy', { token });
  must(agreedVersion === policyVersion, `the API knows of no agreement: ${agreedVersion}`);
  return face;
}

/** @param {Phone} phone @param {string} code */
async function openAsStranger(phone, code) {
  await phone.page.addInitScript((person) => {
    // Remembered as the demo's person, and as somebody who left: nothing is done without a tap.
    if (localStorage.getItem('fanchang.welcome') === null) {
      localStorage.setItem('fanchang.demo', person);
      localStorage.setItem('fanchang.welcome', JSON.stringify({ data: 'out' }));
    }
  }, code);
  await phone.open({});
}

/** @param {Stage} stage @param {Phone} phone @param {string} code @param {Buffer} face */
async function giveFace(stage, phone, code, face) {
  await phone.see('点一下换头像', '用微信手机号绑定');
  await phone.picture('profile');
  await phone.givePicture('.face__button', face);
  await phone.page.locator('.face .avatar__picture').first().waitFor();
  await phone.seeNot('正在换');
  const { avatar } = await stage.api.ask('GET', '/me/profile', { token: await stage.api.loginToken(code) });
  must(avatar?.startsWith('data:image/jpeg;base64,'), 'the API has no picture');
  must(avatar.length < 60_000, `the picture was sent as large as it was: ${avatar.length} letters`);
  await phone.picture('face');
}

/** The form is as it was before it was touched. @param {Phone} phone */
async function saved(phone) {
  await phone.page.locator('.nickname__save').first().waitFor({ state: 'detached' });
}

/** @param {Stage} stage @param {Phone} phone */
async function giveName(stage, phone) {
  phone.faults.expect(422);
  await phone.type('怎么称呼您', '灯下小满');
  await phone.picture('name-typed');
  await phone.tap('保存昵称');
  await phone.see('昵称改好了');
  await saved(phone);
  if (stage.target.name !== 'weapp') return;
  // WeChat's own offer comes without an input event; a name its check refuses is emptied.
  await phone.page.locator('.nickname__input input').filter({ visible: true }).focus();
  await phone.tap('用微信昵称');
  await phone.tap('保存昵称');
  await saved(phone);
  await phone.type('怎么称呼您', '违规的名字');
  await phone.tap('保存昵称');
  await phone.see('昵称还空着');
  await phone.picture('name-refused');
}

/** @param {Stage} stage @param {Phone} phone @param {string} code */
async function givePhone(stage, phone, code) {
  const number = `136${String(Date.now()).slice(-8)}`;
  await stage.sandbox?.ask('people', { openid: openidOf(code), phone: number });
  await phone.tap('用微信手机号绑定');
  await phone.see('允许');
  await phone.tap('不允许', { exact: true });
  await phone.seeNot('不允许');
  await phone.see('用微信手机号绑定');
  await phone.tap('用微信手机号绑定');
  await phone.picture('phone-asked');
  await phone.tap('允许', { exact: true });
  await phone.see('换一个手机号', '****');
  if (stage.sandbox !== null) await phone.see(`136****${number.slice(-4)}`);
  await phone.picture('phone');
}

/** The access token is refused, then the refresh token as well: the shopper sees pages, and no door. @param {Stage} stage @param {Phone} phone */
async function endSessions(stage, phone) {
  phone.faults.expect(401);
  const refreshes = phone.counting('/auth/refresh');
  const logins = phone.counting('/auth/login');
  await phone.changeKept('fanchang.shopper', { accessToken: 'spent' });
  await phone.tap('隐私', { exact: true });
  await phone.see('用在这些地方', '导出我的资料');
  must(refreshes() === 1 && logins() === 0, `renewed ${refreshes()} times, signed in ${logins()} times`);
  await phone.back();
  await phone.see('退出登录');

  await phone.changeKept('fanchang.shopper', { accessToken: 'spent', refreshToken: 'spent too' });
  await phone.tap('消息', { exact: true });
  await phone.see(/还没有消息|今天/);
  must(logins() === 1, `signed in ${logins()} times`);
  must(!(await phone.read()).includes('一键登录'), 'the shopper was sent to the door');

  // What a clock does: the page before it knows, too.
  await phone.changeKept('fanchang.shopper', { expiresAt: '2020-01-01T00:00:00.000+08:00' });
  await phone.back();
  await phone.see('退出登录');
  await phone.page.waitForTimeout(300);
  must(logins() === 1, 'an expired token led to a login instead of a renewal');
}

/** @param {Stage} stage @param {string} code */
async function lookAround(stage, code) {
  for (const look of LOOKS) {
    const phone = await stage.phone(look);
    await phone.openAs(code);
    await phone.see('欢迎来到');
    await openFromMe(phone, '设置');
    await phone.see('****');
    await phone.picture('settings');
    await phone.tap('改资料');
    await phone.see('换一个手机号');
    await phone.picture('profile');
    await stage.done(phone);
  }
  const late = await stage.phone({ width: 320, dark: true });
  if (stage.target.name === 'weapp') await late.open({ shopper: visitorCode() });
  else await openAsStranger(late, visitorCode());
  await late.tap('一键登录');
  await late.see('先和您说清楚');
  await late.picture('agreement');
  await late.tap('同意并登录');
  await late.see('欢迎来到');
  await stage.done(late);
}

/** Who signed in long ago is asked anew once the guide says more: where it is needed, and what they wanted goes on. @param {Stage} stage @param {string} code */
async function guideChanged(stage, code) {
  const phone = await stage.phone();
  await phone.openAs(code);
  await phone.see('欢迎来到');
  await phone.page.evaluate(() => localStorage.removeItem('weapp-privacy-agreed'));
  await openFromMe(phone, '设置');
  await phone.tap('改资料');
  await phone.tap('换一个手机号');
  await phone.see('先和您说清楚');
  await phone.picture('guide-changed');
  await phone.tap('先不同意');
  await phone.seeNot('先和您说清楚');
  must(!(await phone.read()).includes('申请获取'), 'WeChat asked though the person did not agree');
  await phone.press('.face__button');
  await phone.tap('同意并继续');
  await phone.see('从相册选择');
  await phone.tap('取消', { exact: true });
  await phone.tap('换一个手机号');
  await phone.see('申请获取');
  await phone.tap('不允许', { exact: true });
  await stage.done(phone);
}

/** A number that somebody else has given already. @param {Stage} stage @param {string} code of who gave it */
async function phoneOfAnother(stage, code) {
  if (stage.sandbox === null) return;
  const other = visitorCode();
  const { phone: number } = await (
    await fetch(`${stage.sandbox.url}/control/people/${openidOf(code)}`)
  ).json();
  await stage.sandbox.ask('people', { openid: openidOf(other), phone: number });
  const phone = await stage.phone();
  phone.faults.expect(409);
  await phone.openAs(other, 'packages/account/pages/profile/index');
  await phone.tap('用微信手机号绑定');
  await phone.tap('允许', { exact: true });
  await phone.see('已绑定另一个微信账号');
  await phone.picture('phone-taken');
  const heal = await phone.breakApi('/me/phone', 503);
  await phone.tap('用微信手机号绑定');
  await phone.tap('允许', { exact: true });
  await phone.see('服务暂时没有回应');
  await heal();
  await stage.done(phone);
}
