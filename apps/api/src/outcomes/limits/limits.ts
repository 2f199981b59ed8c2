import type { Db } from '../../platform/database/db';
import { isDuplicate, TryAgain } from '../../platform/database/faults';

/**
 * Everything that may be taken only so often: stock, budgets, limits per person. One row per limit counts what is
 * taken; taking is one conditional statement, so a limit of N gives exactly N under any contention.
 */
export const Limits = {
  /**
   * Takes `count` of a limit.
   *
   * @param key names the limit: `template:3:stock`, `program:ladder:count`, `item:7:person:12`.
   * @param most how many there are in all, now.
   * @returns false, and changes nothing, when fewer are left.
   */
  async take(db: Db, key: string, count: number, most: number): Promise<boolean> {
    if (count > most) return false;
    const taken = await db.run('UPDATE quotas SET taken = taken + ? WHERE quota_key = ? AND taken + ? <= ?', [
      count,
      key,
      count,
      most,
    ]);
    if (taken === 1) return true;
    const known = await db.one('SELECT taken FROM quotas WHERE quota_key = ?', [key]);
    if (known !== null) return false;
    try {
      await db.run('INSERT INTO quotas (quota_key, taken) VALUES (?, ?)', [key, count]);
    } catch (error) {
      if (isDuplicate(error)) throw new TryAgain('someone took the first of this limit meanwhile');
      throw error;
    }
    return true;
  },

  /** Gives back what was taken. */
  async giveBack(db: Db, key: string, count: number): Promise<void> {
    await db.run('UPDATE quotas SET taken = taken - ? WHERE quota_key = ? AND taken >= ?', [
      count,
      key,
      count,
    ]);
  },
};
