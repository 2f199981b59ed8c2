// @ts-check
import { must, visitorCode } from './steps.mjs';
import {
  activityPage,
  firstTap,
  GROUPS,
  joinTeam,
  mustHaveCoupon,
  MY_TEAMS,
  openLink,
  openTeam,
  sendToFriend,
  teamOf,
  teamPage,
  whoIs,
} from './teams.mjs';

/** @typedef {import('../driver/stage.mjs').Stage} Stage */
/** @typedef {import('../driver/phone.mjs').Phone} Phone */

const PAIR = 'pair-30';
const TITLE = '2 人拼团，每人立减 ¥30';
const LOOKS = [{ width: 320 }, { width: 375, dark: true }, { width: 430 }];

export default /** @type {import('../run-journeys.mjs').Journey} */ ({
  title: 'a team of two by a shared link: both have a coupon; who comes late opens their own team',
  async play(stage) {
    const waits = await stage.phone();
    const { leader, page } = await openAndSend(waits);
    const friend = await joinByLink(stage, page);

    await waits.see('拼成了', '人齐了');
    await waits.picture('filled-leader', { tall: true });
    await waits.tap('去看看这张券');
    await waits.see('扫不出来？把券码读给店员');
    await waits.picture('coupon');
    await stage.done(waits);
    const teamNo = page.slice(page.indexOf('no=') + 3);
    for (const who of [leader, friend]) await mustHaveCoupon(stage, who, teamNo);

    await comesLate(stage, page);
    await lastSeatGone(stage);
    await answerLost(stage);
    await givesUp(stage);
    await onTimeline(stage);
    await lookAround(stage, leader, page);
  },
});

/** From the list to a team of one's own; looking needs no login. @param {Phone} phone */
async function openAndSend(phone) {
  const logins = phone.counting('/auth/login');
  const code = visitorCode();
  await openLink(phone, GROUPS, code);
  await phone.see(TITLE, '我的拼团');
  await phone.picture('groups', { tall: true });
  await phone.tap(TITLE);
  await phone.see('怎么拼', '小时', '免费', '开团');
  await phone.picture('activity', { tall: true });
  must(logins() === 0, 'somebody was signed in for looking');
  await firstTap(phone, '开团', '开团');
  await phone.see('等一位朋友', '团长', '还剩', '还差 1 位，');
  await phone.picture('open', { tall: true });
  const page = await sendToFriend(phone);
  return { leader: await whoIs(phone, code), page };
}

/** The friend sees what they join before anything happens; one tap signs in and joins. @param {Stage} stage @param {string} page */
async function joinByLink(stage, page) {
  const phone = await stage.phone({ width: 430 });
  const logins = phone.counting('/auth/login');
  const code = visitorCode();
  await openLink(phone, page, code);
  await phone.see(TITLE, '还差 1 位就成团', '怎么拼', '拼成后每人一张券', '还剩');
  await phone.picture('landing', { tall: true });
  must(logins() === 0, 'somebody was signed in for looking');
  await firstTap(phone, '参团', '参团');
  await phone.see('拼成了', '券已经放进您的券包');
  await phone.picture('filled-friend', { tall: true });
  await phone.tap('去看看这张券');
  await phone.see('扫不出来？把券码读给店员');
  const friend = await whoIs(phone, code);
  await stage.done(phone);
  return friend;
}

/** The link still goes round when the team is full. @param {Stage} stage @param {string} page */
async function comesLate(stage, page) {
  const phone = await stage.phone();
  await openLink(phone, page, visitorCode());
  await phone.see('已满，', '可自己开团');
  await phone.picture('full', { tall: true });
  await phone.tap('自己开一个团');
  await phone.see('内拼满');
  await firstTap(phone, '开团', '开团');
  await phone.see('等一位朋友', '邀请朋友一起拼');
  await stage.done(phone);
}

/** Two taps for one seat: the page of the slower one did not know yet. @param {Stage} stage */
async function lastSeatGone(stage) {
  const teamNo = await openTeam(stage, visitorCode(), PAIR);
  const phone = await stage.phone({ width: 320 });
  await openLink(phone, teamPage(teamNo), visitorCode());
  await phone.see('还差 1 位就成团');
  // From now on the page hears no news.
  const heal = await phone.breakApi(`/group-buys/teams/${teamNo}`, 'offline');
  await joinTeam(stage, visitorCode(), teamNo);
  phone.faults.expect(409);
  await phone.tap('参团', { last: true });
  await phone.tap('同意并参团');
  await phone.see('已满，', '可自己开团', '自己开一个团');
  await phone.picture('too-late', { tall: true });
  await heal();
  await stage.done(phone);
}

/** The request arrived, its answer did not: the page finds out, and nobody joins twice. @param {Stage} stage */
async function answerLost(stage) {
  const leader = visitorCode();
  const teamNo = await openTeam(stage, leader, PAIR);
  const phone = await stage.phone();
  await openLink(phone, teamPage(teamNo), visitorCode());
  await phone.see('还差 1 位就成团');
  const heal = await phone.loseAnswers(`/me/teams/${teamNo}/join`);
  await phone.tap('参团', { last: true });
  await phone.tap('同意并参团');
  await phone.see('拼成了');
  await heal();
  const { seats } = await teamOf(stage, leader, teamNo);
  must(seats.length === 2, `${seats.length} people sit in a team of two`);
  await stage.done(phone);
}

/** A leader takes a second look, leaves, and the friend with the link is told. @param {Stage} stage */
async function givesUp(stage) {
  const leader = visitorCode();
  const teamNo = await openTeam(stage, leader, PAIR);
  const phone = await stage.phone();
  await phone.openAs(leader);
  await phone.see('欢迎来到');
  await phone.open({ shopper: leader, page: teamPage(teamNo) });
  await phone.see('邀请朋友一起拼');
  await phone.tap('退出这个团');
  await phone.see('退出这个团？', '这次机会退还给您');
  await phone.picture('leave');
  await phone.tap('再等等朋友');
  await phone.seeNot('退出这个团？');
  await phone.tap('退出这个团');
  await phone.tap('退出', { exact: true });
  await phone.see('您退出了，', '再开一个团');
  await phone.picture('left', { tall: true });
  await stage.done(phone);

  const friend = await stage.phone({ dark: true });
  await openLink(friend, teamPage(teamNo), visitorCode());
  await friend.see('团长退出了，', '自己开一个团');
  await friend.picture('leader-left', { tall: true });
  await stage.done(friend);
}

/** Under somebody's timeline there is no login and no way on: only what it is. @param {Stage} stage */
async function onTimeline(stage) {
  const teamNo = await openTeam(stage, visitorCode(), PAIR);
  const phone = await stage.phone();
  const logins = phone.counting('/auth/login');
  for (const [name, page, does] of [
    ['team', teamPage(teamNo), '参团'],
    ['activity', activityPage(PAIR), '开团'],
  ]) {
    await phone.open({ page, timeline: true });
    await phone.see(TITLE, '怎么拼', `就能${does}`);
    await phone.seeNot(new RegExp(`^${does}$`));
    await phone.picture(`timeline-${name}`, { tall: true });
  }
  must(logins() === 0, 'somebody was signed in on a timeline');
  await stage.done(phone);
}

/** Every size, a team in every state, and pages whose API is away. @param {Stage} stage @param {string} leader @param {string} page */
async function lookAround(stage, leader, page) {
  for (const look of LOOKS) {
    const phone = await stage.phone(look);
    await phone.openAs(leader);
    await phone.see('欢迎来到');
    await phone.open({ shopper: leader, page: GROUPS });
    await phone.see(TITLE);
    await phone.picture('groups', { tall: true });
    await phone.open({ shopper: leader, page });
    await phone.see('拼成了');
    await phone.picture('filled', { tall: true });
    await phone.open({ shopper: leader, page: MY_TEAMS });
    await phone.see(TITLE, '已成团');
    await phone.picture('mine', { tall: true });
    await stage.done(phone);
  }
  const broken = await stage.phone();
  const heal = await broken.breakApi('/group-buys', 500);
  await openLink(broken, GROUPS, visitorCode());
  await broken.see('再试一次', '服务暂时没有回应');
  await broken.picture('groups-500');
  await heal();
  await broken.tap('再试一次');
  await broken.see(TITLE);
  broken.faults.expect(404);
  await openLink(broken, teamPage('T000000000000000'), visitorCode());
  await broken.see('没有找到这个团', '看看拼团活动');
  await broken.picture('no-such-team');
  await stage.done(broken);

  const nobody = await stage.phone();
  await nobody.openAs(visitorCode(), MY_TEAMS);
  await nobody.see('还没有拼过团', '看看拼团活动');
  await nobody.picture('no-teams');
  await stage.done(nobody);
}
