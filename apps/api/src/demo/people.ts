import { type CustomerId, isRefusal, type Refusal } from '@fanchang/domain';
import type { Db } from '../platform/database/db';

/** Who somebody of the story is in the books. @throws Error when there is nobody of this name. */
export async function idOf(db: Pick<Db, 'one'>, openid: string): Promise<CustomerId> {
  const row = await db.one<{ customer_id: CustomerId }>(
    "SELECT customer_id FROM customer_identities WHERE kind = 'openid' AND value = ?",
    [openid],
  );
  if (row === null) throw new Error(`the demo has nobody called ${openid}`);
  return row.customer_id;
}

/** The story knows what it does: a no is a mistake in it. @throws Error when it was refused. */
export function mustDo<Done>(done: Done | Refusal): Done {
  if (isRefusal(done)) throw new Error(`the demo was refused: ${JSON.stringify(done)}`);
  return done;
}
