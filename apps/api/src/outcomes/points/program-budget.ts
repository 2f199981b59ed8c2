import type { Instant } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';
import { TryAgain } from '../../platform/database/faults';
import { changeBalance, nameOf, openAccounts } from './accounts';

/**
 * Gives a program points to give. From the first funding on, its budget is the balance of its account, which never goes
 * below zero; what it gave without a budget before is covered first, so `points` are all for what comes.
 *
 * @param key names the funding; the same key again changes nothing.
 * @returns the balance afterwards.
 */
export async function fundProgram(
  db: Db,
  program: string,
  points: number,
  key: string,
  now: Instant,
): Promise<number> {
  const names = [{ kind: 'program', owner: program } as const, { kind: 'mint', owner: '' } as const];
  const accounts = await openAccounts(db, names);
  const [account, mint] = names.map((name) => accounts.get(nameOf(name))?.id ?? 0);
  const row = await db.one<{ balance: number; lowest: number | null }>(
    `SELECT balance, lowest FROM points_accounts WHERE id = ?${db.forUpdate}`,
    [account ?? 0],
  );
  const balance = Number(row?.balance ?? 0);
  const entryKey = `fund:${program}:${key}`;
  if ((await db.one('SELECT id FROM points_entries WHERE entry_key = ?', [entryKey])) !== null)
    return balance;

  const amount = points + (row?.lowest === null ? Math.max(0, -balance) : 0);
  const entryId = await db.insertOne(
    `INSERT INTO points_entries (entry_key, customer_id, kind, points, at, grant_id, text)
     VALUES (?, NULL, 'fund', ?, ?, NULL, ?)`,
    [entryKey, amount, now, '积分预算'],
  );
  await db.run(
    `INSERT INTO points_transfers (entry_id, leg, from_account, to_account, points, lot_id) VALUES (?, 0, ?, ?, ?, NULL)`,
    [entryId, mint ?? 0, account ?? 0, amount],
  );
  if (!(await changeBalance(db, mint ?? 0, -amount))) throw new Error('the mint has no floor');
  const funded = await db.run(
    'UPDATE points_accounts SET balance = balance + ?, lowest = 0 WHERE id = ? AND balance = ?',
    [amount, account ?? 0, balance],
  );
  if (funded === 0) throw new TryAgain('the program gave points meanwhile');
  return balance + amount;
}
