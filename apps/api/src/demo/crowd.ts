import type { Fate } from './order-life';
import type { Dice } from './random';
import type { DemoSession } from './sessions';

/** When one shopper of the crowd buys next, and where. `session` null: in the shop, between the livestreams. */
export interface Visit {
  daysAgo: number;
  session: DemoSession | null;
}

export type Habit = 'watches' | 'buys once' | 'comes back' | 'stocks up';

/** Shares chosen so that about a third of the buyers come back within 30 days (story.spec.ts counts them). */
export function habitOf(dice: Dice): Habit {
  const share = dice.next();
  if (share < 0.08) return 'watches';
  if (share < 0.5) return 'buys once';
  if (share < 0.89) return 'comes back';
  return 'stocks up';
}

/** Nearly everybody meets the brand in a livestream. */
export function firstVisit(dice: Dice, sessions: readonly DemoSession[]): Visit {
  if (dice.chance(0.1)) return { daysAgo: dice.int(1, 60), session: null };
  const session = dice.pick(sessions);
  return { daysAgo: session.daysAgo, session };
}

/** The next visit after one that bought goods for `useDays`, or null when there is none. Those who come back do so when
 * the goods run out, those who stock up sooner; a livestream within a few days draws the visit to itself. */
export function nextVisit(
  dice: Dice,
  habit: Habit,
  last: Visit,
  useDays: number,
  sessions: readonly DemoSession[],
): Visit | null {
  if (habit !== 'comes back' && habit !== 'stocks up') return null;
  const goesOn = dice.chance(habit === 'stocks up' ? 0.92 : 0.62);
  const gapDays =
    habit === 'stocks up' ? dice.int(3, 11) : Math.max(2, Math.round(useDays * (0.6 + dice.next() * 0.9)));
  const drawn = dice.chance(0.85);
  if (!goesOn) return null;

  const daysAgo = last.daysAgo - gapDays;
  const session = sessions.find((one) => one.daysAgo < last.daysAgo && Math.abs(one.daysAgo - daysAgo) <= 4);
  if (drawn && session !== undefined) return { daysAgo: session.daysAgo, session };
  return daysAgo < 0 ? null : { daysAgo, session: null };
}

export function fateOf(dice: Dice): Fate {
  const share = dice.next();
  if (share < 0.88) return 'kept';
  if (share < 0.93) return 'partly refunded';
  if (share < 0.95) return 'cancelled';
  return share < 0.98 ? 'returned' : 'unpaid';
}
