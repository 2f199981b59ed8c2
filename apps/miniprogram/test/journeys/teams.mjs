// @ts-check
import { must } from './steps.mjs';
/** Steps of the journeys about 拼团. */

/** @typedef {import('../driver/stage.mjs').Stage} Stage */
/** @typedef {import('../driver/phone.mjs').Phone} Phone */

const ROOT = 'packages/friends/pages';
export const GROUPS = `${ROOT}/groups/index`;
export const MY_TEAMS = `${ROOT}/mine/index`;

/** @param {string} key */
export const activityPage = (key) => `${ROOT}/activity/index?key=${key}`;
/** @param {string} teamNo */
export const teamPage = (teamNo) => `${ROOT}/team/index?no=${teamNo}`;

/** Nobody reads a card that promises something for passing it on. */
const PROMISES = /分享|得|送|奖|领/;

/** The first tap of somebody the phone does not know yet. @param {Phone} phone @param {string | RegExp} button @param {'开团' | '参团'} does */
export async function firstTap(phone, button, does) {
  await phone.tap(button, { last: true });
  await phone.see('先和您说清楚');
  await phone.picture(`agree-${does === '开团' ? 'open' : 'join'}`);
  await phone.tap(`同意并${does}`);
}

/**
 * Gives the page to a friend, as the person does: by WeChat's own card, or by the copied link.
 * @param {Phone} phone @returns {Promise<string>} the page it leads to
 */
export async function sendToFriend(phone) {
  if (phone.target.name === 'weapp') {
    await phone.tap('邀请朋友一起拼');
    const [card] = await phone.page.evaluate(() => /** @type {any} */ (window).weappReport.shared);
    must(!PROMISES.test(card.title), `the card promises something: ${card.title}`);
    must(/还差 \d 位$/.test(card.title), `the card does not say who is missing: ${card.title}`);
    return card.path.slice(1);
  }
  await phone.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await phone.tap('邀请朋友一起拼');
  await phone.see('链接已复制');
  const link = await phone.page.evaluate(() => navigator.clipboard.readText());
  must(!link.includes('demo='), `the link carries a sign-in: ${link}`);
  return link.slice(link.indexOf('#/') + 2);
}

/** Opens a link somebody sent, on a phone that knows nobody. @param {Phone} phone @param {string} page @param {string} code of who they will be, where the build does not make one up */
export async function openLink(phone, page, code) {
  await phone.open(phone.target.name === 'weapp' ? { shopper: code, page } : { page });
}

/** Who somebody became who opened a link. @param {Phone} phone @param {string} code */
export async function whoIs(phone, code) {
  if (phone.target.name === 'weapp') return code;
  const named = await phone.page.evaluate(() => localStorage.getItem('fanchang.demo'));
  must(named !== null, 'the phone remembers nobody');
  return /** @type {string} */ (named);
}

/** @param {Stage} stage @param {string} code @param {string} teamNo */
export async function teamOf(stage, code, teamNo) {
  return stage.api.ask('GET', `/me/teams/${teamNo}`, { token: await stage.api.loginToken(code) });
}

/** A team of somebody else's, opened without a phone. @param {Stage} stage @param {string} code @param {string} key @returns {Promise<string>} its number */
export async function openTeam(stage, code, key) {
  const token = await stage.api.loginToken(code);
  const body = { requestKey: `j-${Math.random().toString(36).slice(2, 12)}` };
  return (await stage.api.ask('POST', `/me/group-buys/${key}/teams`, { token, body })).teamNo;
}

/** @param {Stage} stage @param {string} code @param {string} teamNo */
export async function joinTeam(stage, code, teamNo) {
  const token = await stage.api.loginToken(code);
  const body = { requestKey: `j-${Math.random().toString(36).slice(2, 12)}` };
  return stage.api.ask('POST', `/me/teams/${teamNo}/join`, { token, body });
}

/** The coupon the team brought is theirs and can be shown at the counter. @param {Stage} stage @param {string} code @param {string} teamNo */
export async function mustHaveCoupon(stage, code, teamNo) {
  const { couponId, state } = await teamOf(stage, code, teamNo);
  must(state === 'filled', `the team is ${state}`);
  const usable = await stage.api.couponsOf(code, 'usable');
  must(
    usable.some(({ id }) => id === couponId),
    `${code} has no usable coupon of team ${teamNo}`,
  );
}
