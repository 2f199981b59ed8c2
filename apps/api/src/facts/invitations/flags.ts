import type { CustomerId } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';
import type { Marks } from '../customers';
import { acceptedBy, type Invitation, type InvitationFlag } from './invitation-rows';

/** How far up a ring is looked for. */
const MOST_STEPS = 10;

type Bond = Pick<Invitation, 'inviter_id' | 'customer_id'>;

/** What looks wrong with an invitation, the worst first; people decide what it is. */
export async function flagOf(db: Db, marks: Marks, bond: Bond): Promise<InvitationFlag | null> {
  if ((await ringLength(db, bond)) !== null) return 'ring';
  if ((await marks.shared(db, bond.customer_id, [bond.inviter_id])).has('device')) return 'inviter-device';
  const siblings = await db.rows<{ customer_id: CustomerId }>(
    'SELECT customer_id FROM invitations WHERE inviter_id = ? AND customer_id <> ?',
    [bond.inviter_id, bond.customer_id],
  );
  const shared = await marks.shared(
    db,
    bond.customer_id,
    siblings.map((row) => row.customer_id),
  );
  if (shared.has('phone')) return 'sibling-phone';
  if (shared.has('payer')) return 'sibling-payer';
  return shared.has('device') ? 'sibling-device' : null;
}

/** How many invitations lead from the inviter upwards to the friend they invited; null: none do. */
export async function ringLength(
  db: Db,
  { inviter_id: inviterId, customer_id: friendId }: Bond,
): Promise<number | null> {
  let above: CustomerId = inviterId;
  for (let length = 1; length <= MOST_STEPS; length += 1) {
    const bond = await acceptedBy(db, above);
    if (bond === null) return null;
    if (bond.inviter_id === friendId) return length;
    above = bond.inviter_id;
  }
  return null;
}
