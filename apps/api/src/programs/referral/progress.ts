import type { CustomerId } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { A_FRIEND, maskedName } from '../../facts/customers';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';
import { readCursor, writeCursor } from '../../platform/http/cursor';
import { CASE_COLUMNS, type CaseRow } from './case-rows';
import type { InvitationProgressDto, InvitationProgressPageDto } from './referral.dto';
import { ReferralProgram } from './referral-program';
import { rewardText } from './reward-text';
import { inviterSentence } from './sentences';

const PAGE = 20;

interface ProgressRow extends CaseRow {
  accepted_at: number;
  nickname: string | null;
  /** State of the inviter's grant; null: never given. */
  granted: string | null;
}

/** Everybody somebody invited, and how far each is 邀请进度. */
@Injectable()
export class InvitationProgress {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly program: ReferralProgram,
  ) {}

  /** Newest first. */
  page(customerId: CustomerId, cursor: string | undefined): Promise<InvitationProgressPageDto> {
    const after = readCursor(cursor);
    return this.database.transaction(async (db) => {
      const rows = await db.rows<ProgressRow>(
        `SELECT ${CASE_COLUMNS}, i.accepted_at, p.nickname, g.state AS granted
         FROM invitations i JOIN referral_cases c ON c.invitation_id = i.id JOIN customers p ON p.id = i.customer_id
           LEFT JOIN grants g ON g.grant_key = CONCAT('referral:', c.program, ':', c.invitation_id, ':inviter')
         WHERE i.inviter_id = ?${after === null ? '' : ' AND i.id < ?'} ORDER BY i.id DESC LIMIT ${PAGE + 1}`,
        [customerId, ...(after === null ? [] : [after.id])],
      );
      const shown = rows.slice(0, PAGE);
      const last = shown[shown.length - 1];
      const items: InvitationProgressDto[] = [];
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

  private async dto(db: Db, row: ProgressRow): Promise<InvitationProgressDto> {
    const { calendar } = this.clock;
    const referral = await this.program.versionOf(db, row.program, row.version);
    const iso = (at: number | null) => (at === null ? null : calendar.iso(Number(at)));
    const acceptedAt = Number(row.accepted_at);
    const isGiven = row.granted === 'standing' || row.granted === 'kept';
    return {
      id: String(row.invitation_id),
      friend: maskedName(row.nickname, A_FRIEND),
      acceptedAt: calendar.iso(acceptedAt),
      state: row.state,
      sentence: inviterSentence({ ...row, accepted_at: acceptedAt }, referral, calendar),
      orderedAt: iso(row.ordered_at),
      dueAt: iso(row.due_at),
      settledAt: iso(row.settled_at),
      reward: isGiven ? await rewardText(db, referral.inviter) : null,
    };
  }
}
