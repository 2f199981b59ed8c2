import {
  type CustomerId,
  type Referral,
  referralRulesText,
  referralWindowEnd,
  refuse,
  type Refusal,
} from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { A_FRIEND, maskedName } from '../../facts/customers';
import { acceptedBy, InvitationCodes, type Invitation, Reach } from '../../facts/invitations';
import type { Caller } from '../../platform/auth/caller';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';
import { monthOf } from './caps';
import { caseOf } from './case-rows';
import type { AcceptedInvitationDto, InvitationDto, InvitationLandingDto } from './referral.dto';
import { ReferralProgram } from './referral-program';
import { rewardText } from './reward-text';
import { inviteeSentence } from './sentences';

/** Where a friend lands. */
export const LANDING_PAGE = 'packages/friends/pages/invited/index';

/** The pages of somebody who invites, and of somebody who is invited. */
@Injectable()
export class MyInvitation {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly codes: InvitationCodes,
    private readonly program: ReferralProgram,
  ) {}

  /** @returns INVITATION_OVER when nothing was ever offered. */
  of(customerId: CustomerId): Promise<InvitationDto | Refusal> {
    return this.database.transaction(async (db) => {
      const current = await this.program.current(db);
      if (current === null) return refuse('INVITATION_OVER');
      const { referral, isOpen } = current;
      const { code } = await this.codes.ofPerson(db, customerId);
      const brought = (await Reach.of(db, [customerId])).get(customerId);
      return {
        serverNow: this.clock.calendar.iso(this.clock.now()),
        code,
        title: referral.title,
        state: isOpen ? 'open' : 'over',
        rewardMine: await rewardText(db, referral.inviter),
        rewardFriend: await rewardText(db, referral.invitee),
        rules: referralRulesText(referral),
        link: `${LANDING_PAGE}?code=${code}`,
        counts: await countsOf(db, customerId),
        brought: { people: brought?.people ?? 0, orders: brought?.orders ?? 0 },
        monthLeft: await this.monthLeft(db, customerId, referral),
      };
    });
  }

  /** What a friend sees before anything happens. @returns INVITATION_UNKNOWN, INVITATION_TOO_OFTEN. */
  async landing(code: string, caller: Caller): Promise<InvitationLandingDto | Refusal> {
    return this.database.transaction(async (db) => {
      const found = await this.codes.find(db, code, { customerId: null, caller });
      const current = await this.program.current(db);
      if (found === null || current === null) return refuse('INVITATION_UNKNOWN');
      if ('minutes' in found) return refuse('INVITATION_TOO_OFTEN', { minutes: String(found.minutes) });
      const { referral, isOpen } = current;
      return {
        serverNow: this.clock.calendar.iso(this.clock.now()),
        code: found.code,
        inviter: await nameOf(db, found.customer_id),
        title: referral.title,
        rewardFriend: await rewardText(db, referral.invitee),
        rules: referralRulesText(referral),
        state: isOpen ? 'open' : 'over',
      };
    });
  }

  /** What somebody accepted, or null. */
  async accepted(customerId: CustomerId): Promise<AcceptedInvitationDto | null> {
    return this.database.transaction(async (db) => {
      const invitation = await acceptedBy(db, customerId);
      return invitation === null ? null : this.acceptedDto(db, invitation);
    });
  }

  async acceptedDto(db: Db, invitation: Invitation): Promise<AcceptedInvitationDto | null> {
    const found = await caseOf(db, invitation.id);
    if (found === null) return null;
    const referral = await this.program.versionOf(db, found.program, found.version);
    const { calendar } = this.clock;
    const orderBy = referralWindowEnd(referral, invitation.accepted_at, calendar);
    return {
      code: invitation.code,
      inviter: await nameOf(db, invitation.inviter_id),
      acceptedAt: calendar.iso(invitation.accepted_at),
      state: found.state,
      sentence: inviteeSentence({ ...found, accepted_at: invitation.accepted_at }, referral, calendar),
      rewardFriend: await rewardText(db, referral.invitee),
      orderBy: orderBy === null ? null : calendar.iso(orderBy),
    };
  }

  private async monthLeft(db: Db, customerId: CustomerId, referral: Referral): Promise<number | null> {
    if (referral.perInviterMonth === null) return null;
    const row = await db.one<{ n: number }>(
      `SELECT COUNT(*) AS n FROM invitations i JOIN referral_cases c ON c.invitation_id = i.id
       WHERE i.inviter_id = ? AND c.program = ? AND c.month = ?`,
      [customerId, referral.program, monthOf(this.clock.now(), this.clock.calendar)],
    );
    return Math.max(0, referral.perInviterMonth - Number(row?.n ?? 0));
  }
}

/** What came of everything somebody invited to, whatever the program. */
async function countsOf(db: Db, customerId: CustomerId): Promise<InvitationDto['counts']> {
  const row = await db.one<{ accepted: number; ordered: number | null; settled: number | null }>(
    `SELECT COUNT(*) AS accepted, SUM(CASE WHEN c.order_no IS NULL THEN 0 ELSE 1 END) AS ordered,
       SUM(CASE WHEN c.state = 'settled' THEN 1 ELSE 0 END) AS settled
     FROM invitations i JOIN referral_cases c ON c.invitation_id = i.id WHERE i.inviter_id = ?`,
    [customerId],
  );
  return {
    accepted: Number(row?.accepted ?? 0),
    ordered: Number(row?.ordered ?? 0),
    settled: Number(row?.settled ?? 0),
  };
}

/** How others see somebody. */
async function nameOf(db: Db, customerId: CustomerId): Promise<string> {
  const row = await db.one<{ nickname: string | null }>('SELECT nickname FROM customers WHERE id = ?', [
    customerId,
  ]);
  return maskedName(row?.nickname ?? null, A_FRIEND);
}
