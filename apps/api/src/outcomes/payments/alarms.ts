import type { Instant } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';
import { isDuplicate, TryAgain } from '../../platform/database/faults';

/**
 * Money that does not add up, for people to look at.
 * - `amount`: another sum was paid than was asked; `foreign`: for another merchant, another app, in another currency
 * - `stray`: paid for a payment we do not know; `nobody`: nobody takes what it was paid for
 * - `paid-twice`: two transactions for one payment; `refunded-elsewhere`: given back by somebody else than us
 * - `refund-refused`, `refund-abnormal`: WeChat does not, or could not, give money back
 * - `cash-refused`, `cash-amount`, `cash-stray`: of money we give
 */
export type AlarmKind =
  | 'amount'
  | 'foreign'
  | 'stray'
  | 'nobody'
  | 'paid-twice'
  | 'refunded-elsewhere'
  | 'refund-refused'
  | 'refund-abnormal'
  | 'cash-refused'
  | 'cash-amount'
  | 'cash-stray';

export interface Alarm {
  kind: AlarmKind;
  /** What it is about; one alarm of a kind for each. */
  about: string;
  payNo: string | null;
  /** For people; names nobody. At most 255 letters. */
  detail: string;
}

/** Raises an alarm, once, in the caller's transaction. */
export async function raise(db: Db, { kind, about, payNo, detail }: Alarm, now: Instant): Promise<void> {
  const key = `${kind}:${about}`.slice(0, 160);
  if ((await db.one('SELECT id FROM payment_alarms WHERE alarm_key = ?', [key])) !== null) return;
  try {
    await db.insert(
      'payment_alarms',
      ['alarm_key', 'kind', 'pay_no', 'detail', 'at'],
      [[key, kind, payNo, detail.slice(0, 255), now]],
    );
  } catch (error) {
    if (isDuplicate(error)) throw new TryAgain('the same alarm was raised meanwhile');
    throw error;
  }
}
