import type { Instant } from '@fanchang/domain';
import type { LocalDays } from './local-days';

export interface DemoSession {
  /** `liveSession` of the orders made in it. */
  sessionId: string;
  /** `liveRoom` of the orders made in it. */
  room: string;
  title: string;
  /** The host's stage name. */
  host: string;
  /** In local days before the story's now. */
  daysAgo: number;
  startAt: Instant;
  endAt: Instant;
}

interface Show {
  daysAgo: number;
  startMinute: number;
  minutes: number;
  title: string;
  host: string;
}

const show = (daysAgo: number, startMinute: number, minutes: number, title: string, host: string): Show => ({
  daysAgo,
  startMinute,
  minutes,
  title,
  host,
});

/** Protagonists buy on these days; moving one moves them (story.spec.ts tells). */
const SHOWS: readonly Show[] = [
  show(58, 20 * 60, 150, '开铺第一夜', '阿灯'),
  show(47, 19 * 60 + 30, 180, '坚果囤货夜', '阿灯'),
  show(38, 20 * 60, 120, '果干尝鲜场', '小榛'),
  show(27, 19 * 60 + 30, 180, '追剧零嘴专场', '阿灯'),
  show(12, 20 * 60, 150, '灯下新品夜', '小榛'),
  show(3, 19 * 60 + 30, 180, '老友返场夜', '阿灯'),
];

export function placeSessions(days: LocalDays): DemoSession[] {
  return SHOWS.map(({ daysAgo, startMinute, minutes, title, host }, index) => ({
    sessionId: `demo-live-${index + 1}`,
    room: 'demo-room-wandeng',
    title,
    host,
    daysAgo,
    startAt: days.at(daysAgo, startMinute),
    endAt: days.at(daysAgo, startMinute + minutes),
  }));
}
