import Taro from '@tarojs/taro';

/** Ways between the pages of 拼团 and 邀请有礼. */

const ROOT = '/packages/friends/pages';
export const GROUPS_PAGE = `${ROOT}/groups/index`;
export const MY_TEAMS_PAGE = `${ROOT}/mine/index`;

const open = (url: string): void => void Taro.navigateTo({ url });
const instead = (url: string): void => void Taro.redirectTo({ url });

export function activityPath(key: string): string {
  return `${ROOT}/activity/index?key=${encodeURIComponent(key)}`;
}

/** What a friend is sent. */
export function teamPath(teamNo: string): string {
  return `${ROOT}/team/index?no=${encodeURIComponent(teamNo)}`;
}

/** What a friend is sent. */
export function invitedPath(code: string): string {
  return `${ROOT}/invited/index?code=${encodeURIComponent(code)}`;
}

export function openGroups(): void {
  open(GROUPS_PAGE);
}

export function openActivity(key: string): void {
  open(activityPath(key));
}

export function openTeam(teamNo: string): void {
  open(teamPath(teamNo));
}

export function openMyTeams(): void {
  open(MY_TEAMS_PAGE);
}

/** Instead of the page whose button opened it: back leads to where one came from, not to the button again. */
export function showTeam(teamNo: string): void {
  instead(teamPath(teamNo));
}

export function showGroups(): void {
  instead(GROUPS_PAGE);
}

/** The landing page without a code: it asks for one. */
export function openCodeEntry(): void {
  open(`${ROOT}/invited/index`);
}
