import { type CustomerId, refuse, type Refusal } from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Caller } from '../../platform/auth/caller';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { isDuplicate, TryAgain } from '../../platform/database/faults';
import { type CustomerStory, Marks, Movers, Stories } from '../customers';
import { writeBrought } from './brought';
import { flagOf, ringLength } from './flags';
import { type CodeRow, InvitationCodes } from './invitation-codes';
import { acceptedBy, type Invitation } from './invitation-rows';

/** Told, in the same transaction, which invitations something happened to. */
export type InvitationListener = (db: Db, invitationIds: readonly number[]) => Promise<void>;

/** Told, in the same transaction, between whom invitations have moved. */
export type MoveListener = (db: Db, customerIds: readonly CustomerId[]) => Promise<void>;

export interface Acceptance {
  customerId: CustomerId;
  code: string;
  caller: Caller;
  /** Whether invitations are accepted now; what was accepted before stays so. */
  isOpen: boolean;
}

/** Who was brought by whom 邀请: bound by an explicit tap, once and for good (docs/decisions/0030). */
@Injectable()
export class Invitations implements OnModuleInit {
  private readonly listeners: InvitationListener[] = [];
  private readonly moveListeners: MoveListener[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly movers: Movers,
    private readonly stories: Stories,
    private readonly marks: Marks,
    private readonly codes: InvitationCodes,
  ) {}

  onModuleInit(): void {
    this.stories.onChange((db, stories) => this.heed(db, stories));
    this.marks.onSeen((db, customerId) => this.heedMark(db, customerId));
  }

  /** Programs register here; facts know no program. */
  onChange(listener: InvitationListener): void {
    this.listeners.push(listener);
  }

  onMoved(listener: MoveListener): void {
    this.moveListeners.push(listener);
  }

  /**
   * Binds somebody to their inviter, in a transaction of its own that commits also when it refuses: wrong codes are
   * counted. The same invitation again is the same answer.
   *
   * @returns INVITATION_UNKNOWN, INVITATION_TOO_OFTEN, INVITATION_BOUND, INVITATION_OVER, INVITATION_SELF,
   *   INVITATION_NOT_NEW.
   */
  async accept(db: Db, { customerId, code, caller, isOpen }: Acceptance): Promise<Invitation | Refusal> {
    const found = await this.codes.find(db, code, { customerId, caller });
    if (found === null) return refuse('INVITATION_UNKNOWN');
    if ('minutes' in found) return refuse('INVITATION_TOO_OFTEN', { minutes: String(found.minutes) });
    const inviterId = await this.holdBoth(db, customerId, found);
    if (inviterId === null) return refuse('INVITATION_UNKNOWN');
    await this.marks.seeDevice(db, customerId, caller);

    const bound = await acceptedBy(db, customerId);
    if (bound !== null) return bound.inviter_id === inviterId ? bound : refuse('INVITATION_BOUND');
    if (!isOpen) return refuse('INVITATION_OVER');
    if (await this.areOnePerson(db, customerId, inviterId)) return refuse('INVITATION_SELF');
    if (await hasOrdered(db, customerId)) return refuse('INVITATION_NOT_NEW');
    return this.bind(db, found.code, inviterId, customerId);
  }

  /** Whether two are one person, by what they were seen with. */
  async areOnePerson(db: Db, one: CustomerId, other: CustomerId): Promise<boolean> {
    if (one === other) return true;
    const shared = await this.marks.shared(db, one, [other]);
    return shared.has('phone') || shared.has('payer');
  }

  /** How many invitations lead from the inviter upwards to the friend they invited; null: none do. */
  ringLength(db: Db, bond: Pick<Invitation, 'inviter_id' | 'customer_id'>): Promise<number | null> {
    return ringLength(db, bond);
  }

  /** What looks wrong by now, written down. What was found once stays. */
  async lookAgain(db: Db, invitation: Invitation): Promise<Invitation> {
    if (invitation.flag !== null) return invitation;
    const flag = await flagOf(db, this.marks, invitation);
    if (flag !== null) await db.run('UPDATE invitations SET flag = ? WHERE id = ?', [flag, invitation.id]);
    return { ...invitation, flag };
  }

  /** Says that these invitations are others than before. */
  async tell(db: Db, invitationIds: readonly number[]): Promise<void> {
    if (invitationIds.length === 0) return;
    for (const listener of this.listeners) await listener(db, invitationIds);
  }

  /** Says that these have moved between two people. */
  async tellMoved(
    db: Db,
    invitationIds: readonly number[],
    customerIds: readonly CustomerId[],
  ): Promise<void> {
    if (invitationIds.length === 0) return;
    for (const listener of this.moveListeners) await listener(db, customerIds);
    await this.tell(db, invitationIds);
  }

  private async bind(
    db: Db,
    code: string,
    inviterId: CustomerId,
    customerId: CustomerId,
  ): Promise<Invitation> {
    const flag = await flagOf(db, this.marks, { inviter_id: inviterId, customer_id: customerId });
    const bond = {
      code,
      inviter_id: inviterId,
      customer_id: customerId,
      accepted_at: this.clock.now(),
      flag,
    };
    try {
      const id = await db.insertOne(
        `INSERT INTO invitations (code, inviter_id, customer_id, accepted_at, flag, brought_orders, brought_fen)
         VALUES (?, ?, ?, ?, ?, 0, 0)`,
        [bond.code, bond.inviter_id, bond.customer_id, bond.accepted_at, bond.flag],
      );
      return { id, ...bond, brought_orders: 0, brought_fen: 0 };
    } catch (error) {
      if (isDuplicate(error)) throw new TryAgain('they accepted an invitation meanwhile');
      throw error;
    }
  }

  /** Holds both. @returns the inviter; null when they are nobody any more. */
  private async holdBoth(db: Db, customerId: CustomerId, { id, customer_id: owner }: CodeRow) {
    await this.movers.hold(db, [customerId, owner]);
    // Whose code it is may have changed until they were held.
    const now = await db.one<{ customer_id: CustomerId }>(
      'SELECT customer_id FROM invitation_codes WHERE id = ?',
      [id],
    );
    if (now !== null && now.customer_id !== owner) throw new TryAgain('the code became another customer’s');
    return now?.customer_id ?? null;
  }

  private async heed(db: Db, stories: readonly CustomerStory[]): Promise<void> {
    await this.tell(db, await writeBrought(db, stories));
  }

  private async heedMark(db: Db, customerId: CustomerId): Promise<void> {
    const rows = await db.rows<{ id: number }>(
      `SELECT id FROM invitations WHERE customer_id = ? UNION SELECT id FROM invitations WHERE inviter_id = ?
       ORDER BY id`,
      [customerId, customerId],
    );
    await this.tell(
      db,
      rows.map((row) => row.id),
    );
  }
}

/** Whoever has ever paid for anything is no new friend, also when it was given back. */
async function hasOrdered(db: Db, customerId: CustomerId): Promise<boolean> {
  const row = await db.one('SELECT id FROM orders WHERE customer_id = ? AND paid_at IS NOT NULL LIMIT 1', [
    customerId,
  ]);
  return row !== null;
}
