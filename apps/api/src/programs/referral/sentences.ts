import type { Calendar, Instant, Referral } from '@fanchang/domain';
import { referralWindowEnd, yuanText } from '@fanchang/domain';
import type { CaseRow } from './case-rows';

type Told = Pick<CaseRow, 'state' | 'reason' | 'due_at'> & { accepted_at: Instant };

/** How far an invitation is, and why or why not, as its inviter reads it. */
export function inviterSentence(told: Told, referral: Referral, calendar: Calendar): string {
  switch (told.state) {
    case 'bound':
      if (told.reason === 'too-small') return `订单未满 ${yuanText(referral.minimumFen)}，还不算`;
      return `已接受邀请，${orderBy(told, referral, calendar, '等朋友下第一单')}`;
    case 'pending':
      return `已下单，${due(told, calendar)}`;
    case 'settled':
      if (told.reason === 'cap') return '已完成；您这个月的谢礼已满，朋友的见面礼已到账';
      return told.reason === 'budget' ? '已完成；这一期的谢礼已经发完' : '已完成，谢礼已到账';
    case 'cancelled':
      return '朋友退了款，这一单不算';
    case 'late':
      return '朋友没有在期限内下单';
    case 'void':
      if (told.reason === 'ordered-before') return '朋友在接受邀请前已经下过单，不计入';
      return told.reason === 'self' ? '和您是同一个人，不计入' : '朋友更早接受过别的邀请，不计入';
    case 'review':
      return '我们正在核对，核对好了就继续';
    case 'refused':
      return '核对没有通过，不计入';
  }
}

/** The same, as the friend reads it. */
export function inviteeSentence(told: Told, referral: Referral, calendar: Calendar): string {
  switch (told.state) {
    case 'bound':
      if (told.reason === 'too-small') return `订单未满 ${yuanText(referral.minimumFen)}，还不算`;
      return orderBy(told, referral, calendar, '下第一单，见面礼就来');
    case 'pending':
      return `已下单，${due(told, calendar)}`;
    case 'settled':
      return '见面礼已到账，去券包看看';
    case 'cancelled':
      return '这一单已退款，见面礼先不算';
    case 'late':
      return '下单的期限已过';
    case 'void':
      if (told.reason === 'ordered-before') return '您在接受邀请前已经下过单，见面礼只给新朋友';
      return told.reason === 'self' ? '不能接受自己的邀请' : '您更早接受过别的邀请';
    case 'review':
      return '我们正在核对，核对好了就继续';
    case 'refused':
      return '核对没有通过，这次邀请不计入';
  }
}

function orderBy(told: Told, referral: Referral, calendar: Calendar, otherwise: string): string {
  const end = referralWindowEnd(referral, told.accepted_at, calendar);
  return end === null ? otherwise : `${dayText(end, calendar)}前下单都算`;
}

function due({ due_at: dueAt }: Told, calendar: Calendar): string {
  return dueAt === null
    ? '等签收后过了退货期，奖励就到'
    : `${dayText(Number(dueAt), calendar)}不能再退货，奖励就到`;
}

/** The end, exclusive, of a day: `9 月 10 日 24:00 `; of a moment within one, its day. */
function dayText(end: Instant, calendar: Calendar): string {
  const { month, day } = calendar.dateOf(calendar.dayOf(end - 1));
  return `${month} 月 ${day} 日 24:00 `;
}
