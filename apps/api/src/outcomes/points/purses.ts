import type { CustomerId, Instant, Lot, Purse } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';

interface LotRow {
  id: number;
  lot_key: string;
  customer_id: CustomerId;
  grant_id: number;
  state: Lot['state'];
  points: number;
  left_points: number;
  expired_points: number;
  available_at: number | null;
  expires_at: number | null;
}

const LOT_COLUMNS =
  'id, lot_key, customer_id, grant_id, state, points, left_points, expired_points, available_at, expires_at';

/** A purse with what the database knows its lots by. */
export interface LoadedPurse {
  customerId: CustomerId;
  purse: Purse;
  lots: Map<string, { id: number; grantId: number }>;
}

/**
 * Purses of people whose lock is held: every lot with something left, and the lots named.
 *
 * @param keys lots that matter even when nothing is left of them.
 */
export async function loadPurses(
  db: Db,
  customerIds: readonly CustomerId[],
  keys: readonly string[],
): Promise<Map<CustomerId, LoadedPurse>> {
  const ids = [...new Set(customerIds)];
  const rows = await db.rowsIn<LotRow>(
    `SELECT ${LOT_COLUMNS} FROM points_lots WHERE left_points > 0 AND customer_id IN (?)`,
    [],
    ids,
  );
  const named = await db.rowsIn<LotRow>(
    `SELECT ${LOT_COLUMNS} FROM points_lots WHERE left_points = 0 AND lot_key IN (?)`,
    [],
    [...new Set(keys)],
  );
  const debts = await db.rowsIn<{ owner: string; balance: number }>(
    "SELECT owner, balance FROM points_accounts WHERE kind = 'debt' AND owner IN (?)",
    [],
    ids.map(String),
  );
  const owed = new Map(debts.map((row) => [row.owner, -Number(row.balance)]));
  const loaded = new Map<CustomerId, LoadedPurse & { purse: { lots: Lot[]; owed: number } }>(
    ids.map((customerId) => [
      customerId,
      { customerId, purse: { lots: [], owed: owed.get(String(customerId)) ?? 0 }, lots: new Map() },
    ]),
  );
  for (const row of [...rows, ...named]) {
    const purse = loaded.get(row.customer_id);
    if (purse === undefined) continue;
    purse.purse.lots.push(lotOf(row));
    purse.lots.set(row.lot_key, { id: row.id, grantId: row.grant_id });
  }
  return loaded;
}

function lotOf(row: LotRow): Lot {
  const instant = (value: number | null): Instant | null => (value === null ? null : Number(value));
  return {
    key: row.lot_key,
    state: row.state,
    points: Number(row.points),
    left: Number(row.left_points),
    expired: Number(row.expired_points),
    availableAt: instant(row.available_at),
    expiresAt: instant(row.expires_at),
  };
}
