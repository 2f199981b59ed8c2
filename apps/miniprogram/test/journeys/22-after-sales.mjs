// @ts-check
import { tellOrder } from '../driver/orders.mjs';
import { agentOf, managerOf, must, openFromMe, openidOf, signedAnHourAgo, visitorCode } from './steps.mjs';

/** @typedef {import('../driver/stage.mjs').Stage} Stage */
/** @typedef {import('../driver/phone.mjs').Phone} Phone */
/** @typedef {import('../driver/api.mjs').StaffMember} StaffMember */

export default /** @type {import('../run-journeys.mjs').Journey} */ ({
  title:
    'a bad answer becomes a ticket: it is talked over, made good, resolved and rated, on both sides at once',
  async play(stage) {
    const code = visitorCode();
    const phone = await stage.phone();
    await phone.openAs(code);
    await phone.see('欢迎来到');
    await signedAnHourAgo(stage, code);
    await answersBadly(phone);
    const ticketNo = await ticketOf(stage, code);
    await saysWhatIsWrong(phone);
    const desk = await agentAnswers(stage, phone, ticketNo);
    await isMadeGood(phone, desk);
    await isRated(phone, desk);
    await stage.done(desk);
    await stage.done(phone);

    await managerDecides(stage, await asksFromAnOrder(stage));
  },
});

/** @param {Phone} phone */
async function answersBadly(phone) {
  await openFromMe(phone, '消息');
  await phone.tap('「每日坚果礼盒」收到了吗？');
  await phone.see('第 1 题，共 3 题');
  await phone.tap('2', { exact: true });
  await phone.see('第 2 题，共 3 题');
  await phone.tap('3', { exact: true });
  await phone.see('第 3 题，共 3 题');
  await phone.tap('提交');
  await phone.see('谢谢您的回答', '没让您满意，很抱歉');
  await phone.picture('thanks');
  await phone.tap('去售后看看');
}

/** @param {Phone} phone */
async function saysWhatIsWrong(phone) {
  await phone.see('售后', '每日坚果礼盒', '客服回复');
  await phone.picture('tickets');
  await phone.tap('每日坚果礼盒', { last: true });
  await phone.see('售后对话', '您给这一单打了 2 分', '客服回复');
  phone.faults.expect(422);
  await says(phone, '<b>坏了</b>');
  await phone.see('文字里不能有网页代码');
  await phone.picture('refused');
  await phone.tap('<b>坏了</b>', { exact: true });
  await phone.seeNot('文字里不能有网页代码');
  await says(phone, '坚果受潮了，找客服');
  await phone.see('坚果受潮了，找客服');
  await phone.picture('said');
}

/**
 * The manager gives it to the agent, who reads and answers; the shopper's page shows it by itself.
 * @param {Stage} stage @param {Phone} phone @param {string} ticketNo
 */
async function agentAnswers(stage, phone, ticketNo) {
  const agent = agentOf(stage);
  await isGivenTo(stage, ticketNo, agent);
  const desk = await stage.phone();
  await logsIn(desk, agent);
  await desk.see('售后工单', '接单中', '每日坚果礼盒');
  await desk.picture('work');
  await desk.open({ page: `packages/staff/pages/ticket/index?no=${ticketNo}` });
  await desk.see('坚果受潮了，找客服', '低分自动开单');
  await desk.picture('conversation');

  // Nobody touches the shopper's phone.
  await says(desk, '很抱歉，马上给您补寄一份');
  await phone.see('很抱歉，马上给您补寄一份');
  await phone.picture('answered');
  await says(phone, '好的，谢谢');
  await desk.see('好的，谢谢');

  await desk.tap('解答包', { exact: true });
  await desk.see('发送');
  await desk.picture('answers');
  await desk.tap('发送', {
    exact: true,
    within: desk.page.locator('.answers__list').filter({ visible: true }),
  });
  await desk.tap('备注', { exact: true });
  await desk.type('写给同事看，顾客看不到', '仓库说同批还有一起');
  await desk.tap('记下', { exact: true });
  await desk.see('仓库说同批还有一起', '内部备注，顾客看不到');
  await phone.seeNot('仓库说同批还有一起');
  return desk;
}

/** @param {Phone} phone @param {Phone} desk */
async function isMadeGood(phone, desk) {
  await desk.tap('补偿', { exact: true });
  await desk.see('补偿顾客', '100 积分');
  await desk.tap('100 积分', { exact: true });
  await desk.tap('商品有瑕疵', { exact: true });
  await desk.see('马上到账');
  await desk.picture('gift');
  await desk.tap('确认补偿', { exact: true });
  await phone.see('我们送您 100 积分');
  await desk.see('我们送您 100 积分');
}

/** @param {Phone} phone @param {Phone} desk */
async function isRated(phone, desk) {
  await desk.tap('办结', { exact: true });
  await desk.see('办结这张工单？');
  await desk.tap('办结', { exact: true, last: true });
  await desk.see('已办结');
  await phone.see('这次服务您满意吗？', '很满意');
  await phone.picture('asked-how-it-was');
  await phone.tap('5', { exact: true });
  await phone.see('您评了 5 分，很满意');
  await phone.picture('rated');
  await desk.see('顾客评了 5 分');
  await desk.picture('done');
}

/** Another shopper asks about an order of theirs, on a small phone in the dark. @param {Stage} stage @returns {Promise<string>} who it was */
async function asksFromAnOrder(stage) {
  const code = visitorCode();
  const orderNo = await tellOrder(stage.api, openidOf(code), ['paid']);
  const phone = await stage.phone({ width: 320, dark: true });
  await phone.openAs(code);
  await phone.see('复购阶梯');
  await openFromMe(phone, '我的订单');
  await phone.tap('每日坚果礼盒');
  await phone.see('订单详情', orderNo);
  await phone.tap('这一单有问题？');
  await phone.see('发起售后', '哪一单？', '每日坚果礼盒', '怎么了？', '拍给我们看');
  await phone.picture('ask-dark', { tall: true });
  await phone.tap('提交', { exact: true });
  await phone.see('说一句怎么了，或者拍一张照片');
  await photosAreRefused(phone);
  await phone.givePhoto('.shots__add', 'picture');
  await phone.see('1/6');
  await phone.tap('和直播说的不一样', { exact: true });
  await phone.page
    .locator('textarea')
    .filter({ visible: true })
    .first()
    .fill('主播说是 1.5 公斤，收到只有 1 公斤');
  await phone.tap('提交', { exact: true });
  await phone.see('售后对话', '专员回复', '主播说是 1.5 公斤');
  await phone.page.locator('.said__photo').filter({ visible: true }).first().waitFor();
  await phone.picture('promise-dark');
  await stage.done(phone);

  const ticketNo = await ticketOf(stage, code);
  const stranger = await stage.phone();
  stranger.faults.expect(404);
  await stranger.openAs(visitorCode(), `packages/care/pages/ticket/index?no=${ticketNo}`);
  await stranger.see('没有找到这个工单', '看看我的售后');
  await stranger.picture('foreign');
  await stranger.tap('看看我的售后');
  await stranger.see('还没有售后记录');
  await stranger.picture('nothing');
  await stage.done(stranger);
  return code;
}

/** What is no photo of ours is refused by name, and can be taken away. @param {Phone} phone */
async function photosAreRefused(phone) {
  phone.faults.expect(413);
  await phone.givePhoto('.shots__add', 'large');
  await phone.see('照片太大，单张不能超过 10 MB');
  await phone.picture('photo-too-large-dark', { tall: true });
  await phone.press('.shots__remove');
  await phone.seeNot('照片太大');
  phone.faults.expect(415);
  await phone.givePhoto('.shots__add', 'lie');
  await phone.see(/文件内容和它的名称不符|只支持 JPG/);
  await phone.press('.shots__remove');
  await phone.see('0/6');
}

/** What an agent may not give alone waits for the manager. @param {Stage} stage @param {string} code of a shopper */
async function managerDecides(stage, code) {
  const agent = agentOf(stage);
  const { ticket } = await stage.api.ask('POST', '/me/tickets', {
    token: await stage.api.loginToken(code),
    body: { requestKey: `journey-${Date.now()}`, kind: 'question', words: '能多送一点吗' },
  });
  const { ticketNo } = ticket;
  await isGivenTo(stage, ticketNo, agent);
  const reason = `想要很多 ${ticketNo.slice(-4)}`;
  const wish = { requestKey: `journey-${ticketNo}`, what: 'points', points: 90_000, reason };
  await stage.api.ask('POST', `/staff/tickets/${ticketNo}/compensations`, {
    token: await stage.api.staffToken(agent),
    body: wish,
  });

  const desk = await stage.phone();
  await logsIn(desk, managerOf(stage));
  await desk.see('待批补偿', '全部');
  await desk.tap('全部', { exact: true });
  await desk.see('和直播说的不一样', '小满');
  await desk.picture('all', { tall: true });
  await desk.tap('待批补偿', { exact: true });
  await desk.see('同意', '不给', '90000 积分', '值 ¥900', reason);
  await desk.picture('decisions');
  // The newest stands first.
  await desk.tap('不给', { exact: true });
  await desk.seeNot(reason);
  await stage.done(desk);
}

/** @param {Phone} phone @param {StaffMember} who */
async function logsIn(phone, { account, password }) {
  await phone.open({ page: 'packages/staff/pages/home/index' });
  await phone.type('店员账号', account);
  await phone.type('密码', password);
  await phone.tap('登录', { exact: true });
  await phone.see('换班退出');
  await phone.tap('售后工单', { exact: true });
}

/** @param {Phone} phone @param {string} words */
async function says(phone, words) {
  await phone.page.locator('textarea').filter({ visible: true }).first().fill(words);
  await phone.tap('发送', { exact: true });
}

/** The one ticket somebody has, once it is there. @param {Stage} stage @param {string} code @returns {Promise<string>} */
async function ticketOf(stage, code) {
  const token = await stage.api.loginToken(code);
  for (let n = 0; n < 50; n += 1) {
    const { items } = await stage.api.ask('GET', '/me/tickets', { token });
    if (items.length > 0) return items[0].ticketNo;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('no ticket was opened within ten seconds');
}

/** @param {Stage} stage @param {string} ticketNo @param {StaffMember} agent */
async function isGivenTo(stage, ticketNo, agent) {
  const manager = await stage.api.staffToken(managerOf(stage));
  const { items } = await stage.api.ask('GET', '/staff/desks', { token: manager });
  const mine = await stage.api.ask('GET', '/staff/desks/mine', { token: await stage.api.staffToken(agent) });
  must(
    items.some((/** @type {any} */ one) => one.staffId === mine.staffId),
    'the agent has no desk',
  );
  await stage.api.ask('POST', `/staff/tickets/${ticketNo}/assign`, {
    token: manager,
    body: { staffId: mine.staffId },
  });
}
