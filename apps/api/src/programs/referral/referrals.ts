import {
  type CustomerId,
  decideReferral,
  type Grant,
  isRefusal,
  type LocalDay,
  type Referral,
  type ReferralBond,
  type ReferralDecision,
  type Refusal,
  referralPrefix,
} from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Movers, readStories } from '../../facts/customers';
import { type Invitation, invitationById, Invitations } from '../../facts/invitations';
import { Grants } from '../../outcomes/grants';
import type { Caller } from '../../platform/auth/caller';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { TryAgain } from '../../platform/database/faults';
import { enqueue, enqueueAll } from '../../platform/queue/work';
import { Worker } from '../../platform/queue/worker';
import { Caps, monthOf } from './caps';
import { caseOf, type CaseRow, firstWithoutPlace, openCase, writeCase } from './case-rows';
import { ReferralProgram } from './referral-program';

/** Work: decide anew what became of one invitation. */
const DECIDE = 'referral.decide';

/** Decides what becomes of invitations: when something happens to them, and when they are due. */
@Injectable()
export class Referrals implements OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly worker: Worker,
    private readonly movers: Movers,
    private readonly invitations: Invitations,
    private readonly program: ReferralProgram,
    private readonly grants: Grants,
  ) {}

  onModuleInit(): void {
    this.worker.handle(DECIDE, (db, payload) =>
      this.decide(db, (payload as { invitationId: number }).invitationId),
    );
    this.invitations.onChange((db, ids) => this.decideSoon(db, ids));
    this.invitations.onMoved((db, customerIds) => Caps.recount(db, customerIds));
  }

  /**
   * Accepts an invitation, in a transaction of its own that commits also when it refuses.
   *
   * @returns INVITATION_… as `Invitations.accept` has them.
   */
  async accept(db: Db, customerId: CustomerId, code: string, caller: Caller): Promise<Invitation | Refusal> {
    const current = await this.program.current(db);
    const isOpen = current?.isOpen ?? false;
    const invitation = await this.invitations.accept(db, { customerId, code, caller, isOpen });
    if (isRefusal(invitation) || current === null) return invitation;
    if ((await caseOf(db, invitation.id)) === null) {
      const { program, version } = current.referral;
      await openCase(db, { invitationId: invitation.id, program, version }, this.clock.now());
    }
    await this.decide(db, invitation.id);
    return invitation;
  }

  /** Decides one invitation, with both held. Decided again it changes nothing. */
  async decide(db: Db, invitationId: number): Promise<void> {
    const seen = await invitationById(db, invitationId);
    if (seen === null) return;
    const live = await this.movers.hold(db, [seen.inviter_id, seen.customer_id]);
    // Before they were held, one of them may have become somebody else.
    const invitation = await invitationById(db, invitationId);
    if (invitation?.inviter_id !== seen.inviter_id || invitation.customer_id !== seen.customer_id) {
      throw new TryAgain('an invitation became another customer’s meanwhile');
    }
    const known = await caseOf(db, invitationId);
    if (known === null) return;
    const referral = await this.program.versionOf(db, known.program, known.version);
    const decision = live.includes(invitation.customer_id)
      ? await this.judge(db, referral, invitation, known)
      : SECOND;
    await this.apply(db, referral, { invitation, known, live }, decision);
    if (decision.nextAt !== null) await this.lookAgainAt(db, invitationId, decision.nextAt);
  }

  /** Holds both of an invitation. @returns what became of it by now; null: there is none. */
  async hold(db: Db, invitationId: number): Promise<CaseRow | null> {
    const seen = await invitationById(db, invitationId);
    if (seen === null) return null;
    await this.movers.hold(db, [seen.inviter_id, seen.customer_id]);
    return caseOf(db, invitationId);
  }

  private async judge(
    db: Db,
    referral: Referral,
    invitation: Invitation,
    known: CaseRow,
  ): Promise<ReferralDecision> {
    const { inviter_id: inviterId, customer_id: inviteeId } = invitation;
    // What is given is not doubted any more; one person alone is no ring.
    const isOpen = known.state !== 'settled' && known.review === null && inviterId !== inviteeId;
    const looked = isOpen ? await this.invitations.lookAgain(db, invitation) : invitation;
    const bond: ReferralBond = {
      invitationId: invitation.id,
      inviterId,
      inviteeId,
      acceptedAt: invitation.accepted_at,
      isOnePerson: await this.invitations.areOnePerson(db, inviteeId, inviterId),
      isFlagged: looked.flag !== null,
      review: known.review && { decision: known.review, at: Number(known.reviewed_at) },
    };
    const [story] = await readStories(db, [inviteeId]);
    return decideReferral(referral, bond, story?.orders ?? [], this.clock.calendar, this.clock.now());
  }

  /** Gives and takes back what the decision says, as far as the inviter's month has a place, and writes it down. */
  private async apply(
    db: Db,
    referral: Referral,
    { invitation, known, live }: { invitation: Invitation; known: CaseRow; live: readonly CustomerId[] },
    decision: ReferralDecision,
  ): Promise<void> {
    const { inviter_id: inviterId } = invitation;
    const { program } = referral;
    const { calendar } = this.clock;
    let month = known.month;
    if (month === null && decision.settledAt !== null) {
      const place = { program, inviterId, month: monthOf(decision.settledAt, calendar) };
      if (await Caps.take(db, place, referral.perInviterMonth)) month = place.month;
    }
    const grants = decision.grants.filter((grant) => grant.step !== 'inviter' || month !== null);
    const prefix = referralPrefix(program, invitation.id);
    await this.grants.reconcile(db, program, await shouldOf(db, live, grants), 'take-back-unused', prefix);

    const inviters = await stateOf(db, `${prefix}inviter`);
    const hasPlace = month !== null && (inviters === 'standing' || inviters === 'kept');
    if (month !== null && !hasPlace) await this.leavePlace(db, program, inviterId, month);
    const isWithout = decision.state === 'settled' && !hasPlace;
    const reason = isWithout ? (month === null ? 'cap' : 'budget') : decision.reason;
    await writeCase(
      db,
      known,
      {
        state: decision.state,
        order_source: decision.order?.source ?? null,
        order_no: decision.order?.orderNo ?? null,
        ordered_at: decision.order?.paidAt ?? null,
        due_at: decision.dueAt,
        settled_at: decision.settledAt,
        reason,
        month: hasPlace ? month : null,
      },
      this.clock.now(),
    );
  }

  /** What is not had after all leaves its place to the oldest that went without. */
  private async leavePlace(db: Db, program: string, inviterId: CustomerId, month: string): Promise<void> {
    await Caps.giveBack(db, { program, inviterId, month });
    const { calendar } = this.clock;
    const [year = 0, of = 1] = month.split('-').map(Number);
    const from = calendar.startOf(calendar.dayOfDate(year, of, 1));
    const until = calendar.startOf(calendar.dayOfDate(year, of + 1, 1) as LocalDay);
    const next = await firstWithoutPlace(db, inviterId, program, from, until);
    if (next !== null) await this.decideSoon(db, [next]);
  }

  /** Without keys: whoever asks may hold somebody the work waits for. */
  private async decideSoon(db: Db, invitationIds: readonly number[]): Promise<void> {
    const now = this.clock.now();
    const works = invitationIds.map((invitationId) => ({
      kind: DECIDE,
      payload: { invitationId },
      runAt: now,
    }));
    await enqueueAll(db, works, now);
  }

  private async lookAgainAt(db: Db, invitationId: number, at: number): Promise<void> {
    const work = { kind: DECIDE, payload: { invitationId }, key: `referral:${invitationId}:due` };
    await enqueue(db, work, at, this.clock.now());
  }
}

/** An invitation of somebody who turned out to be a person with an earlier one. */
const SECOND: ReferralDecision = {
  state: 'void',
  reason: 'second',
  order: null,
  dueAt: null,
  settledAt: null,
  nextAt: null,
  grants: [],
};

/** What each should have; whoever is forgotten has given up what they had. */
async function shouldOf(
  db: Db,
  live: readonly CustomerId[],
  grants: readonly Grant[],
): Promise<Map<CustomerId, Grant[]>> {
  const gone = await db.rowsIn<{ id: CustomerId }>(
    'SELECT id FROM customers WHERE id IN (?) AND erased_at IS NOT NULL',
    [],
    live,
  );
  const forgotten = new Set(gone.map((row) => row.id));
  return new Map(
    live
      .filter((id) => !forgotten.has(id))
      .map((id) => [id, grants.filter((grant) => grant.customerId === id)]),
  );
}

async function stateOf(db: Db, grantKey: string): Promise<string | null> {
  const row = await db.one<{ state: string }>('SELECT state FROM grants WHERE grant_key = ?', [grantKey]);
  return row?.state ?? null;
}
