import type { Calendar, CustomerId, Instant } from '@fanchang/domain';
import { Limits } from '../../outcomes/limits';
import type { Db } from '../../platform/database/db';

/** One inviter's rewards of one program in one local month. */
export interface CapPlace {
  program: string;
  inviterId: CustomerId;
  /** 2026-09. */
  month: string;
}

/** The local month of an instant: 2026-09. */
export function monthOf(at: Instant, calendar: Calendar): string {
  return calendar.iso(at).slice(0, 7);
}

const keyOf = ({ program, inviterId, month }: CapPlace) => `referral:${program}:${inviterId}:${month}`;

/** How many friends an inviter is rewarded for in a month. The inviter is held. */
export const Caps = {
  /** @param most null: as many as come; they are counted all the same. */
  take(db: Db, place: CapPlace, most: number | null): Promise<boolean> {
    return Limits.take(db, keyOf(place), 1, most ?? Number.MAX_SAFE_INTEGER);
  },

  giveBack(db: Db, place: CapPlace): Promise<void> {
    return Limits.giveBack(db, keyOf(place), 1);
  },

  /** Counts anew what these people, who are held, were rewarded for: invitations of one have become the other's. */
  async recount(db: Db, customerIds: readonly CustomerId[]): Promise<void> {
    const months = await db.rowsIn<{ program: string; month: string }>(
      `SELECT DISTINCT c.program, c.month FROM invitations i JOIN referral_cases c ON c.invitation_id = i.id
       WHERE c.month IS NOT NULL AND i.inviter_id IN (?)`,
      [],
      customerIds,
    );
    const keys = customerIds.flatMap((inviterId) => months.map((one) => keyOf({ ...one, inviterId })));
    await db.runIn('DELETE FROM quotas WHERE quota_key IN (?)', [], keys);
    for (const customerId of customerIds) {
      await db.run(
        `INSERT INTO quotas (quota_key, taken)
         SELECT CONCAT('referral:', c.program, ':', i.inviter_id, ':', c.month), COUNT(*)
         FROM referral_cases c JOIN invitations i ON i.id = c.invitation_id
         WHERE i.inviter_id = ? AND c.month IS NOT NULL GROUP BY c.program, i.inviter_id, c.month`,
        [customerId],
      );
    }
  },
};
