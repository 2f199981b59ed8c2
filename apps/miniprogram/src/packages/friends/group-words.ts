import { dayText, endText, priceText } from '@/format';
import type { GroupBuy, MyTeam, Team, TeamState } from './friends-types';

/** What pages say of 拼团. */

const STATE: Record<TeamState, string> = {
  waiting: '待付款',
  open: '拼团中',
  filled: '已成团',
  expired: '未成团',
  cancelled: '已取消',
};

export function stateName(team: Pick<Team, 'state'>): string {
  return STATE[team.state];
}

/** '开团', '付 ¥9.9 参团': what a button does, and what it costs. */
export function priced(what: '开团' | '参团', priceFen: number): string {
  return priceFen === 0 ? what : `付 ${priceText(priceFen)} ${what}`;
}

/** A card sent to a friend says what the team is, and how many it still needs. */
export function cardTitle({ activity, state, left }: Team): string {
  return state === 'open' && left > 0 ? `${activity.title}，还差 ${left} 位` : activity.title;
}

/** '2 人团 · 24 小时 · 每人 ¥9.9'. */
export function shapeText({ size, hours, priceFen }: GroupBuy): string {
  return [`${size} 人团`, `${hours} 小时`, priceFen === 0 ? '免费' : `每人 ${priceText(priceFen)}`].join(
    ' · ',
  );
}

/** Why nobody can open a team now, or what is left of them; '' when there is nothing to say. */
export function stockText(activity: GroupBuy, nowMs: number): string {
  const { state, startsAt, endsAt, teamsLeft } = activity;
  if (state === 'cancelled') return '活动已取消';
  if (state === 'over') return '活动已结束';
  if (state === 'soon') return startsAt === null ? '还没开始' : `${dayText(startsAt, nowMs)}开始`;
  if (teamsLeft === 0) return '团已经开完了';
  if (teamsLeft !== null) return `还能开 ${teamsLeft} 个团`;
  return endsAt === null ? '' : `${endText(endsAt, nowMs)} 结束`;
}

/** Whether a team may be opened as far as anybody can see; what one person may is the API's to say. */
export function mayOpen({ state, teamsLeft }: GroupBuy): boolean {
  return state === 'running' && teamsLeft !== 0;
}

/** What became of money that was paid for no seat. */
export function refundText({ refund, payment, activity }: MyTeam): string | null {
  const paid = priceText(payment?.amountFen ?? activity.priceFen);
  if (refund === 'refunding') return `您付的 ${paid} 正在原路退回`;
  return refund === 'refunded' ? `您付的 ${paid} 已原路退回` : null;
}

const ENDED: Record<string, string> = {
  unpaid: '团长没有付款，这个团没有开成',
  time: '时间到了，人没有齐',
  'leader-left': '团长退出了，这个团散了',
  'activity-cancelled': '活动取消了，这个团也散了',
};

const ENDED_FOR_LEADER: Record<string, string> = {
  unpaid: '没有付款，这个团没有开成',
  'leader-left': '您退出了，这个团散了',
};

function ended({ endReason, role, state }: MyTeam): string {
  const reason = endReason ?? (state === 'expired' ? 'time' : 'activity-cancelled');
  const mine = role === 'leader' ? ENDED_FOR_LEADER[reason] : undefined;
  return mine ?? ENDED[reason] ?? '这个团已经结束';
}

/** Where the team stands, in one line, for whoever looks. */
export function standing(team: MyTeam): string {
  const { state, left, mySeat, role } = team;
  switch (state) {
    case 'waiting':
      return role === 'leader' ? '付款后这个团就开了' : '团长还没付款，这个团还没开';
    case 'open':
      if (mySeat === 'taken') return `还差 ${left} 位，人齐了券马上到账`;
      if (mySeat === 'paying') return `付款后座位就是您的，还差 ${left} 位`;
      if (mySeat === 'left') return `您已退出，还差 ${left} 位`;
      return `还差 ${left} 位就成团`;
    case 'filled':
      if (mySeat !== 'taken') return '已满，可自己开团';
      return team.couponId === null ? '人齐了' : '人齐了，券已经放进您的券包';
    case 'expired':
    case 'cancelled':
      return ended(team);
  }
}
