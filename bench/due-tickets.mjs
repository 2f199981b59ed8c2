// @ts-check
import { POOL, ZONE } from './api.mjs';
import { built, domain } from './built.mjs';

const OPENED = Date.parse('2026-09-02T10:00:00+08:00');
/** Every first answer is late, and nothing else is. */
export const NOW = '2026-09-02T13:00:00+08:00';
/** Rows that are written at once. */
const BATCH = 5_000;

/**
 * Tickets nobody has answered in time, one piece of work each.
 *
 * @typedef {object} DueTickets
 * @property {() => Promise<number>} left pieces that are due
 * @property {(pieces: number) => Promise<boolean>} areDone whether the first so many are; they are begun in order
 * @property {() => Promise<void>} check throws unless each ticket went up once, and its next promise is waited for
 * @property {() => Promise<void>} close
 */

/**
 * Writes them as `Tickets.open` does, in bulk, into books of their own.
 *
 * @param {string} databaseUrl
 * @param {number} count
 * @returns {Promise<DueTickets>}
 */
export async function dueTickets(databaseUrl, count) {
  const { databaseOf } = built('config');
  const { migrateUp } = built('platform/database/migrate');
  const { Database } = built('platform/database/database');
  const config = databaseOf(databaseUrl, POOL);
  await migrateUp(config);
  const database = await Database.open(config);
  const ticketOf = openedTickets();
  for (let start = 1; start <= count; start += BATCH) {
    const length = Math.min(BATCH, count - start + 1);
    const tickets = Array.from({ length }, (_, index) => ticketOf(start + index));
    await database.transaction(async (/** @type {any} */ db) => {
      const rows = tickets.map(({ row }) => row);
      await db.insert('tickets', Object.keys(rows[0]), rows.map(Object.values));
      const works = tickets.map(({ work }) => work);
      await db.insert('work', Object.keys(works[0]), works.map(Object.values));
    });
  }

  const now = Date.parse(NOW);
  const counted = async (/** @type {string} */ sql, /** @type {unknown[]} */ values = []) =>
    Number((await database.one(sql, values)).n);
  const left = () => counted("SELECT COUNT(*) AS n FROM work WHERE state = 'ready' AND run_at <= ?", [now]);
  const areDone = async (/** @type {number} */ pieces) =>
    (await counted('SELECT COUNT(*) AS n FROM work WHERE id = ? AND run_at <= ?', [pieces, now])) === 0;
  const check = async () => {
    const found = {
      raised: await counted('SELECT COUNT(*) AS n FROM tickets WHERE level = 1'),
      moves: await counted("SELECT COUNT(*) AS n FROM ticket_moves WHERE move = 'breached'"),
      ticketsMoved: await counted('SELECT COUNT(DISTINCT ticket_id) AS n FROM ticket_moves'),
      watched: await counted(
        "SELECT COUNT(*) AS n FROM work WHERE kind = 'care.due' AND state = 'ready' AND attempts = 0 AND run_at > ?",
        [now],
      ),
      work: await counted('SELECT COUNT(*) AS n FROM work'),
    };
    if (Object.values(found).some((n) => n !== count)) {
      throw new Error(`${count} tickets were due, the worker left ${JSON.stringify(found)}`);
    }
  };
  return { left, areDone, check, close: () => database.close() };
}

/** @returns {(id: number) => { row: Record<string, any>, work: Record<string, any> }} */
function openedTickets() {
  const { AFTER_SALES, ALWAYS, Calendar, openTicket, WorkingTime } = domain();
  const { columnsOf } = built('programs/care/ticket-rows');
  const calendar = new Calendar(ZONE);
  const times = {
    work: new WorkingTime(calendar, AFTER_SALES.hours),
    always: new WorkingTime(calendar, ALWAYS),
  };
  return (id) => {
    const openedAt = OPENED + id;
    const no = `K${String(id).padStart(14, '0')}`;
    const ticket = columnsOf(openTicket(AFTER_SALES, 'question', openedAt, times));
    const row = {
      ...ticket,
      id,
      ticket_no: no,
      customer_id: id,
      program: AFTER_SALES.program,
      version: AFTER_SALES.version,
      source: 'shopper',
      source_key: `shopper:${id}:bench`,
      is_live: id % 2,
      opened_at: openedAt,
      changed_at: openedAt,
      last_seq: 0,
      shopper_read_seq: 0,
      agent_read_seq: 0,
    };
    const work = {
      id,
      kind: 'care.due',
      payload: JSON.stringify({ ticketNo: no }),
      state: 'ready',
      run_at: ticket.due_at,
      attempts: 0,
      created_at: openedAt,
      work_key: `care.due:${no}:${ticket.due_at}`,
    };
    return { row, work };
  };
}
