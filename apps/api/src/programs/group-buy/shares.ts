import type { Calendar, CustomerId, GroupBuy, Instant } from '@fanchang/domain';
import { Limits } from '../../outcomes/limits';
import type { Db } from '../../platform/database/db';

/** Counted also where nothing limits it, so that a limit set later knows what is gone. */
const NO_LIMIT = Number.MAX_SAFE_INTEGER;

export const teamsKey = (activityId: number) => `group:${activityId}:teams`;
const personKey = (activityId: number, customerId: CustomerId, month: string) =>
  `group:${activityId}:person:${customerId}:${month}`;

/** The local month a seat counts in: 2026-09. */
export function monthOf(at: Instant, calendar: Calendar): string {
  const { year, month } = calendar.dateOf(calendar.dayOf(at));
  return `${year}-${String(month).padStart(2, '0')}`;
}

/** Takes one team of the activity's stock. @returns false when all have been opened. */
export function takeTeam(db: Db, activityId: number, most: number | null): Promise<boolean> {
  return Limits.take(db, teamsKey(activityId), 1, most ?? NO_LIMIT);
}

export function giveTeamBack(db: Db, activityId: number): Promise<void> {
  return Limits.giveBack(db, teamsKey(activityId), 1);
}

/** Takes one of somebody's times this month; they are held. @returns false when they have had them all. */
export function takeShare(
  db: Db,
  activityId: number,
  { perPersonMonth }: Pick<GroupBuy, 'perPersonMonth'>,
  customerId: CustomerId,
  month: string,
): Promise<boolean> {
  return Limits.take(db, personKey(activityId, customerId, month), 1, perPersonMonth ?? NO_LIMIT);
}

export function giveShareBack(
  db: Db,
  activityId: number,
  customerId: CustomerId,
  month: string,
): Promise<void> {
  return Limits.giveBack(db, personKey(activityId, customerId, month), 1);
}

/** How often somebody has taken part this month. */
export async function sharesTaken(
  db: Pick<Db, 'one'>,
  activityId: number,
  customerId: CustomerId,
  month: string,
): Promise<number> {
  const row = await db.one<{ taken: number }>('SELECT taken FROM quotas WHERE quota_key = ?', [
    personKey(activityId, customerId, month),
  ]);
  return Number(row?.taken ?? 0);
}

/** Counts anew in how many seats these people, who are held, sit: two of them may have become one. */
export async function recountShares(db: Db, customerIds: readonly CustomerId[]): Promise<void> {
  const counted = await db.rowsIn<{ activity_id: number; month: string }>(
    `SELECT DISTINCT t.activity_id, s.month FROM group_seats s JOIN group_teams t ON t.id = s.team_id
     WHERE s.customer_id IN (?)`,
    [],
    customerIds,
  );
  for (const customerId of customerIds) {
    const keys = counted.map(({ activity_id: id, month }) => personKey(id, customerId, month));
    await db.runIn('DELETE FROM quotas WHERE quota_key IN (?)', [], keys);
    await db.run(
      `INSERT INTO quotas (quota_key, taken)
       SELECT CONCAT('group:', t.activity_id, ':person:', s.customer_id, ':', s.month), COUNT(*)
       FROM group_seats s JOIN group_teams t ON t.id = s.team_id
       WHERE s.customer_id = ? AND s.state = 'taken' GROUP BY t.activity_id, s.customer_id, s.month`,
      [customerId],
    );
  }
}
