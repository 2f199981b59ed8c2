// @ts-check
import { must, openidOf, visitorCode } from './steps.mjs';

/** @typedef {import('../driver/stage.mjs').Stage} Stage */
/** @typedef {import('../driver/phone.mjs').Phone} Phone */

const INBOX = 'packages/account/pages/inbox/index';
const LOOKS = [{ width: 320 }, { width: 430 }, { width: 375, dark: true }];

export default /** @type {import('../run-journeys.mjs').Journey} */ ({
  title: 'a dot says that messages wait; read, they lead where they say, and reminders can be had',
  async play(stage) {
    const { shopper, messages } = await someoneWithNews(stage);
    for (const look of LOOKS) {
      const phone = await stage.phone(look);
      await phone.openAs(shopper.code, INBOX);
      await phone.see(messages[0].title);
      await phone.picture('inbox', { tall: true });
      await stage.done(phone);
    }
    const phone = await stage.phone();
    await phone.openAs(shopper.code);
    await phone.see('累计为您节省');
    await seeDot(phone, true);
    await phone.tap('我的', { exact: true, last: true });
    await phone.see(/\d 条没看/);
    await phone.picture('me');
    await phone.tap('消息', { exact: true });
    await phone.see(messages[0].title, messages[0].text);
    await phone.picture('news', { tall: true });
    await readOne(stage, phone, shopper.code, messages);
    await readAll(stage, phone, shopper.code);
    await remind(stage, phone, shopper.code);
    await stage.done(phone);
    await nothingYet(stage);
  },
});

/** @param {Stage} stage @param {string} code */
async function unreadOf(stage, code) {
  return (await stage.api.ask('GET', '/me/inbox/unread', { token: await stage.api.loginToken(code) })).unread;
}

/** @param {Stage} stage */
async function someoneWithNews(stage) {
  for (const shopper of [...stage.shoppers].reverse()) {
    const token = await stage.api.loginToken(shopper.code);
    const { items } = await stage.api.ask('GET', '/me/inbox', { token });
    const fresh = items.filter((/** @type {any} */ message) => message.readAt === null);
    if (fresh.length > 1 && items[0].readAt === null) return { shopper, messages: items };
  }
  throw new Error('no demo shopper has news left; start the API afresh');
}

/** @param {Phone} phone @param {boolean} there */
async function seeDot(phone, there) {
  const dot = phone.page.locator(
    phone.target.name === 'weapp'
      ? '.tab[data-dot="true"]'
      : '.weui-tabbar__item .weui-badge_dot, .weui-badge_dot',
  );
  await dot
    .filter({ visible: true })
    .first()
    .waitFor({ state: there ? 'visible' : 'detached' });
}

/** @param {Stage} stage @param {Phone} phone @param {string} code @param {any[]} messages */
async function readOne(stage, phone, code, messages) {
  const before = await unreadOf(stage, code);
  const leading = messages.find(({ link, readAt }) => link !== null && readAt === null);
  must(leading !== undefined, 'no new message leads anywhere');
  await phone.tap(leading.title, { exact: true });
  await phone.see(/可用|累计为您节省|积分|满意度调查|售后对话/);
  await phone.picture('where-it-leads');
  const deadline = Date.now() + 5000;
  while ((await unreadOf(stage, code)) !== before - 1) {
    must(Date.now() < deadline, 'the API does not know that it was read');
    await phone.page.waitForTimeout(100);
  }
}

/** @param {Stage} stage @param {Phone} phone @param {string} code */
async function readAll(stage, phone, code) {
  await phone.open({ page: INBOX });
  await phone.tap('全部看过了');
  await phone.seeNot('全部看过了');
  await phone.picture('all-read', { tall: true });
  must((await unreadOf(stage, code)) === 0, 'the API still knows of news');
  await phone.open({ page: 'pages/me/index' });
  await phone.see('积分商城');
  await phone.seeNot(/条没看/);
  await seeDot(phone, false);
  await phone.tap('消息', { exact: true });
}

/** @param {Stage} stage @param {Phone} phone @param {string} code */
async function remind(stage, phone, code) {
  await phone.see('订阅提醒');
  await phone.tap('提醒我', { exact: true });
  await phone.see('允许');
  await phone.picture('asked');
  await phone.tap('取消', { exact: true });
  await phone.see('不打扰您');
  // What WeChat tells the API itself when the tap is on 允许.
  const token = await stage.api.loginToken(code);
  const { templates } = await stage.api.ask('GET', '/me/subscriptions', { token });
  const templateIds = templates.map((/** @type {any} */ template) => template.templateId);
  await stage.sandbox?.ask(`people/${openidOf(code)}/accept`, { templateIds });
  await stage.sandbox?.settled();
  await phone.tap('提醒我', { exact: true });
  await phone.tap('允许', { exact: true });
  await phone.see('记下了');
  await phone.picture('reminded');
  await phone.back();
  await phone.see('积分商城');
  await phone.tap('消息', { exact: true });
  await phone.see(/还能提醒 \d+ 次/);
}

/** @param {Stage} stage */
async function nothingYet(stage) {
  const phone = await stage.phone();
  const heal = await phone.breakApi('/me/inbox', 500);
  await phone.openAs(visitorCode(), INBOX);
  await phone.see('再试一次', '服务暂时没有回应');
  await phone.picture('failed');
  await heal();
  await phone.tap('再试一次');
  await phone.see('还没有消息');
  await phone.picture('empty');
  await stage.done(phone);
}
