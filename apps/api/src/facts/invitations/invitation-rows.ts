import type { CustomerId } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';

/** Who accepted whose invitation: the first acceptance, for good. */
export interface Invitation {
  id: number;
  code: string;
  inviter_id: CustomerId;
  /** Who was invited. */
  customer_id: CustomerId;
  accepted_at: number;
  /** What looks wrong with it; null = nothing. */
  flag: InvitationFlag | null;
  /** What the friend has bought since, as far as it was not given back whole. */
  brought_orders: number;
  brought_fen: number;
}

/**
 * `ring`: whoever invited the inviter, and so on, was invited by the friend. `inviter-device`: inviter and friend hold one
 * phone. `sibling-…`: two friends of one inviter share it.
 */
export type InvitationFlag = 'ring' | 'inviter-device' | 'sibling-phone' | 'sibling-payer' | 'sibling-device';

export const INVITATION_COLUMNS =
  'i.id, i.code, i.inviter_id, i.customer_id, i.accepted_at, i.flag, i.brought_orders, i.brought_fen';

type Books = Pick<Db, 'one'>;

export async function invitationById(books: Books, id: number): Promise<Invitation | null> {
  const row = await books.one<Invitation>(`SELECT ${INVITATION_COLUMNS} FROM invitations i WHERE i.id = ?`, [
    id,
  ]);
  return row === null ? null : { ...row, accepted_at: Number(row.accepted_at) };
}

/** What somebody accepted, or null. */
export async function acceptedBy(books: Books, customerId: CustomerId): Promise<Invitation | null> {
  const row = await books.one<Invitation>(
    `SELECT ${INVITATION_COLUMNS} FROM invitations i WHERE i.customer_id = ?`,
    [customerId],
  );
  return row === null ? null : { ...row, accepted_at: Number(row.accepted_at) };
}
