import type { PointsAccount } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';
import { isDuplicate, TryAgain } from '../../platform/database/faults';

/** `mint` funds budgets: what programs were ever given to give. */
export type AccountKind = PointsAccount | 'mint';

/** Names an account: whose it is depends on its kind. */
export interface AccountName {
  kind: AccountKind;
  /** A customer's id, a program's name, or '' where there is one of the kind. */
  owner: string;
}

interface AccountRow {
  id: number;
  kind: AccountKind;
  owner: string;
  lowest: number | null;
}

/** What nobody may ever go below; null where owing is the account's purpose, or a program has no budget. */
const LOWEST: Record<AccountKind, number | null> = {
  customer: 0,
  pending: 0,
  debt: null,
  program: null,
  spent: 0,
  expired: 0,
  mint: null,
};

export const nameOf = ({ kind, owner }: AccountName) => `${kind}:${owner}`;

/** The accounts of these names, opened where they are new. */
export async function openAccounts(db: Db, names: readonly AccountName[]): Promise<Map<string, AccountRow>> {
  const wanted = new Map(names.map((name) => [nameOf(name), name]));
  const found = await find(db, [...wanted.values()]);
  const missing = [...wanted.entries()].filter(([name]) => !found.has(name)).map(([, name]) => name);
  if (missing.length === 0) return found;
  try {
    const rows = missing.map(({ kind, owner }) => [kind, owner, 0, LOWEST[kind]]);
    await db.insert('points_accounts', ['kind', 'owner', 'balance', 'lowest'], rows);
  } catch (error) {
    if (isDuplicate(error)) throw new TryAgain('an account was opened meanwhile');
    throw error;
  }
  return find(db, [...wanted.values()]);
}

async function find(db: Db, names: readonly AccountName[]): Promise<Map<string, AccountRow>> {
  // The index begins with the kind.
  const kinds = [...new Set(names.map((name) => name.kind))].sort();
  const rows = await db.rowsIn<AccountRow>(
    `SELECT id, kind, owner, lowest FROM points_accounts
     WHERE owner IN (?) AND kind IN (${kinds.map(() => '?').join(', ')})`,
    [],
    [...new Set(names.map((name) => name.owner))],
    kinds,
  );
  return new Map(rows.map((row) => [nameOf(row), row]));
}

/**
 * Changes a balance, unless that would take it below what the account allows: the one statement a budget is.
 *
 * @returns false, and changes nothing, when there is not enough.
 */
export async function changeBalance(db: Db, accountId: number, by: number): Promise<boolean> {
  const changed = await db.run(
    `UPDATE points_accounts SET balance = balance + ?
     WHERE id = ? AND (lowest IS NULL OR balance + ? >= lowest)`,
    [by, accountId, by],
  );
  return changed === 1;
}
