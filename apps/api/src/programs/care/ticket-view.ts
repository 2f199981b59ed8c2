import {
  type CustomerId,
  DAY_MS,
  type Instant,
  refuse,
  type Refusal,
  type StaffId,
  type Ticket,
} from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { maskedName } from '../../facts/customers';
import { Products } from '../../facts/products';
import { may } from '../../platform/auth/rights';
import type { StaffSession } from '../../platform/auth/session';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Value } from '../../platform/database/db';
import { readCursor, writeCursor } from '../../platform/http/cursor';
import type {
  ConversationDto,
  StaffConversationDto,
  StaffTicketDto,
  StaffTicketPageDto,
  StaffTicketsQuery,
  TicketDto,
  TicketOrderDto,
  TicketPageDto,
  TicketStoryDto,
} from './care.dto';
import { CareProgram } from './care-program';
import { Messages } from './messages';
import { owedNext, promiseText } from './promise';
import { mayHandle, TICKET, ticketOf, type TicketRow } from './ticket-rows';

const PAGE = 20;
const MOVES = 200;

/** What stands around some tickets. */
interface Around {
  orders: Map<number, TicketOrderDto>;
  seen: Map<number, { lastSeq: number; unread: number }>;
  staff: Map<number, string>;
  shoppers: Map<number, string | null>;
  merged: Map<number, string>;
}

/** Tickets as their shopper and ours see them. */
@Injectable()
export class TicketViews {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly program: CareProgram,
    private readonly products: Products,
    private readonly messages: Messages,
  ) {}

  /** A shopper's own, newest first. */
  async mine(customerId: CustomerId, cursor: string | undefined): Promise<TicketPageDto> {
    const after = readCursor(cursor);
    const rows = await this.database.rows<TicketRow>(
      `${TICKET} WHERE t.customer_id = ?${after === null ? '' : ' AND t.id < ?'} ORDER BY t.id DESC LIMIT ${PAGE + 1}`,
      [customerId, ...(after === null ? [] : [after.id])],
    );
    const { shown, nextCursor } = pageOf(rows);
    const around = await this.around(shown);
    const items: TicketDto[] = [];
    for (const row of shown) items.push(await this.dto(row, around, 'shopper'));
    return { serverNow: this.now(), items, nextCursor };
  }

  /** One of the shopper's, with what was said after a number. @returns TICKET_NOT_FOUND. */
  async conversation(
    customerId: CustomerId,
    ticketNo: string,
    after: number,
  ): Promise<ConversationDto | Refusal> {
    const row = await this.row(ticketNo);
    if (row === null || row.customer_id !== customerId) return refuse('TICKET_NOT_FOUND');
    const around = await this.around([row]);
    return {
      serverNow: this.now(),
      ticket: await this.dto(row, around, 'shopper'),
      messages: await this.messages.after(row.id, after, { customerId }),
    };
  }

  /** What ours have to do: live orders first, then whose promise is up first. */
  async list(
    staff: StaffSession,
    { view = 'mine', ended, cursor }: StaffTicketsQuery,
  ): Promise<StaffTicketPageDto> {
    const after = readCursor(cursor);
    const conditions: [string, Value[]][] = [
      [ended === 'true' ? '1 = 1' : "t.state IN ('open', 'waiting')", []],
      ...viewOf(view, staff),
      ...(after === null
        ? []
        : [
            [
              '(SORT < ? OR (SORT = ? AND t.id < ?))'.replaceAll('SORT', RANK),
              [after.at, after.at, after.id],
            ] as [string, Value[]],
          ]),
    ];
    const rows = await this.database.rows<TicketRow & { rank_at: number }>(
      `${TICKET.replace(' FROM tickets t', `, ${RANK} AS rank_at FROM tickets t`)}
       WHERE ${conditions.map(([sql]) => sql).join(' AND ')} ORDER BY rank_at DESC, t.id DESC LIMIT ${PAGE + 1}`,
      conditions.flatMap(([, values]) => values),
    );
    const shown = rows.slice(0, PAGE);
    const last = shown.at(-1);
    const around = await this.around(shown);
    const items: StaffTicketDto[] = [];
    for (const row of shown) items.push(await this.staffDto(row, around));
    return {
      serverNow: this.now(),
      items,
      nextCursor:
        rows.length > PAGE && last !== undefined ? writeCursor(Number(last.rank_at), last.id) : null,
    };
  }

  /** One, with what was said after a number, notes too. @returns TICKET_NOT_FOUND, TICKET_NOT_YOURS. */
  async handled(
    staff: StaffSession,
    ticketNo: string,
    after: number,
  ): Promise<StaffConversationDto | Refusal> {
    const row = await this.row(ticketNo);
    if (row === null) return refuse('TICKET_NOT_FOUND');
    if (!mayHandle(row, staff)) return refuse('TICKET_NOT_YOURS');
    const around = await this.around([row]);
    return {
      serverNow: this.now(),
      ticket: await this.staffDto(row, around),
      messages: await this.messages.after(row.id, after, { staffId: staff.staffId as StaffId }),
    };
  }

  /** Everything that happened to one. @returns TICKET_NOT_FOUND, TICKET_NOT_YOURS. */
  async story(staff: StaffSession, ticketNo: string): Promise<TicketStoryDto | Refusal> {
    const row = await this.row(ticketNo);
    if (row === null) return refuse('TICKET_NOT_FOUND');
    if (!mayHandle(row, staff)) return refuse('TICKET_NOT_YOURS');
    return this.storyOf(ticketNo);
  }

  /** As `story`, for who has just done something to it: it may not be theirs any more. */
  async storyOf(ticketNo: string): Promise<TicketStoryDto> {
    const moves = await this.database.rows<{
      move: string;
      by_kind: 'shopper' | 'staff' | 'system';
      detail: string;
      at: number;
      name: string | null;
    }>(
      `SELECT m.move, m.by_kind, m.detail, m.at, f.name FROM ticket_moves m
         JOIN tickets t ON t.id = m.ticket_id LEFT JOIN staff f ON m.by_kind = 'staff' AND f.id = m.by_id
       WHERE t.ticket_no = ? ORDER BY m.id LIMIT ${MOVES}`,
      [ticketNo],
    );
    return {
      serverNow: this.now(),
      moves: moves.map(({ move, by_kind: by, detail, at, name }) => ({
        move,
        by,
        name,
        detail,
        at: this.iso(at),
      })),
    };
  }

  row(ticketNo: string): Promise<TicketRow | null> {
    return this.database.one<TicketRow>(`${TICKET} WHERE t.ticket_no = ?`, [ticketNo]);
  }

  private async around(rows: readonly TicketRow[]): Promise<Around> {
    const ids = (pick: (row: TicketRow) => number | null) => [
      ...new Set(rows.flatMap((row) => pick(row) ?? [])),
    ];
    const orders = await this.ordersOf(ids((row) => row.id));
    const staff = await this.database.rowsIn<{ id: number; name: string }>(
      'SELECT id, name FROM staff WHERE id IN (?)',
      [],
      ids((row) => row.agent_id),
    );
    const shoppers = await this.database.rowsIn<{ id: number; nickname: string | null }>(
      'SELECT id, nickname FROM customers WHERE id IN (?)',
      [],
      ids((row) => row.customer_id),
    );
    const merged = await this.database.rowsIn<{ id: number; ticket_no: string }>(
      'SELECT id, ticket_no FROM tickets WHERE id IN (?)',
      [],
      ids((row) => row.merged_into),
    );
    return {
      orders,
      seen: await this.messages.seenByShopper(ids((row) => row.id)),
      staff: new Map(staff.map(({ id, name }) => [id, name])),
      shoppers: new Map(shoppers.map(({ id, nickname }) => [id, nickname])),
      merged: new Map(merged.map(({ id, ticket_no: no }) => [id, no])),
    };
  }

  /** Whose an order is may turn out anew: one that is another person's now is not shown. */
  private async ordersOf(ticketIds: readonly number[]): Promise<Map<number, TicketOrderDto>> {
    const orders = await this.database.rowsIn<{ ticket_id: number; id: number; order_no: string }>(
      `SELECT t.id AS ticket_id, o.id, o.order_no FROM tickets t
         JOIN orders o ON o.id = t.order_id AND o.customer_id = t.customer_id WHERE t.id IN (?)`,
      [],
      ticketIds,
    );
    const lines = await this.database.rowsIn<{ order_id: number; product_id: string; title: string }>(
      'SELECT order_id, product_id, title FROM order_lines WHERE order_id IN (?) ORDER BY order_id, line_key',
      [],
      [...new Set(orders.map(({ id }) => id))],
    );
    const first = new Map([...lines].reverse().map((line) => [line.order_id, line]));
    const products = await this.products.of(
      this.database,
      [...first.values()].map((line) => line.product_id),
    );
    return new Map(
      orders.map(({ ticket_id: ticketId, id, order_no: orderNo }) => {
        const line = first.get(id);
        return [
          ticketId,
          {
            id: String(id),
            orderNo,
            title: line?.title ?? `订单 ${orderNo}`,
            picture: products.get(line?.product_id ?? '')?.picture ?? null,
          },
        ];
      }),
    );
  }

  private async dto(row: TicketRow, around: Around, reader: 'shopper' | 'staff'): Promise<TicketDto> {
    const now = this.clock.now();
    const ticket = ticketOf(row);
    const care = await this.program.versionOf(this.database, row);
    const isOver = ticket.state === 'resolved' || ticket.state === 'closed';
    const reopenUntil =
      isOver && ticket.resolvedAt !== null ? ticket.resolvedAt + care.reopenDays * DAY_MS : null;
    const mayReopen = ticket.state === 'resolved' && reopenUntil !== null && now < reopenUntil;
    const seen =
      reader === 'shopper'
        ? (around.seen.get(row.id) ?? { lastSeq: 0, unread: 0 })
        : { lastSeq: row.last_seq, unread: Math.max(0, row.last_seq - row.agent_read_seq) };
    return {
      ticketNo: row.ticket_no,
      kind: row.kind,
      state: row.state,
      order: around.orders.get(row.id) ?? null,
      promise: this.promise(ticket, now),
      agentName: around.staff.get(row.agent_id ?? 0) ?? null,
      openedAt: this.iso(row.opened_at),
      changedAt: this.iso(row.changed_at),
      reopenUntil: mayReopen ? this.iso(reopenUntil) : null,
      rating: row.rating,
      canRate: isOver && row.rating === null,
      mergedInto: around.merged.get(row.merged_into ?? 0) ?? null,
      lastSeq: seen.lastSeq,
      unread: seen.unread,
    };
  }

  private async staffDto(row: TicketRow, around: Around): Promise<StaffTicketDto> {
    return {
      ...(await this.dto(row, around, 'staff')),
      shopper: {
        id: String(row.customer_id),
        name: maskedName(around.shoppers.get(row.customer_id) ?? null),
      },
      source: row.source,
      isLive: row.is_live === 1,
      liveSession: row.live_session,
      agentId: row.agent_id === null ? null : String(row.agent_id),
      level: row.level,
      clocks: ticketOf(row).clocks.map(({ kind, round, dueAt, doneAt, breachedAt }) => ({
        kind,
        round,
        dueAt: this.isoOr(dueAt),
        doneAt: this.isoOr(doneAt),
        breachedAt: this.isoOr(breachedAt),
      })),
    };
  }

  private promise(ticket: Ticket, now: Instant): TicketDto['promise'] {
    if (ticket.state !== 'open' && ticket.state !== 'waiting') return null;
    const clock = owedNext(ticket);
    const text = promiseText(ticket, now, this.clock.calendar);
    if (clock === null || text === null) return null;
    const isLate = clock.breachedAt !== null || (clock.dueAt !== null && clock.dueAt <= now);
    return { kind: clock.kind, text, dueAt: this.isoOr(clock.dueAt), isLate };
  }

  private now(): string {
    return this.iso(this.clock.now());
  }

  private iso(at: Instant): string {
    return this.clock.calendar.iso(Number(at));
  }

  private isoOr(at: Instant | null): string | null {
    return at === null ? null : this.iso(at);
  }
}

/** Live orders before others, then what is due first; what stands still comes last. Larger is earlier. */
const RANK = '(t.is_live * 9000000000000 + 8999999999999 - COALESCE(t.due_at, 8000000000000))';

function viewOf(
  view: NonNullable<StaffTicketsQuery['view']>,
  { staffId, role }: StaffSession,
): [string, Value[]][] {
  const isManager = may(role, 'care.manage');
  const own: [string, Value[]] = ['t.agent_id = ?', [staffId]];
  switch (view) {
    case 'mine':
      return [own];
    case 'pool':
      return [['t.agent_id IS NULL', []]];
    case 'breached':
      return isManager ? [['t.level > 0', []]] : [['t.level > 0', []], own];
    case 'all':
      return isManager ? [] : [['(t.agent_id = ? OR t.agent_id IS NULL)', [staffId]]];
  }
}

function pageOf(rows: readonly TicketRow[]): { shown: TicketRow[]; nextCursor: string | null } {
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    shown,
    nextCursor:
      rows.length > PAGE && last !== undefined ? writeCursor(Number(last.opened_at), last.id) : null,
  };
}
