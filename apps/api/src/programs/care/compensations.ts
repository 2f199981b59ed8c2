import {
  type Care,
  type CustomerId,
  DAY_MS,
  type Grant,
  type Instant,
  refuse,
  type Refusal,
  type StaffId,
} from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { holdPerson } from '../../facts/customers';
import { Grants } from '../../outcomes/grants';
import { Limits } from '../../outcomes/limits';
import { Audit } from '../../platform/audit';
import { may } from '../../platform/auth/rights';
import type { StaffSession } from '../../platform/auth/session';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import { TryAgain } from '../../platform/database/faults';
import type { Db } from '../../platform/database/db';
import { readCursor, writeCursor } from '../../platform/http/cursor';
import { random } from '../../platform/random';
import { allowanceKey } from './allowance';
import type {
  CompensateDto,
  CompensationChoicesDto,
  CompensationDto,
  CompensationPageDto,
  CompensationQuery,
  CompensationState,
} from './care.dto';
import { CareProgram } from './care-program';
import { Messages } from './messages';

import { addMove, lockTicket, mayHandle, TICKET, type TicketRow } from './ticket-rows';

/** How long what is given in a ticket can be used, days. */
const VALID_DAYS = 90;
const PAGE = 20;
const CHOICES = 30;

interface CompensationRow {
  id: number;
  compensation_no: string;
  ticket_id: number;
  ticket_no: string;
  customer_id: CustomerId;
  what: 'coupon' | 'points';
  worth_fen: number;
  template: string | null;
  template_name: string | null;
  points: number | null;
  state: CompensationState;
  reason: string;
  asked_by: StaffId;
  asked_name: string | null;
  decided_name: string | null;
  asked_at: number;
  decided_at: number | null;
}

const COMPENSATION = `SELECT c.id, c.compensation_no, c.ticket_id, t.ticket_no, c.customer_id, c.what, c.worth_fen, c.template,
    p.name AS template_name, c.points, c.state, c.reason, c.asked_by, a.name AS asked_name, d.name AS decided_name, c.asked_at,
    c.decided_at
  FROM compensations c JOIN tickets t ON t.id = c.ticket_id LEFT JOIN coupon_templates p ON p.template_key = c.template
    LEFT JOIN staff a ON a.id = c.asked_by LEFT JOIN staff d ON d.id = c.decided_by`;

/** Compensation 先行赔付: an agent gives within their month's limit; more waits for a manager. Each is given once. */
@Injectable()
export class Compensations {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly program: CareProgram,
    private readonly messages: Messages,
    private readonly grants: Grants,
    private readonly audit: Audit,
  ) {}

  /** Gives, or asks a manager. The same request again is the same compensation. @returns TICKET_…, COMPENSATION_…. */
  async give(staff: StaffSession, ticketNo: string, wish: CompensateDto): Promise<CompensationDto | Refusal> {
    const done = await this.database.decide(async (db) => {
      const row = await this.hold(db, ticketNo);
      if (row === null) return refuse('TICKET_NOT_FOUND');
      if (!mayHandle(row, staff)) return refuse('TICKET_NOT_YOURS');
      const known = await db.one<CompensationRow>(
        `${COMPENSATION} WHERE c.ticket_id = ? AND c.request_key = ?`,
        [row.id, wish.requestKey],
      );
      if (known !== null) return known;
      if (row.state === 'merged') return refuse('TICKET_MERGED');
      if (row.state === 'closed') return refuse('TICKET_CLOSED');
      const care = await this.program.versionOf(db, row);
      const worth = await worthOf(db, care, wish);
      if (worth === null) return refuse('COMPENSATION_INVALID');
      return this.write(db, staff, row, care, wish, worth);
    });
    return 'refused' in done ? done : this.dto(done);
  }

  /** A manager gives what an agent asked for, or does not. Decided once. @returns COMPENSATION_…. */
  async decide(
    staff: StaffSession,
    compensationNo: string,
    approve: boolean,
  ): Promise<CompensationDto | Refusal> {
    const done = await this.database.decide(async (db) => {
      const seen = await this.one(db, compensationNo);
      if (seen === null) return refuse('COMPENSATION_NOT_FOUND');
      const row = await this.hold(db, seen.ticket_no);
      if (row === null) return refuse('COMPENSATION_NOT_FOUND');
      if (seen.asked_by === staff.staffId) return refuse('COMPENSATION_OWN');
      const now = this.clock.now();
      const state: CompensationState = approve ? 'given' : 'refused';
      const decided = await db.run(
        "UPDATE compensations SET state = ?, decided_by = ?, decided_at = ? WHERE id = ? AND state = 'asked'",
        [state, staff.staffId, now, seen.id],
      );
      if (decided === 0) return refuse('COMPENSATION_DECIDED');
      const care = await this.program.versionOf(db, row);
      const refusal = approve
        ? await this.hand(db, row, care, { ...seen, customer_id: row.customer_id }, now)
        : null;
      if (refusal !== null) return refusal;
      await addMove(
        db,
        row.id,
        `compensation-${state}`,
        { kind: 'staff', id: staff.staffId },
        { no: compensationNo },
        now,
      );
      await this.record(db, staff, `care.compensation-${state}`, compensationNo, seen.worth_fen);
      const after = await this.one(db, compensationNo);
      if (after === null) throw new Error('a compensation just decided has no row');
      return after;
    });
    return 'refused' in done ? done : this.dto(done);
  }

  /** What was given or asked for, newest first; agents see their own. */
  async page(staff: StaffSession, { state, cursor }: CompensationQuery): Promise<CompensationPageDto> {
    const after = readCursor(cursor);
    const isManager = may(staff.role, 'care.manage');
    const rows = await this.database.rows<CompensationRow>(
      `${COMPENSATION} WHERE 1 = 1${isManager ? '' : ' AND c.asked_by = ?'}${state === undefined ? '' : ' AND c.state = ?'}
       ${after === null ? '' : 'AND c.id < ?'} ORDER BY c.id DESC LIMIT ${PAGE + 1}`,
      [
        ...(isManager ? [] : [staff.staffId]),
        ...(state === undefined ? [] : [state]),
        ...(after === null ? [] : [after.id]),
      ],
    );
    const shown = rows.slice(0, PAGE);
    const last = shown.at(-1);
    return {
      serverNow: this.clock.calendar.iso(this.clock.now()),
      items: shown.map((row) => this.dto(row)),
      nextCursor:
        rows.length > PAGE && last !== undefined ? writeCursor(Number(last.asked_at), last.id) : null,
    };
  }

  /** What one may give: how much of the month's limit is left, and coupons whose worth is known, the smallest first. */
  async choices(staff: StaffSession): Promise<CompensationChoicesDto> {
    const { database } = this;
    const care = await this.program.inForce(database);
    const desk = await database.one<{ limit_fen: number }>('SELECT limit_fen FROM desks WHERE staff_id = ?', [
      staff.staffId,
    ]);
    const used = await database.one<{ taken: number }>('SELECT taken FROM quotas WHERE quota_key = ?', [
      allowanceKey(staff.staffId as StaffId, this.clock.now(), this.clock.calendar),
    ]);
    const coupons = await database.rows<{ template_key: string; name: string; worth_fen: number }>(
      `SELECT template_key, name, worth_fen FROM (
         SELECT template_key, name, COALESCE(cost_fen, off_fen, cap_fen, 0) AS worth_fen FROM coupon_templates) known
       WHERE worth_fen > 0 ORDER BY worth_fen, template_key LIMIT ${CHOICES}`,
    );
    return {
      isFree: may(staff.role, 'care.manage'),
      limitFen: Number(desk?.limit_fen ?? care.limitFen),
      usedFen: Number(used?.taken ?? 0),
      pointFen: care.pointFen,
      coupons: coupons.map(({ template_key: template, name, worth_fen: worthFen }) => ({
        template,
        name,
        worthFen: Number(worthFen),
      })),
    };
  }

  /** People before tickets: whoever decides what somebody gets holds them. */
  private async hold(db: Db, ticketNo: string): Promise<TicketRow | null> {
    const seen = await db.one<TicketRow>(`${TICKET} WHERE t.ticket_no = ?`, [ticketNo]);
    if (seen === null) return null;
    await holdPerson(db, seen.customer_id);
    const row = await lockTicket(db, ticketNo);
    if (row?.customer_id !== seen.customer_id)
      throw new TryAgain('the ticket went to somebody else meanwhile');
    return row;
  }

  private async write(
    db: Db,
    staff: StaffSession,
    row: TicketRow,
    care: Care,
    wish: CompensateDto,
    worth: number,
  ): Promise<CompensationRow | Refusal> {
    const now = this.clock.now();
    const desk = await db.one<{ limit_fen: number }>('SELECT limit_fen FROM desks WHERE staff_id = ?', [
      staff.staffId,
    ]);
    const limit = Number(desk?.limit_fen ?? care.limitFen);
    const key = allowanceKey(staff.staffId as StaffId, now, this.clock.calendar);
    // Managers give by themselves; they answer for it by the record.
    const isFree = may(staff.role, 'care.manage') || (await Limits.take(db, key, worth, limit));
    const state: CompensationState = isFree ? 'given' : 'asked';
    const compensationNo = random.orderNo('P');
    await db.insert(
      'compensations',
      [
        'compensation_no',
        'ticket_id',
        'customer_id',
        'request_key',
        'what',
        'worth_fen',
        'template',
        'points',
        'state',
        'reason',
        'asked_by',
        'decided_by',
        'asked_at',
        'decided_at',
      ],
      [
        [
          compensationNo,
          row.id,
          row.customer_id,
          wish.requestKey,
          wish.what,
          worth,
          wish.what === 'coupon' ? (wish.template ?? null) : null,
          wish.what === 'points' ? (wish.points ?? null) : null,
          state,
          wish.reason,
          staff.staffId,
          isFree ? staff.staffId : null,
          now,
          isFree ? now : null,
        ],
      ],
    );
    const given = await this.one(db, compensationNo);
    if (given === null) throw new Error('a compensation just written has no row');
    const refusal = isFree ? await this.hand(db, row, care, given, now) : null;
    if (refusal !== null) return refusal;
    await addMove(
      db,
      row.id,
      `compensation-${state}`,
      { kind: 'staff', id: staff.staffId },
      { no: compensationNo, worthFen: worth },
      now,
    );
    await this.record(db, staff, `care.compensation-${state}`, compensationNo, worth);
    return given;
  }

  /** Gives it, and says so in the conversation. */
  private async hand(
    db: Db,
    row: TicketRow,
    care: Care,
    given: CompensationRow,
    now: Instant,
  ): Promise<Refusal | null> {
    const [result] = await this.grants.give(db, [grantOf(care, row, given, now)]);
    // Used up, or this person had theirs: then nothing was given, and nothing is said.
    if (result?.result === 'refused') return refuse('COMPENSATION_UNFUNDED');
    const blank = given.what === 'points' ? ' ' : '';
    const words = `为这次的不愉快，我们送您${blank}${textOf(given)}，已到账`;
    await this.messages.add(db, row, { by: 'system', byId: null, words }, now);
    return null;
  }

  private record(
    db: Db,
    staff: StaffSession,
    action: string,
    compensationNo: string,
    worthFen: number,
  ): Promise<void> {
    return this.audit.write(db, {
      actor: { kind: 'staff', id: String(staff.staffId) },
      action,
      subject: `compensation:${compensationNo}`,
      detail: { worthFen: Number(worthFen) },
    });
  }

  private one(db: Db, compensationNo: string): Promise<CompensationRow | null> {
    return db.one<CompensationRow>(`${COMPENSATION} WHERE c.compensation_no = ?`, [compensationNo]);
  }

  private dto(row: CompensationRow): CompensationDto {
    const { calendar } = this.clock;
    return {
      compensationNo: row.compensation_no,
      ticketNo: row.ticket_no,
      what: row.what,
      text: textOf(row),
      worthFen: Number(row.worth_fen),
      state: row.state,
      reason: row.reason,
      askedBy: row.asked_name ?? '',
      askedAt: calendar.iso(Number(row.asked_at)),
      decidedBy: row.decided_name,
      decidedAt: row.decided_at === null ? null : calendar.iso(Number(row.decided_at)),
    };
  }
}

const textOf = ({ what, template_name: name, points }: CompensationRow): string =>
  what === 'coupon' ? `一张「${name ?? '优惠券'}」` : `${points ?? 0} 积分`;

/** What it costs against a limit, fen; null where the wish is not whole. */
async function worthOf(
  db: Db,
  care: Care,
  { what, template, points }: CompensateDto,
): Promise<number | null> {
  if (what === 'points') return points == null || template != null ? null : points * care.pointFen;
  if (template == null || points != null) return null;
  const row = await db.one<{ cost_fen: number | null; off_fen: number | null; cap_fen: number | null }>(
    'SELECT cost_fen, off_fen, cap_fen FROM coupon_templates WHERE template_key = ?',
    [template],
  );
  // One whose worth nobody said would pass every limit.
  const worth = Number(row?.cost_fen ?? row?.off_fen ?? row?.cap_fen ?? 0);
  return worth > 0 ? worth : null;
}

function grantOf(
  care: Care,
  row: TicketRow,
  { compensation_no: no, what, template, points }: CompensationRow,
  now: Instant,
): Grant {
  const endsAt = now + VALID_DAYS * DAY_MS;
  return {
    key: `compensation:${no}`,
    program: care.program,
    version: care.version,
    step: 'compensation',
    customerId: row.customer_id,
    cause: `ticket:${row.ticket_no}`,
    outcome:
      what === 'coupon'
        ? { kind: 'coupon', template: template ?? '', startsAt: now, endsAt }
        : { kind: 'points', points: points ?? 0, availableAt: now, expiresAt: endsAt },
    why: { sentence: '售后赔付，感谢您告诉我们。', orders: [], setOffBy: `ticket:${row.ticket_no}` },
  };
}
