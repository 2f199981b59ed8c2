// @ts-check
import { must, openFromMe, visitorCode } from './steps.mjs';

/** @typedef {import('../driver/stage.mjs').Stage} Stage */
/** @typedef {import('../driver/phone.mjs').Phone} Phone */

const PRIVACY = 'packages/account/pages/privacy/index';
const LOOKS = [{ width: 320 }, { width: 430, dark: true }, { width: 375, dark: true }];

export default /** @type {import('../run-journeys.mjs').Journey} */ ({
  title: 'somebody gives and withdraws consent, takes their data along, and is forgotten',
  async play(stage) {
    const code = visitorCode();
    const phone = await stage.phone();
    await phone.openAs(code);
    await phone.see('欢迎来到');
    await openFromMe(phone, '设置');
    await phone.tap('隐私', { exact: true });
    await phone.see('用在这些地方', '服务必需', '导出我的资料', '注销账号');
    await phone.picture('privacy', { tall: true });
    await consents(stage, phone, code);
    await takeAlong(stage, phone);
    await lookAround(stage, code);
    await forget(stage, phone, code);
    await stage.done(phone);
  },
});

/** @param {Stage} stage @param {string} code */
async function standingOf(stage, code) {
  const token = await stage.api.loginToken(code);
  const { consents } = await stage.api.ask('GET', '/me/privacy', { token });
  return consents.find((/** @type {any} */ consent) => consent.purpose === 'marketing_sms');
}

/** @param {Stage} stage @param {Phone} phone @param {string} code */
async function consents(stage, phone, code) {
  const before = await standingOf(stage, code);
  const row = phone.page.locator('.consent').filter({ hasText: before.title, visible: true });
  const toggle = row.locator('.toggle');
  for (const given of [!before.given, before.given]) {
    await toggle.tap();
    await row.locator(given ? '.toggle--on' : '.toggle:not(.toggle--on)').waitFor();
    await phone.page.locator('.toggle--busy').first().waitFor({ state: 'detached' });
    must((await standingOf(stage, code)).given === given, `the API does not know that it is ${given}`);
    await phone.picture(given ? 'given' : 'withdrawn', { tall: true });
  }
  const heal = await phone.breakApi('/me/privacy/consents', 500);
  await toggle.tap();
  await phone.see('服务暂时没有回应');
  must(
    (await row.locator('.toggle--on').count()) === (before.given ? 1 : 0),
    'a refused change is shown as made',
  );
  await phone.picture('refused', { tall: true });
  await heal();
}

/** @param {Stage} stage @param {Phone} phone */
async function takeAlong(stage, phone) {
  await phone.tap('打包一份');
  await phone.see(/正在打包|打包好了/);
  await phone.picture('export-asked', { tall: true });
  await phone.see('打包好了', 'KB');
  await phone.picture('export-ready', { tall: true });
  await phone.tap('下载', { exact: true });
  if (stage.target.name === 'weapp') {
    await phone.tap('发到聊天里保存');
    await phone.page.waitForTimeout(300);
    const [file] = await phone.page.evaluate(() => /** @type {any} */ (window).weappReport.files);
    must(file?.name.endsWith('.zip') && file.bytes > 200, `no file was handed over: ${JSON.stringify(file)}`);
    return;
  }
  const coming = phone.page.waitForEvent('download');
  await phone.tap('保存到这台设备');
  const file = await coming;
  must(file.suggestedFilename().endsWith('.zip'), `a file called ${file.suggestedFilename()}`);
}

/** @param {Stage} stage @param {string} code */
async function lookAround(stage, code) {
  for (const look of LOOKS) {
    const phone = await stage.phone(look);
    await phone.openAs(code, PRIVACY);
    await phone.see('打包好了');
    await phone.picture('whole', { tall: true });
    await phone.tap('我要注销');
    await phone.see('想好了');
    await phone.picture('erase');
    await stage.done(phone);
  }
}

/** @param {Stage} stage @param {Phone} phone @param {string} code */
async function forget(stage, phone, code) {
  const { person } = await stage.api.archiveOf(code);
  const erased = phone.counting('/me/privacy/erase');
  await phone.tap('我要注销');
  await phone.see('想好了', '找不回来');
  await phone.picture('erase');
  await phone.type('写下 注销', '删除');
  await phone.tap('确认注销');
  await phone.page.waitForTimeout(300);
  must(erased() === 0, 'another word was taken for it');
  await phone.type('写下 注销', '注销');
  await phone.tap('确认注销');
  await phone.see('已经注销了');
  await phone.picture('gone');
  await phone.tap('回到首页');
  await phone.see('一键登录');
  must((await stage.api.archiveOf(code)).person.id !== person.id, 'the same person came back');
}
