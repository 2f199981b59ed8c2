import type { CustomerId, Instant } from '@fanchang/domain';
import { appendEvents, type FactEvent } from '../../facts/events';
import type { Db } from '../../platform/database/db';

/** Which team of which activity. */
interface Named {
  activity: string;
  teamNo: string;
}

/** A team was opened. */
export async function tellOpened(db: Db, team: Named, leader: CustomerId, now: Instant): Promise<void> {
  await tell(db, [factOf(team, 'opened', '', leader, now)], now);
}

/** Somebody sat down. @param seatId one may sit down in the same seat again. @param isFull theirs was the last. */
export async function tellJoined(
  db: Db,
  team: Named,
  { customerId, seatId, isFull }: { customerId: CustomerId; seatId: number; isFull: boolean },
  now: Instant,
): Promise<void> {
  const joined = factOf(team, 'joined', `:${seatId}:${now}`, customerId, now);
  await tell(db, isFull ? [joined, factOf(team, 'filled', '', null, now)] : [joined], now);
}

async function tell(db: Db, facts: readonly FactEvent[], now: Instant): Promise<void> {
  await appendEvents(db, 'fanchang', facts, now);
}

/** What is said names no person; it hangs on one only by their id. */
function factOf(
  { activity, teamNo }: Named,
  what: 'opened' | 'joined' | 'filled',
  which: string,
  customerId: CustomerId | null,
  now: Instant,
): FactEvent {
  return {
    sourceId: `group:${teamNo}:${what}${which}`,
    kind: `group.${what}`,
    orderNo: null,
    customerId,
    amountFen: null,
    happenedAt: now,
    data: JSON.stringify({ activity, team: teamNo }),
  };
}
