// @ts-check
import { totpCode } from '../driver/totp.mjs';
import { cashierOf, managerOf, must, startShift } from './steps.mjs';

/** @typedef {import('../driver/stage.mjs').Stage} Stage */
/** @typedef {import('../driver/phone.mjs').Phone} Phone */
/** @typedef {import('../driver/api.mjs').StaffMember} StaffMember */

const LOOKS = [{ width: 320 }, { width: 430 }, { width: 375, dark: true }];

export default /** @type {import('../run-journeys.mjs').Journey} */ ({
  title: 'cashier and manager see what they may; a second lock, a lost tablet, and a session that ended',
  async play(stage) {
    await byRole(stage);
    // Nobody else's journey logs in as this one: their account gets a second lock for a while.
    const member = stage.staff.find(({ account }) => account === 'laojie') ?? cashierOf(stage);
    const secret = await secondLock(stage, member);
    await loginWithCode(stage, member, secret);
    await lostTablet(stage, member);
    await sessionsEnd(stage);
  },
});

/** @param {Stage} stage */
async function byRole(stage) {
  const till = await stage.phone();
  await startShift(stage, till, cashierOf(stage));
  must(!(await till.read()).includes('待寄礼品'), 'the cashier is offered the gifts');
  await till.see('店员', '我的账号');
  await stage.done(till);

  const desk = await stage.phone();
  await startShift(stage, desk, managerOf(stage));
  await desk.see('店长', '待寄礼品');
  await desk.picture('manager', { tall: true });
  await stage.done(desk);
}

/** @param {Stage} stage @param {StaffMember} member @returns {Promise<string>} the secret */
async function secondLock(stage, member) {
  const phone = await stage.phone();
  await startShift(stage, phone, member);
  await phone.tap('我的账号');
  await phone.see('动态验证码', '没开', '登录中的设备', '这台');
  await phone.picture('account');
  await phone.tap('动态验证码');
  await phone.see('添加到验证器');
  await phone.picture('totp', { tall: true });
  const secret = (await phone.page.locator('.totp__letters').filter({ visible: true }).innerText()).replace(
    /\s/g,
    '',
  );

  phone.faults.expect(403);
  await phone.type('6 位数字', '000000');
  await phone.tap('开启', { exact: true });
  await phone.see('动态验证码不对');
  await phone.picture('totp-wrong', { tall: true });
  await phone.type('6 位数字', totpCode(secret));
  await phone.tap('开启', { exact: true });
  await phone.see('开好了');
  await phone.picture('totp-on');
  await phone.tap('好的', { exact: true });
  await phone.see('已开启');
  await stage.done(phone);
  return secret;
}

/** @param {Stage} stage @param {StaffMember} member @param {string} secret */
async function loginWithCode(stage, member, secret) {
  const phone = await stage.phone({ width: 320 });
  phone.faults.expect(401, 403);
  await phone.open({ page: 'packages/staff/pages/home/index' });
  await phone.type('店员账号', member.account);
  await phone.type('密码', 'not-the-password');
  await phone.tap('登录', { exact: true });
  await phone.see(/不对|不正确|错/);
  await phone.picture('wrong-password');
  await phone.type('密码', member.password);
  await phone.tap('登录', { exact: true });
  await phone.see('还差一步');
  await phone.picture('code');
  await phone.type('6 位数字', '000000');
  await phone.tap('进入核销台');
  await phone.see('动态验证码不对');
  await phone.type('6 位数字', totpCode(secret, 1));
  await phone.tap('进入核销台');
  await phone.see('扫一扫核销');

  await phone.tap('我的账号');
  await phone.tap('已开启');
  await phone.type('关掉要用密码确认', 'not-the-password');
  await phone.tap('关掉动态验证码');
  await phone.see(/不对|不正确|错/);
  await phone.picture('totp-off');
  await phone.type('关掉要用密码确认', member.password);
  await phone.tap('关掉动态验证码');
  await phone.see('没开');
  await stage.done(phone);
}

/** Another device of the same person is shut out; it learns so with its next question. @param {Stage} stage @param {StaffMember} member */
async function lostTablet(stage, member) {
  const tablet = await stage.phone({ width: 430 });
  await startShift(stage, tablet, member);

  const phone = await stage.phone();
  await startShift(stage, phone, member);
  await phone.tap('我的账号');
  await phone.see('这台', '退出');
  await phone.picture('devices', { tall: true });
  // Whatever else this account was left logged in on goes as well.
  const others = phone.page.locator('.devices__end').filter({ visible: true });
  for (let left = await others.count(); left > 0; left -= 1) {
    await others.first().tap();
    await phone.tap('退出它');
    await phone.seeNot('退出它');
    await waitFor(phone, async () => (await others.count()) < left, 'the device stays in the list');
  }
  await stage.done(phone);

  tablet.faults.expect(401);
  await tablet.tap('我的账号');
  await tablet.see('在别处被退出');
  await tablet.picture('shut-out');
  await stage.done(tablet);
}

/** @param {Phone} phone @param {() => Promise<boolean>} met @param {string} otherwise */
async function waitFor(phone, met, otherwise) {
  const deadline = Date.now() + 8000;
  while (!(await met())) {
    must(Date.now() < deadline, otherwise);
    await phone.page.waitForTimeout(100);
  }
}

/** @param {Stage} stage */
async function sessionsEnd(stage) {
  for (const look of LOOKS) {
    const phone = await stage.phone(look);
    phone.faults.expect(401);
    await startShift(stage, phone, managerOf(stage));
    await phone.picture('counter', { tall: true });
    const refreshes = phone.counting('/staff/refresh');
    await phone.changeKept('fanchang.staff', { accessToken: 'spent' });
    await phone.tap('我的账号');
    await phone.see('登录中的设备', '这台');
    must(refreshes() === 1, `renewed ${refreshes()} times`);
    await phone.picture('account', { tall: true });
    await phone.tap('改密码');
    await phone.see('现在的密码');
    await phone.picture('password');
    await stage.done(phone);
  }
}
