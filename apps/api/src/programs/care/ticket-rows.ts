import {
  type CustomerId,
  type Instant,
  levelOf,
  nextDue,
  type StaffId,
  type Ticket,
  type TicketClock,
  type TicketKind,
  type TicketState,
} from '@fanchang/domain';
import { may } from '../../platform/auth/rights';
import type { StaffSession } from '../../platform/auth/session';
import type { Db, Value } from '../../platform/database/db';

export type TicketSource = 'shopper' | 'survey' | 'staff';
/** `auto`: the house's own answer. `system`: what happened. `note` 内部备注: for staff only. */
export type MessageBy = 'shopper' | 'agent' | 'auto' | 'system' | 'note';
/** As photos: who may see words hangs on what WeChat's content safety says of them. */
export type MessageState = 'checking' | 'passed' | 'held' | 'refused';

export interface TicketRow {
  id: number;
  ticket_no: string;
  customer_id: CustomerId;
  order_id: number | null;
  line_key: string | null;
  program: string;
  version: number;
  kind: TicketKind;
  source: TicketSource;
  source_key: string;
  state: TicketState;
  round: number;
  clocks: string;
  level: number;
  is_live: number;
  live_session: string | null;
  agent_id: StaffId | null;
  opened_at: number;
  changed_at: number;
  due_at: number | null;
  resolved_at: number | null;
  closed_at: number | null;
  merged_into: number | null;
  last_seq: number;
  shopper_read_seq: number;
  agent_read_seq: number;
  rating: number | null;
  rated_at: number | null;
}

export const TICKET = `SELECT t.id, t.ticket_no, t.customer_id, t.order_id, t.line_key, t.program, t.version, t.kind, t.source,
  t.source_key, t.state, t.round, t.clocks, t.level, t.is_live, t.live_session, t.agent_id, t.opened_at, t.changed_at, t.due_at,
  t.resolved_at, t.closed_at, t.merged_into, t.last_seq, t.shopper_read_seq, t.agent_read_seq, t.rating, t.rated_at
  FROM tickets t`;

/** Whether a member of staff may read and handle a ticket: their own, one nobody has, and managers every one. */
export const mayHandle = (row: Pick<TicketRow, 'agent_id'>, { staffId, role }: StaffSession): boolean =>
  row.agent_id === null || row.agent_id === staffId || may(role, 'care.manage');

/** A ticket, locked until the transaction ends. Whoever holds people besides holds them first. */
export function lockTicket(db: Db, ticketNo: string): Promise<TicketRow | null> {
  return db.one<TicketRow>(`${TICKET} WHERE t.ticket_no = ?${db.forUpdate}`, [ticketNo]);
}

/** As its rules see it. */
export function ticketOf(row: TicketRow): Ticket {
  const at = (value: number | null) => (value === null ? null : Number(value));
  return {
    kind: row.kind,
    state: row.state,
    round: row.round,
    clocks: JSON.parse(row.clocks) as TicketClock[],
    resolvedAt: at(row.resolved_at),
    closedAt: at(row.closed_at),
  };
}

/** What of a ticket its rules decide, as columns. */
export function columnsOf(ticket: Ticket): Record<string, Value> {
  return {
    kind: ticket.kind,
    state: ticket.state,
    round: ticket.round,
    clocks: JSON.stringify(ticket.clocks),
    level: levelOf(ticket),
    due_at: nextDue(ticket),
    resolved_at: ticket.resolvedAt,
    closed_at: ticket.closedAt,
  };
}

/** Writes columns of a ticket that is locked. */
export async function saveTicket(db: Db, id: number, columns: Record<string, Value>): Promise<void> {
  const names = Object.keys(columns);
  await db.run(`UPDATE tickets SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`, [
    ...Object.values(columns),
    id,
  ]);
}

/** Who did something to a ticket. */
export interface By {
  kind: 'shopper' | 'staff' | 'system';
  id: number | null;
}
export const SYSTEM: By = { kind: 'system', id: null };

/** Writes down what happened to a ticket; only ever added to. */
export async function addMove(
  db: Db,
  ticketId: number,
  move: string,
  by: By,
  detail: Record<string, string | number | null>,
  now: Instant,
): Promise<void> {
  await db.insert(
    'ticket_moves',
    ['ticket_id', 'move', 'by_kind', 'by_id', 'detail', 'at'],
    [[ticketId, move, by.kind, by.id, JSON.stringify(detail), now]],
  );
}
