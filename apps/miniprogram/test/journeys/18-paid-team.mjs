// @ts-check
import { must, visitorCode } from './steps.mjs';
import {
  activityPage,
  firstTap,
  joinTeam,
  mustHaveCoupon,
  openLink,
  sendToFriend,
  teamOf,
  teamPage,
  whoIs,
} from './teams.mjs';

/** @typedef {import('../driver/stage.mjs').Stage} Stage */
/** @typedef {import('../driver/phone.mjs').Phone} Phone */

/** The demo's prepaid activity. */
const TRIO = 'trio-50';
const TITLE = '3 人拼 ¥9.9 换 ¥50 券';
const LOOKS = [{ width: 320 }, { width: 375, dark: true }, { width: 430 }];
const PATIENCE_MS = 12_000;

export default /** @type {import('../run-journeys.mjs').Journey} */ ({
  title: 'seats that cost something: paid, seated, filled; who paid too late or leaves has the money back',
  async play(stage) {
    const waits = await stage.phone();
    const { leader, page, teamNo } = await payAndOpen(waits);
    await cancelThenPay(stage, page);
    const late = await opensPaymentInTime(stage, teamNo);
    const last = await payByLink(stage, page, 430);
    await waits.see('拼成了');
    await waits.picture('filled-leader', { tall: true });
    await stage.done(waits);
    for (const who of [leader, last]) await mustHaveCoupon(stage, who, teamNo);

    await paysTooLate(stage, late, teamNo);
    await leavesWithMoney(stage);
    await lookAround(stage, leader, teamNo);
  },
});

/** WeChat Pay's own sheet, or what stands for it. @param {Phone} phone @param {'确认付款' | '取消'} answer */
async function inTheSheet(phone, answer) {
  await phone.see('微信支付', '确认付款');
  await phone.tap(answer, { exact: true, last: true });
}

/** @param {Phone} phone */
async function payAndOpen(phone) {
  const code = visitorCode();
  await openLink(phone, activityPage(TRIO), code);
  await phone.see(TITLE, '怎么拼', '¥9.9', '名额', '付 ¥9.9 开团');
  await phone.picture('activity', { tall: true });
  await firstTap(phone, '付 ¥9.9 开团', '开团');
  await phone.see('微信支付');
  await phone.picture('sheet');
  await inTheSheet(phone, '确认付款');
  await phone.see('邀请朋友一起拼', '还差 2 位，');
  await phone.picture('open', { tall: true });
  const page = await sendToFriend(phone);
  return { leader: await whoIs(phone, code), page, teamNo: page.slice(page.indexOf('no=') + 3) };
}

/** Closing the sheet costs nothing; the seat waits to be paid. @param {Stage} stage @param {string} page */
async function cancelThenPay(stage, page) {
  const phone = await stage.phone({ width: 320 });
  await openLink(phone, page, visitorCode());
  await phone.see(TITLE, '还差 2 位就成团', '没拼成全部退回');
  await phone.picture('landing', { tall: true });
  await firstTap(phone, '付 ¥9.9 参团', '参团');
  await inTheSheet(phone, '取消');
  await phone.see('还没付款，座位还没占上');
  await phone.picture('not-paid', { tall: true });
  await phone.tap('付 ¥9.9 参团');
  await inTheSheet(phone, '确认付款');
  await phone.see('邀请朋友一起拼', '还差 1 位，');
  await phone.picture('seated', { tall: true });
  await stage.done(phone);
}

/** @param {Stage} stage @param {string} page @param {number} width */
async function payByLink(stage, page, width) {
  const phone = await stage.phone({ width });
  const code = visitorCode();
  await openLink(phone, page, code);
  await phone.see('还差 1 位就成团');
  await firstTap(phone, '付 ¥9.9 参团', '参团');
  await inTheSheet(phone, '确认付款');
  await phone.see('拼成了', '券已经放进您的券包');
  await phone.picture('filled', { tall: true });
  const who = await whoIs(phone, code);
  await stage.done(phone);
  return who;
}

/** Somebody whose sheet is open when the last seat goes. @param {Stage} stage @param {string} teamNo */
async function opensPaymentInTime(stage, teamNo) {
  const code = visitorCode();
  const { payment } = await joinTeam(stage, code, teamNo);
  must(payment?.state === 'unpaid', 'there is nothing to pay');
  return { code, payNo: payment.payNo };
}

/** @param {Stage} stage @param {{ code: string, payNo: string }} late @param {string} teamNo */
async function paysTooLate(stage, { code, payNo }, teamNo) {
  must(stage.sandbox !== null, 'paying needs the sandbox');
  await stage.sandbox?.ask(`pay/${payNo}/pay`, { late: true });
  await until(stage, code, teamNo, (team) => team.refund !== 'none');
  const phone = await stage.phone();
  await phone.openAs(code);
  await phone.see('欢迎来到');
  await phone.open({ shopper: code, page: teamPage(teamNo) });
  await phone.see('已满，', /您付的 ¥9\.9 (正在|已)原路退回/, /(自己|再)开一个团/);
  await phone.picture('paid-but-full', { tall: true });
  await stage.done(phone);
  await until(stage, code, teamNo, (team) => team.refund === 'refunded');
}

/** @param {Stage} stage */
async function leavesWithMoney(stage) {
  const phone = await stage.phone({ dark: true });
  const code = visitorCode();
  await openLink(phone, activityPage(TRIO), code);
  await firstTap(phone, '付 ¥9.9 开团', '开团');
  await inTheSheet(phone, '取消');
  await phone.see('付款后这个团就开了', '付 ¥9.9 开团');
  await phone.picture('waiting', { tall: true });
  await phone.tap('付 ¥9.9 开团');
  await inTheSheet(phone, '确认付款');
  await phone.see('邀请朋友一起拼');
  await phone.tap('退出这个团');
  await phone.see('付的 ¥9.9 原路退回');
  await phone.picture('leave');
  await phone.tap('退出', { exact: true });
  await phone.see('您退出了，', /您付的 ¥9\.9 (正在|已)原路退回/);
  await phone.picture('left', { tall: true });
  await stage.done(phone);
}

/** Money comes back by work, a moment later. @param {Stage} stage @param {string} code @param {string} teamNo @param {(team: any) => boolean} holds */
async function until(stage, code, teamNo, holds) {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const team = await teamOf(stage, code, teamNo);
    if (holds(team)) return;
    must(Date.now() < deadline, `the refund is ${team.refund}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** @param {Stage} stage @param {string} leader @param {string} teamNo */
async function lookAround(stage, leader, teamNo) {
  for (const look of LOOKS) {
    const phone = await stage.phone(look);
    await phone.openAs(leader);
    await phone.see('欢迎来到');
    await phone.open({ shopper: leader, page: activityPage(TRIO) });
    await phone.see(TITLE, '我这个月还能拼');
    await phone.picture('activity', { tall: true });
    await phone.open({ shopper: leader, page: teamPage(teamNo) });
    await phone.see('拼成了');
    await phone.picture('team', { tall: true });
    await stage.done(phone);
  }
}
