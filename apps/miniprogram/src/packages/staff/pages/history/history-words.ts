import type { CountedOrder, CouponHistory, CouponStep, FullWhy } from '@/api-types';
import { dayText, momentText, yuanExact } from '@/format';
import type { Row } from '@/ui/key-value';

const STATE: Record<string, string> = {
  granted: '可用',
  held: '结算中',
  used: '已使用',
  expired: '已过期',
  revoked: '已收回',
};

const TRIED: Record<string, string> = { quote: '查券', confirm: '确认核销', undo: '撤销' };

/** What a refusal was about, in two or three words; the whole sentence was said at the time. */
const REFUSED: Record<string, string> = {
  COUPON_USED: '已被使用',
  COUPON_EXPIRED: '已过期',
  COUPON_NOT_STARTED: '还没到时间',
  COUPON_REVOKED: '已收回',
  COUPON_HELD: '正在结算',
  COUPON_NOT_IN_SHOP: '只能线上用',
  COUPON_OTHER_SHOP: '不是本店的券',
  COUPON_OUT_OF_SCOPE: '不适用于本单',
  BELOW_THRESHOLD: '没到门槛',
  BILL_REQUIRED: '没有金额',
  UNDO_TOO_LATE: '超过 30 分钟',
};

const GRANT: Record<FullWhy['state'], string> = {
  standing: '仍然成立',
  lapsed: '给出前已过期',
  withdrawn: '已收回',
  kept: '条件没了，但已用掉，留给顾客',
  unfunded: '名额已满，没有发出',
};

/** What happened: '到账', '已使用', '已被使用，没有核销'. */
export function stepText({ from, to, step, result }: CouponStep): string {
  if (to !== null) {
    if (from === null) return '发给顾客';
    if (to === 'granted') return from === 'used' ? '退回券包' : '放回券包';
    return STATE[to] ?? to;
  }
  const tried = TRIED[step ?? ''] ?? step ?? '';
  return result === 'ok' ? tried : `${tried}，被拒：${REFUSED[result] ?? result}`;
}

/** Whether something moved; looks and refusals are told more quietly. */
export function moved(step: CouponStep): boolean {
  return step.to !== null;
}

/** Who and where, and why when somebody said so. */
export function stepNote({ who, where, reason }: CouponStep): string {
  return [who, where ?? '', reason ?? ''].filter((part) => part !== '').join(' · ');
}

function setOffText(setOffBy: string): string {
  const [kind, ...rest] = setOffBy.split(':');
  const what = rest.join(':');
  if (kind === 'order') return `订单 ${what}`;
  if (kind === 'mall') return `积分兑换 ${what}`;
  return kind === 'interaction' ? `互动 ${what}` : setOffBy;
}

/** What gives without rules of its own that somebody wrote and numbered. */
const GIVERS: Record<string, string> = { mall: '积分商城' };

function ruleText({ program, programName, version }: FullWhy): string {
  return GIVERS[program] ?? `${programName ?? program} · 第 ${version} 版`;
}

/** The record of the decision, for who has to answer for it. */
export function whyRows({ why }: CouponHistory, nowMs: number): Row[] {
  return [
    { label: '规则', value: ruleText(why) },
    ...(why.setOffBy === null ? [] : [{ label: '由来', value: setOffText(why.setOffBy) }]),
    { label: '判定', value: momentText(why.decidedAt, nowMs) },
    { label: '现在', value: GRANT[why.state] },
  ];
}

/** When an order was paid: '11 月 17 日', or '' while it is not. */
export function paidDay({ paidAt }: CountedOrder, nowMs: number): string {
  return paidAt === null ? '' : dayText(paidAt, nowMs);
}

/** '已退 ¥19.80', or '' when nothing was. */
export function refundText({ refundedFen }: CountedOrder): string {
  return refundedFen > 0 ? `已退 ${yuanExact(refundedFen)}` : '';
}
