import type { Database } from '../../src/platform/database/database';
import type { Records } from './cast';
import type { Person } from './people';
import { HOUSE } from './pools';

const LATEST = 150;

/** Learns what the books know and no answer tells in one place: whose every coupon and every order is. */
export async function readBooks(
  database: Database,
  everybody: readonly Person[],
  records: Records,
): Promise<void> {
  const { markers, pools } = records;
  const owners = await ownersOf(database, everybody);
  for (const id of owners.keys()) pools.forbid(['customers.id', 'customerId', 'others.id'], id);

  const coupons = await database.rows<{ id: number; code: string; customer_id: number }>(
    `SELECT id, code, customer_id FROM coupons ORDER BY id DESC LIMIT ${LATEST}`,
  );
  for (const { id, code, customer_id: customerId } of coupons) {
    const owner = owners.get(customerId);
    if (owner === undefined) continue;
    markers.add('coupon code', owner, code);
    pools.add('coupons.id', owner, id);
    pools.add('code', owner, code);
  }
  const orders = await database.rows<{ order_no: string; customer_id: number }>(
    `SELECT order_no, customer_id FROM mall_orders ORDER BY id DESC LIMIT ${LATEST}`,
  );
  for (const { order_no: orderNo, customer_id: customerId } of orders) {
    const owner = owners.get(customerId);
    if (owner === undefined) continue;
    markers.add('mall order', owner, orderNo);
    pools.add('orders.orderNo', owner, orderNo);
  }
  const tickets = await database.rows<{ ticket_no: string; customer_id: number }>(
    `SELECT ticket_no, customer_id FROM tickets ORDER BY id DESC LIMIT ${LATEST}`,
  );
  for (const { ticket_no: ticketNo, customer_id: customerId } of tickets) {
    const owner = owners.get(customerId);
    if (owner !== undefined) pools.add('tickets.ticketNo', owner, ticketNo);
  }
  const merges = await database.rows<{ id: number }>(
    'SELECT id FROM customer_merges ORDER BY id DESC LIMIT 20',
  );
  for (const { id } of merges) pools.add('merges.id', HOUSE, id);
  const sessions = await database.rows<{ id: string; staff_id: number }>(
    'SELECT id, staff_id FROM sessions WHERE staff_id IS NOT NULL AND revoked_at IS NULL ORDER BY created_at DESC LIMIT 30',
  );
  for (const { id: sessionId, staff_id: id } of sessions) {
    pools.add('Members_revoke', HOUSE, { id: String(id), sessionId });
  }
  const used = await database.rows<{ id: number }>('SELECT id FROM redemptions ORDER BY id DESC LIMIT 40');
  for (const { id } of used) pools.add('verifications.id', HOUSE, id);
}

async function ownersOf(database: Database, everybody: readonly Person[]): Promise<Map<number, string>> {
  const owners = new Map<number, string>();
  for (const { name, openid } of everybody) {
    const rows = await database.rows<{ customer_id: number }>(
      "SELECT customer_id FROM customer_identities WHERE kind = 'openid' AND value = ?",
      [openid],
    );
    for (const { customer_id: id } of rows) owners.set(id, name);
  }
  return owners;
}
