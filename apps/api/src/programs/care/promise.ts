import type { Calendar, Instant, Ticket, TicketClock } from '@fanchang/domain';

const WHAT: Readonly<Record<TicketClock['kind'], string>> = {
  'first-answer': '客服回复',
  specialist: '专员回复',
  resolution: '办结',
  return: '退换办结',
};

/** What is owed to the shopper next: an answer before anything else; null when nothing is. */
export function owedNext({ clocks }: Pick<Ticket, 'clocks'>): TicketClock | null {
  const owed = clocks.filter(({ doneAt, isSetAside }) => doneAt === null && !isSetAside);
  const isAnswer = ({ kind }: TicketClock) => kind === 'first-answer' || kind === 'specialist';
  return owed.find(isAnswer) ?? owed[0] ?? null;
}

/** '2 小时内专员回复', '11 月 23 日 11:00 前客服回复'. */
export function promiseText(ticket: Ticket, now: Instant, calendar: Calendar): string | null {
  const clock = owedNext(ticket);
  if (clock === null) return null;
  const what = WHAT[clock.kind];
  if (clock.dueAt === null || clock.dueAt <= now) return `${limitText(clock.limitMinutes)}内${what}`;
  const isSoon = clock.dueAt - now <= clock.limitMinutes * 60_000;
  if (isSoon) return `${limitText(clock.limitMinutes)}内${what}`;
  const { month, day } = calendar.dateOf(calendar.dayOf(clock.dueAt));
  const [, time = ''] = calendar.iso(clock.dueAt).split('T');
  return `${month} 月 ${day} 日 ${time.slice(0, 5)} 前${what}`;
}

function limitText(minutes: number): string {
  if (minutes % 60 === 0) return `${minutes / 60} 小时`;
  return `${minutes} 分钟`;
}
