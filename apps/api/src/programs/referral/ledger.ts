import { type CustomerId, type GrantState, refuse, type Refusal, type RefusalCode } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Marks, maskedName } from '../../facts/customers';
import { type InvitationFlag, Invitations, Reach } from '../../facts/invitations';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db, Value } from '../../platform/database/db';
import { readCursor, writeCursor } from '../../platform/http/cursor';
import { CASE_COLUMNS, type CaseRow } from './case-rows';
import type {
  ReferralDetailDto,
  ReferralDto,
  ReferralListQuery,
  ReferralPageDto,
  ReferralRewardDto,
} from './ledger.dto';
import { ReferralProgram } from './referral-program';
import { rewardText } from './reward-text';

const PAGE = 30;

interface LedgerRow extends CaseRow {
  inviter_id: CustomerId;
  customer_id: CustomerId;
  accepted_at: number;
  flag: InvitationFlag | null;
  brought_orders: number;
  brought_fen: number;
  inviter_name: string | null;
  invitee_name: string | null;
  inviter_state: GrantState | null;
  inviter_refusal: RefusalCode | null;
  invitee_state: GrantState | null;
  invitee_refusal: RefusalCode | null;
}

const grantOf = (who: 'inviter' | 'invitee', as: string) =>
  `LEFT JOIN grants ${as} ON ${as}.grant_key = CONCAT('referral:', c.program, ':', c.invitation_id, ':${who}')`;

const LEDGER = `
  SELECT ${CASE_COLUMNS}, i.inviter_id, i.customer_id, i.accepted_at, i.flag, i.brought_orders, i.brought_fen,
    a.nickname AS inviter_name, b.nickname AS invitee_name, g.state AS inviter_state, g.refusal AS inviter_refusal,
    h.state AS invitee_state, h.refusal AS invitee_refusal
  FROM referral_cases c JOIN invitations i ON i.id = c.invitation_id
    JOIN customers a ON a.id = i.inviter_id JOIN customers b ON b.id = i.customer_id
    ${grantOf('inviter', 'g')} ${grantOf('invitee', 'h')}`;

/** Who invited whom, and what came of it 邀请台账: for staff. */
@Injectable()
export class ReferralLedger {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly program: ReferralProgram,
    private readonly invitations: Invitations,
    private readonly marks: Marks,
  ) {}

  /** Newest first. */
  page({ state, flagged, cursor }: ReferralListQuery): Promise<ReferralPageDto> {
    const after = readCursor(cursor);
    const conditions: [string, Value[]][] = [
      ...(state === undefined ? [] : [['c.state = ?', [state]] as [string, Value[]]]),
      ...(flagged === undefined ? [] : [[`i.flag IS ${flagged ? 'NOT ' : ''}NULL`, []] as [string, Value[]]]),
      ...(after === null ? [] : [['c.invitation_id < ?', [after.id]] as [string, Value[]]]),
    ];
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(([sql]) => sql).join(' AND ')}`;
    return this.database.transaction(async (db) => {
      const rows = await db.rows<LedgerRow>(
        `${LEDGER} ${where} ORDER BY c.invitation_id DESC LIMIT ${PAGE + 1}`,
        conditions.flatMap(([, values]) => values),
      );
      const shown = rows.slice(0, PAGE);
      const last = shown[shown.length - 1];
      const items: ReferralDto[] = [];
      for (const row of shown) items.push(await this.dto(db, row));
      return {
        serverNow: this.clock.calendar.iso(this.clock.now()),
        items,
        nextCursor:
          rows.length > PAGE && last !== undefined
            ? writeCursor(Number(last.accepted_at), last.invitation_id)
            : null,
      };
    });
  }

  /** One, with what makes it look wrong. @returns REFERRAL_NOT_FOUND. */
  one(id: number): Promise<ReferralDetailDto | Refusal> {
    return this.database.transaction(async (db) => {
      const row = await db.one<LedgerRow>(`${LEDGER} WHERE c.invitation_id = ?`, [id]);
      if (row === null) return refuse('REFERRAL_NOT_FOUND');
      const { calendar } = this.clock;
      const reach = (await Reach.of(db, [row.inviter_id])).get(row.inviter_id);
      return {
        ...(await this.dto(db, row)),
        serverNow: calendar.iso(this.clock.now()),
        shared: [...(await this.marks.shared(db, row.customer_id, [row.inviter_id]))].sort(),
        ringLength: await this.invitations.ringLength(db, row),
        reach: reach ?? { people: 0, orders: 0, fen: 0 },
        reviewedBy: row.reviewed_by,
        reviewedAt: row.reviewed_at === null ? null : calendar.iso(Number(row.reviewed_at)),
        note: row.note,
      };
    });
  }

  private async dto(db: Db, row: LedgerRow): Promise<ReferralDto> {
    const referral = await this.program.versionOf(db, row.program, row.version);
    const iso = (at: number | null) => (at === null ? null : this.clock.calendar.iso(Number(at)));
    const reward = async (
      state: GrantState | null,
      refusal: RefusalCode | null,
      given: typeof referral.inviter,
    ): Promise<ReferralRewardDto | null> =>
      state === null ? null : { state, refusal, reward: await rewardText(db, given) };
    return {
      id: String(row.invitation_id),
      program: row.program,
      version: row.version,
      inviter: { id: String(row.inviter_id), name: maskedName(row.inviter_name) },
      invitee: { id: String(row.customer_id), name: maskedName(row.invitee_name) },
      acceptedAt: this.clock.calendar.iso(Number(row.accepted_at)),
      state: row.state,
      reason: row.reason,
      flag: row.flag,
      review: row.review,
      orderSource: row.order_source,
      orderNo: row.order_no,
      orderedAt: iso(row.ordered_at),
      dueAt: iso(row.due_at),
      settledAt: iso(row.settled_at),
      month: row.month,
      broughtOrders: row.brought_orders,
      broughtFen: Number(row.brought_fen),
      inviterReward: await reward(row.inviter_state, row.inviter_refusal, referral.inviter),
      inviteeReward: await reward(row.invitee_state, row.invitee_refusal, referral.invitee),
    };
  }
}
