import {
  agentWrote,
  type Care,
  clockAt,
  closeTicket,
  type CustomerId,
  DAY_MS,
  hasMarkup,
  type Instant,
  isRefusal,
  mergeTickets,
  openTicket,
  refuse,
  type Refusal,
  rekindTicket,
  reopenTicket,
  resolveTicket,
  shopperWrote,
  type StaffId,
  type Ticket,
  type TicketKind,
  type Times,
} from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { holdPerson, Movers } from '../../facts/customers';
import { type Owner, Photos } from '../../facts/photos';
import { Inbox, MarketingHolds } from '../../outcomes/touches';
import { may } from '../../platform/auth/rights';
import type { StaffSession } from '../../platform/auth/session';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';
import { enqueue } from '../../platform/queue/work';
import { Worker } from '../../platform/queue/worker';
import { random } from '../../platform/random';
import type { SaidDto } from './care.dto';
import { CareProgram } from './care-program';
import { Desks } from './desks';
import { Messages } from './messages';
import { answerNews, endNews } from './news';
import { CHECK_MESSAGE } from './message-checks';
import { FIRST_ANSWER } from './first-answers';
import { PreparedAnswers } from './prepared-answers';
import { TicketNews } from './ticket-news';
import {
  addMove,
  type By,
  columnsOf,
  lockTicket,
  mayHandle,
  saveTicket,
  SYSTEM,
  TICKET,
  ticketOf,
  type TicketRow,
  type TicketSource,
} from './ticket-rows';

/** Work: a promise's time is up. */
const DUE = 'care.due';
/** Work: what was resolved long enough ago is closed. */
const CLOSE = 'care.close';

/** What opens a ticket. */
export interface Opening {
  customerId: CustomerId;
  kind: TicketKind;
  source: TicketSource;
  /** Names what opened it: the same opens it once. */
  sourceKey: string;
  by: By;
  orderId: number | null;
  lineKey: string | null;
  /** The first words; by whom `by` says. */
  said: Said | null;
}
type Said = Pick<SaidDto, 'words' | 'photos' | 'requestKey'>;

/** A ticket that is locked, as its rules see it, and what they need. */
interface Held {
  db: Db;
  row: TicketRow;
  ticket: Ticket;
  care: Care;
  times: Times;
  now: Instant;
}

export const holdCause = (ticketNo: string) => `ticket:${ticketNo}`;
const isUnderWay = (ticket: Pick<Ticket, 'state'>) => ticket.state === 'open' || ticket.state === 'waiting';

/** Tickets 工单: every change goes by the rules of `libs/domain`, with the row locked, and is written down. */
@Injectable()
export class Tickets implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly worker: Worker,
    private readonly movers: Movers,
    private readonly program: CareProgram,
    private readonly messages: Messages,
    private readonly news: TicketNews,
    private readonly photos: Photos,
    private readonly holds: MarketingHolds,
    private readonly inbox: Inbox,
    private readonly desks: Desks,
    private readonly prepared: PreparedAnswers,
  ) {}

  onModuleInit(): void {
    this.worker.handle(DUE, (db, payload) => this.due(db, (payload as { ticketNo: string }).ticketNo));
    this.worker.handle(CLOSE, (db, payload) => this.close(db, (payload as { ticketNo: string }).ticketNo));
  }

  /** Opens a ticket, in the caller's transaction. The same again is the same ticket. @returns ORDER_NOT_FOUND, TICKET_TOO_MANY, PHOTO_…. */
  async open(db: Db, opening: Opening): Promise<TicketRow | Refusal> {
    const { customerId, kind, source, sourceKey, by, orderId, lineKey, said } = opening;
    await holdPerson(db, customerId);
    const known = await db.one<TicketRow>(`${TICKET} WHERE t.source_key = ?`, [sourceKey]);
    if (known !== null) return known;
    const now = this.clock.now();
    const care = await this.program.inForce(db);
    const order = orderId === null ? null : await orderOf(db, customerId, orderId);
    if (orderId !== null && order === null) return refuse('ORDER_NOT_FOUND');
    if (source === 'shopper' && (await underWayOf(db, customerId)) >= care.mostOpen) {
      return refuse('TICKET_TOO_MANY', { most: String(care.mostOpen) });
    }
    const ticketNo = random.orderNo('K');
    const ticket = openTicket(care, kind, now, this.program.timesOf(care));
    const agentId = await this.desks.route(db, kind, customerId);
    const columns = {
      ...columnsOf(ticket),
      ticket_no: ticketNo,
      customer_id: customerId,
      order_id: orderId,
      line_key: lineKey,
      program: care.program,
      version: care.version,
      source,
      source_key: sourceKey,
      is_live: order?.live_session == null ? 0 : 1,
      live_session: order?.live_session ?? null,
      agent_id: agentId,
      opened_at: now,
      changed_at: now,
      last_seq: 0,
      shopper_read_seq: 0,
      agent_read_seq: 0,
    };
    const names = Object.keys(columns);
    await db.run(
      `INSERT INTO tickets (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      Object.values(columns),
    );
    const row = await lockTicket(db, ticketNo);
    if (row === null) throw new Error('a ticket just opened has no row');
    await addMove(db, row.id, 'opened', by, { kind, source, agent: agentId }, now);
    await this.holds.put(db, customerId, holdCause(ticketNo), now);
    await this.watch(db, row.ticket_no, ticket, now);
    if (said !== null) {
      const refusal = await this.say(db, row, by, said, now);
      if (refusal !== null) return refusal;
    }
    return row;
  }

  /** As `open`, in a transaction of its own. */
  async openOne(opening: Opening): Promise<TicketRow | Refusal> {
    const words = wordsFault(opening.said);
    if (words !== null) return words;
    const row = await this.database.decide((db) => this.open(db, opening));
    this.worker.nudge();
    return row;
  }

  /** As `openOne`, by one of ours for somebody; they have it. @returns CUSTOMER_NOT_FOUND besides. */
  async openFor(staff: StaffSession, opening: Opening): Promise<TicketRow | Refusal> {
    const words = wordsFault(opening.said);
    if (words !== null) return words;
    const row = await this.database.decide(async (db) => {
      const [live] = await this.movers.hold(db, [opening.customerId]);
      const person = await db.one<{ erased_at: number | null }>(
        'SELECT erased_at FROM customers WHERE id = ?',
        [live ?? 0],
      );
      if (live === undefined || person?.erased_at !== null) return refuse('CUSTOMER_NOT_FOUND');
      const opened = await this.open(db, { ...opening, customerId: live });
      if (isRefusal(opened)) return opened;
      await saveTicket(db, opened.id, { agent_id: staff.staffId });
      return this.greeted(db, staff, opened, opening.said !== null);
    });
    this.worker.nudge();
    return row;
  }

  /** Whoever opened it with a word has given the first answer. */
  private async greeted(
    db: Db,
    staff: StaffSession,
    row: TicketRow,
    hasSpoken: boolean,
  ): Promise<TicketRow | Refusal> {
    if (!hasSpoken) return row;
    const now = this.clock.now();
    const care = await this.program.versionOf(db, row);
    const times = this.program.timesOf(care);
    const ticket = ticketOf(row);
    const isSpecialist = await this.isSpecialist(db, staff);
    const after = agentWrote(ticket, { isSpecialist, asksBack: false }, now, times);
    if (isRefusal(after)) return after;
    await this.save({ db, row, ticket, care, times, now }, after);
    return row;
  }

  private async isSpecialist(db: Db, { role, staffId }: StaffSession): Promise<boolean> {
    return may(role, 'care.manage') || this.desks.isSpecialist(db, staffId as StaffId);
  }

  /** The shopper writes. The same request again is the same message. @returns TICKET_…, MESSAGE_EMPTY, WORDS_MARKUP, PHOTO_…. */
  shopperSays(customerId: CustomerId, ticketNo: string, said: SaidDto): Promise<null | Refusal> {
    const by: By = { kind: 'shopper', id: customerId };
    return this.change(ticketNo, ofShopper(customerId), said, async (held) => {
      const { db, row, ticket, care, times, now } = held;
      const after = shopperWrote(ticket, care, now, times);
      if (isRefusal(after)) return after;
      const refusal = await this.say(db, row, by, said, now);
      if (refusal !== null) return refusal;
      if (after.round > ticket.round) await addMove(db, row.id, 'reopened', by, {}, now);
      return this.save(held, after);
    });
  }

  /** One of ours writes, and takes the ticket when nobody has it. @param asksBack promises stand still until they answer */
  agentSays(
    staff: StaffSession,
    ticketNo: string,
    said: SaidDto & { answerId?: number | null },
    asksBack: boolean,
  ): Promise<null | Refusal> {
    const by: By = { kind: 'staff', id: staff.staffId };
    return this.change(ticketNo, ofStaff(staff), said, async (held) => {
      const { db, row, ticket, times, now } = held;
      const isSpecialist = await this.isSpecialist(db, staff);
      const after = agentWrote(ticket, { isSpecialist, asksBack }, now, times);
      if (isRefusal(after)) return after;
      const hadRead = !(await this.messages.hasUnreadAnswer(db, row));
      const refusal = await this.say(db, row, by, said, now);
      if (refusal !== null) return refusal;
      if (row.agent_id === null) {
        await saveTicket(db, row.id, { agent_id: staff.staffId });
        await addMove(db, row.id, 'taken', by, {}, now);
      }
      // One who has not read the last word is not told of every further one.
      if (hadRead) await this.inbox.tell(db, [answerNews(row)]);
      return this.save(held, after);
    });
  }

  /** A word among colleagues: the shopper never sees it. */
  note(staff: StaffSession, ticketNo: string, words: string, requestKey: string): Promise<null | Refusal> {
    return this.change(ticketNo, ofStaff(staff), { words, requestKey }, async ({ db, row, now }) => {
      await this.messages.add(
        db,
        row,
        { by: 'note', byId: staff.staffId, words: words.trim(), requestKey },
        now,
      );
      await addMove(db, row.id, 'noted', { kind: 'staff', id: staff.staffId }, {}, now);
      return null;
    });
  }

  /** Gives it to somebody, or back to those nobody has. Agents give their own; managers any. */
  assign(staff: StaffSession, ticketNo: string, to: StaffId | null): Promise<null | Refusal> {
    return this.change(ticketNo, ofStaff(staff), null, async ({ db, row, ticket, now }) => {
      if (!isUnderWay(ticket)) return refuse('TICKET_CLOSED');
      if (to !== null && !(await this.desks.mayTake(db, to, ticket.kind))) return refuse('AGENT_UNFIT');
      if (row.agent_id === to) return null;
      await saveTicket(db, row.id, { agent_id: to, changed_at: now });
      const by: By = { kind: 'staff', id: staff.staffId };
      await addMove(db, row.id, 'assigned', by, { from: row.agent_id, to }, now);
      return null;
    });
  }

  /** It turns out to be of another kind; whoever has it and may not answer that kind gives it on. */
  rekind(staff: StaffSession, ticketNo: string, kind: TicketKind): Promise<null | Refusal> {
    return this.change(ticketNo, ofStaff(staff), null, async (held) => {
      const { db, row, ticket, care, times, now } = held;
      const after = rekindTicket(ticket, kind, care, now, times);
      if (isRefusal(after)) return after;
      if (after.kind === ticket.kind) return null;
      const by: By = { kind: 'staff', id: staff.staffId };
      await addMove(db, row.id, 'rekinded', by, { from: ticket.kind, to: kind }, now);
      if (row.agent_id === null || !(await this.desks.mayTake(db, row.agent_id, kind))) {
        const agentId = await this.desks.route(db, kind, row.customer_id);
        await saveTicket(db, row.id, { agent_id: agentId });
        await addMove(db, row.id, 'assigned', SYSTEM, { from: row.agent_id, to: agentId }, now);
      }
      return this.save(held, after);
    });
  }

  /** Resolved: the shopper is asked whether it was well done. */
  resolve(staff: StaffSession, ticketNo: string): Promise<null | Refusal> {
    return this.change(ticketNo, ofStaff(staff), null, async (held) => {
      const { db, row, ticket, care, times, now } = held;
      const after = resolveTicket(ticket, now, times);
      if (isRefusal(after)) return after;
      const by: By = { kind: 'staff', id: staff.staffId };
      await this.messages.add(
        db,
        row,
        { by: 'system', byId: null, words: '这个问题已办结。这次服务您满意吗？' },
        now,
      );
      await addMove(db, row.id, 'resolved', by, {}, now);
      await this.inbox.tell(db, [endNews(row, after.round)]);
      const closesAt = now + care.closeDays * DAY_MS;
      await enqueue(db, { kind: CLOSE, payload: { ticketNo } }, closesAt, now);
      return this.save(held, after);
    });
  }

  /** Taken up again by one of ours. */
  reopen(staff: StaffSession, ticketNo: string): Promise<null | Refusal> {
    return this.change(ticketNo, ofStaff(staff), null, async (held) => {
      const { db, row, ticket, care, times, now } = held;
      const after = reopenTicket(ticket, care, now, times);
      if (isRefusal(after)) return after;
      await addMove(db, row.id, 'reopened', { kind: 'staff', id: staff.staffId }, {}, now);
      await this.messages.add(db, row, { by: 'system', byId: null, words: '客服已重新处理这个问题' }, now);
      return this.save(held, after);
    });
  }

  /** Says how it was, once, when it is resolved. Found good it is closed. */
  rate(customerId: CustomerId, ticketNo: string, rating: number): Promise<null | Refusal> {
    return this.change(ticketNo, ofShopper(customerId), null, async (held) => {
      const { db, row, ticket, now } = held;
      if (row.rating !== null) return row.rating === rating ? null : refuse('TICKET_RATED');
      if (ticket.state !== 'resolved' && ticket.state !== 'closed') return refuse('TICKET_NOT_RESOLVED');
      await saveTicket(db, row.id, { rating, rated_at: now });
      await addMove(db, row.id, 'rated', { kind: 'shopper', id: customerId }, { rating }, now);
      const closed = rating >= FOUND_GOOD ? closeTicket(ticket, now) : null;
      return closed === null ? null : this.save(held, closed);
    });
  }

  /** Two tickets of one shopper become one. */
  async merge(staff: StaffSession, ticketNo: string, intoNo: string): Promise<null | Refusal> {
    const done = await this.database.decide(async (db) => {
      if (ticketNo === intoNo) return refuse('TICKET_MERGED');
      const rows = new Map<string, TicketRow | null>();
      // Locked in one order, so that two of us never wait for each other.
      for (const no of [ticketNo, intoNo].toSorted()) rows.set(no, await lockTicket(db, no));
      const [from, into] = [rows.get(ticketNo), rows.get(intoNo)];
      if (from == null || into == null) return refuse('TICKET_NOT_FOUND');
      if (!mayHandle(from, staff) || !mayHandle(into, staff)) return refuse('TICKET_NOT_YOURS');
      if (from.customer_id !== into.customer_id) return refuse('TICKET_OTHER_SHOPPER');
      const now = this.clock.now();
      const care = await this.program.versionOf(db, into);
      const times = this.program.timesOf(care);
      const merged = mergeTickets(ticketOf(from), ticketOf(into), now, times);
      if (isRefusal(merged)) return merged;
      const by: By = { kind: 'staff', id: staff.staffId };
      await this.messages.add(
        db,
        from,
        { by: 'system', byId: null, words: `已并入工单 ${intoNo}，请到那里继续` },
        now,
      );
      await this.messages.add(
        db,
        into,
        { by: 'system', byId: null, words: `工单 ${ticketNo} 已并入这里` },
        now,
      );
      await addMove(db, from.id, 'merged', by, { into: intoNo }, now);
      await addMove(db, into.id, 'joined', by, { from: ticketNo }, now);
      await saveTicket(db, from.id, { merged_into: into.id });
      await this.save({ db, row: from, ticket: ticketOf(from), care, times, now }, merged.from);
      await this.save({ db, row: into, ticket: ticketOf(into), care, times, now }, merged.into);
      return null;
    });
    this.worker.nudge();
    return done;
  }

  /** Whoever reads has read up to here. */
  async read(
    ticketNo: string,
    seq: number,
    who: { customerId: CustomerId } | { staff: StaffSession },
  ): Promise<null | Refusal> {
    const allow = 'staff' in who ? ofStaff(who.staff) : ofShopper(who.customerId);
    const column = 'staff' in who ? 'agent_read_seq' : 'shopper_read_seq';
    return this.database.decide(async (db) => {
      const row = await lockTicket(db, ticketNo);
      const refusal = row === null ? refuse('TICKET_NOT_FOUND') : allow(row);
      if (row === null || refusal !== null) return refusal;
      const upTo = Math.min(seq, row.last_seq);
      await db.run(`UPDATE tickets SET ${column} = ? WHERE id = ? AND ${column} < ?`, [upTo, row.id, upTo]);
      return null;
    });
  }

  /** Does something to a ticket with it locked. What was said under the same request key before is not said again. */
  private async change(
    ticketNo: string,
    allow: (row: TicketRow) => Refusal | null,
    said: Said | null,
    work: (held: Held) => Promise<Refusal | null>,
  ): Promise<null | Refusal> {
    const fault = wordsFault(said);
    if (fault !== null) return fault;
    const done = await this.database.decide(async (db) => {
      const row = await lockTicket(db, ticketNo);
      const refusal = row === null ? refuse('TICKET_NOT_FOUND') : allow(row);
      if (row === null || refusal !== null) return refusal;
      if (said !== null && (await this.messages.knows(db, row.id, said.requestKey))) return null;
      const care = await this.program.versionOf(db, row);
      const now = this.clock.now();
      this.news.tell(db, ticketNo, row.last_seq + 1);
      return work({ db, row, ticket: ticketOf(row), care, times: this.program.timesOf(care), now });
    });
    this.worker.nudge();
    return done;
  }

  private async say(
    db: Db,
    row: TicketRow,
    by: By,
    said: Said & { answerId?: number | null },
    now: Instant,
  ): Promise<Refusal | null> {
    const { words, photos, requestKey, answerId = null } = said;
    const prepared = answerId === null ? null : await this.prepared.take(db, answerId);
    if (answerId !== null && prepared === null) return refuse('ANSWER_NOT_FOUND');
    const own = words?.trim() ?? '';
    // A prepared answer speaks for itself, unless it is said in other words.
    const text = own === '' ? (prepared ?? '') : own;
    const numbers = photos ?? [];
    if (text === '' && numbers.length === 0) return refuse('MESSAGE_EMPTY');
    const isShopper = by.kind === 'shopper';
    const owner = (isShopper ? { customerId: by.id } : { staffId: by.id }) as Owner;
    const refusal = await this.photos.use(db, owner, 'ticket', numbers, now);
    if (refusal !== null) return refusal;
    const needsCheck = isShopper && text !== '';
    const seq = await this.messages.add(
      db,
      row,
      {
        by: isShopper ? 'shopper' : 'agent',
        byId: by.id,
        words: text === '' ? null : text,
        photos: numbers,
        answerId,
        state: needsCheck ? 'checking' : 'passed',
        requestKey,
      },
      now,
    );
    const payload = { ticketNo: row.ticket_no, seq };
    if (needsCheck) await enqueue(db, { kind: CHECK_MESSAGE, payload }, now, now);
    if (needsCheck) await enqueue(db, { kind: FIRST_ANSWER, payload }, now, now);
    return null;
  }

  /** Writes what the rules decided, and what follows from it. */
  private async save({ db, row, ticket, now }: Held, after: Ticket): Promise<null> {
    await saveTicket(db, row.id, { ...columnsOf(after), changed_at: now });
    const cause = holdCause(row.ticket_no);
    if (isUnderWay(after) && !isUnderWay(ticket)) await this.holds.put(db, row.customer_id, cause, now);
    if (!isUnderWay(after) && isUnderWay(ticket)) await this.holds.lift(db, cause, now);
    await this.watch(db, row.ticket_no, after, now);
    return null;
  }

  /** Sees to it that somebody looks when the next promise is up. */
  private async watch(db: Db, ticketNo: string, ticket: Ticket, now: Instant): Promise<void> {
    const due = ticket.clocks.flatMap(({ dueAt, doneAt, breachedAt }) =>
      dueAt === null || doneAt !== null || breachedAt !== null ? [] : [dueAt],
    );
    if (due.length === 0) return;
    const at = Math.min(...due);
    await enqueue(
      db,
      { kind: DUE, payload: { ticketNo }, key: `${DUE}:${ticketNo}:${at}` },
      Math.max(at, now),
      now,
    );
  }

  /** Promises whose time is up are broken, once each, and the ticket stands higher. */
  private async due(db: Db, ticketNo: string): Promise<void> {
    const row = await lockTicket(db, ticketNo);
    if (row === null) return;
    const now = this.clock.now();
    const ticket = ticketOf(row);
    const clocks = ticket.clocks.map((clock) => ({ ...clock, ...clockAt(clock, now) }));
    const broken = clocks.filter((clock, n) => clock.breachedAt !== ticket.clocks[n]?.breachedAt);
    const after = { ...ticket, clocks };
    if (broken.length > 0) {
      for (const clock of broken)
        await addMove(db, row.id, 'breached', SYSTEM, { clock: clock.kind, round: clock.round }, now);
      await saveTicket(db, row.id, { ...columnsOf(after), changed_at: now });
      this.news.tell(db, ticketNo, row.last_seq + 1);
    }
    await this.watch(db, ticketNo, after, now);
  }

  private async close(db: Db, ticketNo: string): Promise<void> {
    const row = await lockTicket(db, ticketNo);
    if (row === null || row.resolved_at === null) return;
    const now = this.clock.now();
    const care = await this.program.versionOf(db, row);
    // Taken up again and resolved anew meanwhile: another piece of work comes for it.
    if (Number(row.resolved_at) + care.closeDays * DAY_MS > now) return;
    const closed = closeTicket(ticketOf(row), now);
    if (closed === null) return;
    await saveTicket(db, row.id, { ...columnsOf(closed), changed_at: now });
    await addMove(db, row.id, 'closed', SYSTEM, {}, now);
    this.news.tell(db, ticketNo, row.last_seq + 1);
  }
}

/** A rating from which on a resolved ticket needs no second look. */
const FOUND_GOOD = 4;

const ofShopper = (customerId: CustomerId) => (row: TicketRow) =>
  row.customer_id === customerId ? null : refuse('TICKET_NOT_FOUND');
const ofStaff = (staff: StaffSession) => (row: TicketRow) =>
  mayHandle(row, staff) ? null : refuse('TICKET_NOT_YOURS');

const wordsFault = (said: Pick<Said, 'words'> | null): Refusal | null =>
  hasMarkup(said?.words ?? '') ? refuse('WORDS_MARKUP') : null;

function orderOf(
  db: Db,
  customerId: CustomerId,
  orderId: number,
): Promise<{ live_session: string | null } | null> {
  return db.one('SELECT live_session FROM orders WHERE id = ? AND customer_id = ? AND paid_at IS NOT NULL', [
    orderId,
    customerId,
  ]);
}

async function underWayOf(db: Db, customerId: CustomerId): Promise<number> {
  const row = await db.one<{ n: number }>(
    "SELECT COUNT(*) AS n FROM tickets WHERE customer_id = ? AND state IN ('open', 'waiting')",
    [customerId],
  );
  return Number(row?.n ?? 0);
}
