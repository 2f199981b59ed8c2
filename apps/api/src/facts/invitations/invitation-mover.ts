import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Db } from '../../platform/database/db';
import { type Merge, moveBack, type Mover, Movers, moveRows, noteDown, notesOf } from '../customers';
import { acceptedBy, type Invitation } from './invitation-rows';
import { Invitations } from './invitations';

const INVITED = 'invitations.inviter';
const ACCEPTED = 'invitations.invitee';

/**
 * Whom somebody invited becomes the other's. What somebody accepted, too; where both accepted, the earlier acceptance
 * binds, and the later one stays with the one who is nobody now: it counts for nothing until they are parted.
 */
@Injectable()
export class InvitationMover implements Mover, OnModuleInit {
  constructor(
    private readonly movers: Movers,
    private readonly invitations: Invitations,
  ) {}

  onModuleInit(): void {
    this.movers.register(this);
  }

  async move(db: Db, merge: Merge): Promise<void> {
    await moveRows(db, merge, 'invitation_codes');
    const invited = await db.rows<{ id: number }>(
      'SELECT id FROM invitations WHERE inviter_id = ? ORDER BY id',
      [merge.from],
    );
    await noteDown(
      db,
      merge,
      INVITED,
      invited.map(({ id }) => ({ key: String(id), was: '' })),
    );
    await db.run('UPDATE invitations SET inviter_id = ? WHERE inviter_id = ?', [merge.to, merge.from]);
    const accepted = await this.moveAccepted(db, merge);
    await this.invitations.tellMoved(
      db,
      [...invited.map(({ id }) => id), ...accepted],
      [merge.from, merge.to],
    );
  }

  async moveBack(db: Db, merge: Merge): Promise<void> {
    await moveBack(db, merge, 'invitation_codes');
    const invited = (await notesOf(db, merge, INVITED)).map(({ key }) => Number(key));
    await db.runIn(
      'UPDATE invitations SET inviter_id = ? WHERE inviter_id = ? AND id IN (?)',
      [merge.from, merge.to],
      invited,
    );
    const accepted = (await notesOf(db, merge, ACCEPTED)).map(
      ({ key, was }) => [Number(key), Number(was)] as const,
    );
    await giveTo(db, accepted);
    await this.invitations.tellMoved(db, [...invited, ...accepted.map(([id]) => id)], [merge.from, merge.to]);
  }

  private async moveAccepted(db: Db, merge: Merge): Promise<number[]> {
    const [theirs, own] = [await acceptedBy(db, merge.from), await acceptedBy(db, merge.to)];
    const settled = new Set((await notesOf(db, merge, ACCEPTED)).map(({ key }) => Number(key)));
    // What stays with who is nobody now was left there before; asked again, nothing changes.
    if (theirs === null || settled.has(theirs.id)) return [];
    const both = own === null ? [theirs] : [theirs, own];
    await noteDown(
      db,
      merge,
      ACCEPTED,
      both.map(({ id, customer_id: was }) => ({ key: String(id), was: String(was) })),
    );
    if (own === null) await giveTo(db, [[theirs.id, merge.to]]);
    else if (isEarlier(theirs, own)) {
      await giveTo(db, [
        [theirs.id, merge.to],
        [own.id, merge.from],
      ]);
    }
    // Nobody buys as somebody who is nobody now.
    await db.run('UPDATE invitations SET brought_orders = 0, brought_fen = 0 WHERE customer_id = ?', [
      merge.from,
    ]);
    return both.map(({ id }) => id);
  }
}

function isEarlier(one: Invitation, other: Invitation): boolean {
  return one.accepted_at === other.accepted_at ? one.id < other.id : one.accepted_at < other.accepted_at;
}

/** Two may change places, and each has one at most: so all are nobody's first. */
async function giveTo(db: Db, places: readonly (readonly [id: number, customerId: number])[]): Promise<void> {
  for (const [id] of places) await db.run('UPDATE invitations SET customer_id = ? WHERE id = ?', [-id, id]);
  for (const [id, customerId] of places) {
    await db.run('UPDATE invitations SET customer_id = ? WHERE id = ?', [customerId, id]);
  }
}
