import type { CustomerId } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';
import { Limits } from '../limits';

/** What limits an item of the mall: how many there are in all, and how many one person may redeem. */
export interface LimitedItem {
  id: number;
  item_key: string;
  name: string;
  /** null = as many as are asked for. */
  stock: number | null;
  per_person: number | null;
}

/** Counted also where nothing limits it, so that a limit set later knows what is gone. */
const NO_LIMIT = Number.MAX_SAFE_INTEGER;

export const stockKey = (itemId: number) => `item:${itemId}:stock`;
export const personKey = (itemId: number, customerId: CustomerId) => `item:${itemId}:person:${customerId}`;

/** The items of these keys. @throws Error naming the key there is no item of. */
export async function itemsOf(db: Db, keys: readonly string[]): Promise<(key: string) => LimitedItem> {
  const rows = await db.rowsIn<LimitedItem>(
    'SELECT id, item_key, name, stock, per_person FROM mall_items WHERE item_key IN (?)',
    [],
    [...new Set(keys)],
  );
  const items = new Map(rows.map((row) => [row.item_key, row]));
  return (key) => {
    const item = items.get(key);
    if (item === undefined) throw new Error(`no mall item ${key}`);
    return item;
  };
}

/** Takes one of the stock. @returns false when none is left. */
export function takeOfStock(db: Db, item: Pick<LimitedItem, 'id' | 'stock'>): Promise<boolean> {
  return Limits.take(db, stockKey(item.id), 1, item.stock ?? NO_LIMIT);
}

/** Takes one of what a person may redeem. @returns false when they have had it all. */
export function takeOfPerson(
  db: Db,
  item: Pick<LimitedItem, 'id' | 'per_person'>,
  customerId: CustomerId,
): Promise<boolean> {
  return Limits.take(db, personKey(item.id, customerId), 1, item.per_person ?? NO_LIMIT);
}

/** Gives back what an order took. A gift that was granted took nothing of what the person may redeem. */
export async function giveItemBack(
  db: Db,
  order: { item_id: number | null; grant_id: number | null; customer_id: CustomerId },
): Promise<void> {
  if (order.item_id === null) return;
  await Limits.giveBack(db, stockKey(order.item_id), 1);
  if (order.grant_id === null) await Limits.giveBack(db, personKey(order.item_id, order.customer_id), 1);
}
