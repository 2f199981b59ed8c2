import type { Instant } from './brand';
import type { Calendar } from './calendar';
import { yuanText } from './money';
import type { Ladder, LadderProgress, LadderStep, StepProgress } from './ladder';

export type StepState = 'reached' | 'running' | 'locked' | 'missed';

export interface StepView {
  step: string;
  title: string;
  condition: string;
  state: StepState;
  done: number;
  needed: number;
  endsAt: Instant | null;
}

export interface LadderView {
  steps: StepView[];
  /** The nearest step that can still be reached, and what would be lost. */
  next: { step: string; title: string; remaining: number; endsAt: Instant; text: string } | null;
}

/** The ladder as a shopper sees it now: which steps are reached, open, missed, and what is at stake next. */
export function viewLadder(
  ladder: Ladder,
  progress: LadderProgress | null,
  calendar: Calendar,
  now: Instant,
): LadderView {
  const steps = ladder.steps.map((step, index) => viewStep(ladder, step, progress?.steps[index], now));
  return { steps, next: progress === null ? null : nextOf(ladder, progress, calendar, now) };
}

function viewStep(ladder: Ladder, step: LadderStep, at: StepProgress | undefined, now: Instant): StepView {
  return {
    step: step.step,
    title: step.title,
    condition: conditionOf(ladder, step),
    state: stateOf(at, now),
    done: at?.done ?? 0,
    needed: step.repurchases,
    endsAt: at?.endsAt ?? null,
  };
}

function stateOf(at: StepProgress | undefined, now: Instant): StepState {
  if (at === undefined) return 'locked';
  if (at.reachedAt !== null) return 'reached';
  if (at.startsAt > now) return 'locked';
  return at.endsAt <= now ? 'missed' : 'running';
}

function nextOf(ladder: Ladder, progress: LadderProgress, calendar: Calendar, now: Instant) {
  for (const [index, step] of ladder.steps.entries()) {
    const at = progress.steps[index];
    if (at === undefined || stateOf(at, now) !== 'running') continue;
    const remaining = at.needed - at.done;
    if (remaining > daysLeft(at, progress, calendar, now)) continue;
    const text =
      step.given === 'at-first-order'
        ? `${step.title}在手，再买 ${remaining} 次就能用`
        : `再买 ${remaining} 次解锁${spaced(step.title)}`;
    return { step: step.step, title: step.title, remaining, endsAt: at.endsAt, text };
  }
  return null;
}

/** Local days left on which an order would still count: today only when nothing counted today. */
function daysLeft(at: StepProgress, progress: LadderProgress, calendar: Calendar, now: Instant): number {
  const today = calendar.dayOf(now);
  const untilEnd = calendar.dayOf(at.endsAt - 1) - today + 1;
  return calendar.dayOf(progress.lastCountedAt) === today ? untilEnd - 1 : untilEnd;
}

function conditionOf(ladder: Ladder, step: LadderStep): string {
  if (ladder.campaign !== null) return `活动期间复购 ${step.repurchases} 次`;
  return step.repurchases === 1
    ? `${step.withinDays} 天内复购`
    : `${step.withinDays} 天内 ${step.repurchases} 次`;
}

/** The rules in sentences, from the definition itself, so that page and program cannot disagree. */
export function rulesOf(ladder: Ladder): string[] {
  const steps = ladder.steps.map((step) => {
    if (ladder.campaign !== null) {
      return `${ladder.campaign.firstDay} 至 ${ladder.campaign.lastDay} 复购满 ${step.repurchases} 次，得${spaced(step.title)}`;
    }
    return step.given === 'at-first-order'
      ? `首单即送${spaced(step.title)}，${step.withinDays} 天内再次购买可用`
      : `首单后 ${step.withinDays} 天内复购满 ${step.repurchases} 次，得${spaced(step.title)}`;
  });
  const minimum =
    ladder.minimumFen === 0 ? [] : [`实付（扣除退款）满 ${yuanText(ladder.minimumFen)} 的订单计入`];
  const refund =
    ladder.onRefund === 'take-back-unused'
      ? '订单退款后条件不再满足的，未使用的奖励会收回，已使用的保留'
      : '订单退款不影响已获得的奖励';
  return [
    ...steps,
    '首单不算复购；同一天的多笔订单算一次',
    ...minimum,
    '期限到最后一天的 24:00 为止',
    refund,
  ];
}

/** Chinese sets a space between a character and a digit. */
export function spaced(title: string): string {
  return /^\d/.test(title) ? ` ${title}` : title;
}

/**
 * What one order does for a ladder, in a sentence without its end; null when it counts for nothing there: too small, a
 * second one of its day, given back, or out of its window.
 */
export function placeOnLadder(
  ladder: Ladder,
  progress: LadderProgress | null,
  orderNo: string,
): string | null {
  if (progress === null) return null;
  for (const [index, step] of ladder.steps.entries()) {
    const at = progress.steps[index];
    const place = at?.counted.indexOf(orderNo) ?? -1;
    if (at === undefined || place < 0) continue;
    if (at.reachedBy === orderNo) return `这一单解锁了「${step.title}」`;
    if (at.reachedAt === null) return `计入「${step.title}」，第 ${place + 1} / ${at.needed} 次`;
  }
  // A campaign's dates begin with no order.
  const begins = ladder.campaign === null && progress.anchorNo === orderNo;
  return begins ? `「${ladder.name}」从这一单开始` : null;
}
