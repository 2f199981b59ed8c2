import { type CustomerId, foldOrder, type Instant, type OrderEvent, type OrderState } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';
import { isDuplicate, TryAgain } from '../../platform/database/faults';
import { identify, keptKey, type KeptBuyer } from '../customers';
import { fromRow } from './kept-event';
import { insertOrders, type FoldedOrder, updateOrders, writeLines } from './order-rows';

interface OrderRow {
  id: number;
  order_no: string;
  customer_id: CustomerId | null;
}

/**
 * Folds orders from their events and writes what changed.
 *
 * @param fresh events just appended in this transaction, by order number; saves reading them back. May be empty.
 * @returns the customers whose orders changed, old owners included.
 */
export async function foldOrders(
  db: Db,
  source: string,
  orderNos: readonly string[],
  fresh: ReadonlyMap<string, readonly OrderEvent[]>,
  now: Instant,
): Promise<CustomerId[]> {
  const wanted = [...new Set(orderNos)].sort();
  if (wanted.length === 0) return [];

  const rows = await db.rowsIn<OrderRow>(
    `SELECT id, order_no, customer_id FROM orders WHERE source = ? AND order_no IN (?) ORDER BY id${db.forUpdate}`,
    [source],
    wanted,
  );
  const existing = new Map(rows.map((row) => [row.order_no, row]));
  const events = await eventsOf(db, source, wanted, fresh);
  const states = new Map(wanted.map((orderNo) => [orderNo, foldOrder(events.get(orderNo) ?? [])]));
  const owners = await identify(db, buyersOf(states.values()), now);

  const folded = [...states].map(([orderNo, state]): FoldedOrder => {
    const owner = state.buyer === null ? null : (owners.get(keptKey(state.buyer)) ?? null);
    return { orderNo, state, customerId: owner, id: existing.get(orderNo)?.id ?? null };
  });
  await writeOrders(db, source, folded, fresh);

  const touched = [...folded.map((order) => order.customerId), ...rows.map((row) => row.customer_id)];
  return [...new Set(touched.filter((id) => id !== null))];
}

/** The orders' events: from memory where the log holds no others, from the log where it does. */
async function eventsOf(
  db: Db,
  source: string,
  wanted: readonly string[],
  fresh: ReadonlyMap<string, readonly OrderEvent[]>,
): Promise<Map<string, readonly OrderEvent[]>> {
  const counts = await db.rowsIn<{ order_no: string; n: number }>(
    'SELECT order_no, COUNT(*) AS n FROM events WHERE source = ? AND order_no IN (?) GROUP BY order_no',
    [source],
    wanted,
  );
  const events = new Map<string, readonly OrderEvent[]>();
  const toLoad: string[] = [];
  for (const { order_no: orderNo, n } of counts) {
    const known = fresh.get(orderNo) ?? [];
    if (known.length === Number(n)) events.set(orderNo, known);
    else toLoad.push(orderNo);
  }
  const loaded = await db.rowsIn<Parameters<typeof fromRow>[0]>(
    `SELECT source_id, kind, order_no, happened_at, data FROM events WHERE source = ? AND order_no IN (?)`,
    [source],
    toLoad,
  );
  for (const row of loaded) {
    const event = fromRow(row);
    const list = events.get(row.order_no ?? '') as OrderEvent[] | undefined;
    if (list === undefined) events.set(row.order_no ?? '', [event]);
    else list.push(event);
  }
  return events;
}

function buyersOf(states: Iterable<OrderState>): KeptBuyer[] {
  const buyers: KeptBuyer[] = [];
  for (const { buyer } of states) {
    if (buyer === null) continue;
    buyers.push({
      kind: buyer.kind,
      value: buyer.value,
      nickname: buyer.nickname ?? null,
      phoneSealed: null,
    });
  }
  return buyers;
}

async function writeOrders(
  db: Db,
  source: string,
  folded: readonly FoldedOrder[],
  fresh: ReadonlyMap<string, readonly OrderEvent[]>,
): Promise<void> {
  const added = folded.filter((order) => order.id === null);
  const known = folded.filter((order) => order.id !== null);
  try {
    await insertOrders(db, source, added);
  } catch (error) {
    // Another process folded the first events of one of these orders: begin again, seeing them.
    if (isDuplicate(error)) throw new TryAgain('an order appeared meanwhile');
    throw error;
  }
  await updateOrders(db, source, known);
  await writeLines(db, folded, (order) => changedLines(order, fresh));
}

/** Keys of the lines that may have changed; null = all of them, when we cannot tell. */
function changedLines(
  order: FoldedOrder,
  fresh: ReadonlyMap<string, readonly OrderEvent[]>,
): Set<string> | null {
  const events = fresh.get(order.orderNo);
  if (events === undefined) return null;
  return new Set(events.flatMap((event) => event.data.lines?.map((line) => line.lineKey) ?? []));
}
