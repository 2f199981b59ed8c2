import { type CustomerId, type GroupBuy, notFor, refuse, type Refusal, type Who } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';

/** Why somebody is not whom a seat is for, by what they have bought; null when they are. */
export async function whoMay(db: Pick<Db, 'one'>, who: Who, customerId: CustomerId): Promise<Refusal | null> {
  if (who === 'anyone') return null;
  const facts = await db.one<{ orders: number }>('SELECT orders FROM customer_facts WHERE customer_id = ?', [
    customerId,
  ]);
  const code = notFor(who, Number(facts?.orders ?? 0));
  return code === null ? null : refuse(code);
}

/** They have had all their times this month. */
export function limitReached({ perPersonMonth }: Pick<GroupBuy, 'perPersonMonth'>): Refusal {
  return refuse('GROUP_LIMIT_REACHED', { most: String(perPersonMonth ?? '') });
}
