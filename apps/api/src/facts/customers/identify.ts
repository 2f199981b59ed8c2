import { buyerKey, type Buyer, type CustomerId, type Instant } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';
import { isDuplicate, TryAgain } from '../../platform/database/faults';
import type { Keys } from '../../platform/auth/keys';

/** A buyer as kept: a phone is only its keyed hash; a source's own number belongs to that source. */
export interface KeptBuyer {
  kind: Buyer['kind'];
  value: string;
  nickname: string | null;
  /** The phone, sealed, to be shown to staff as its last four digits. */
  phoneSealed: string | null;
}

/** Turns what a source says of a buyer into what is kept. */
export function keepBuyer(keys: Keys, source: string, buyer: Buyer): KeptBuyer {
  const nickname = buyer.nickname?.slice(0, 64) ?? null;
  switch (buyer.kind) {
    case 'phone': {
      const digits = phoneDigits(buyer.value);
      return { kind: 'phone', value: keys.lookupHash(digits), nickname, phoneSealed: keys.encrypt(digits) };
    }
    case 'external':
      return { kind: 'external', value: `${source}:${buyer.value}`, nickname, phoneSealed: null };
    case 'openid':
    case 'unionid':
    case 'douyin':
    case 'wecom':
      return { kind: buyer.kind, value: buyer.value, nickname, phoneSealed: null };
    case 'erased':
      throw new Error('nobody is told to us by a pseudonym of ours');
  }
}

/** A phone number as it is compared: digits only, without China's country code. */
export function phoneDigits(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '');
}

/** What a person without a nickname is called. */
export const NO_NAME = '返场的朋友';

/** Names a kept buyer. */
export const keptKey = (buyer: Pick<KeptBuyer, 'kind' | 'value'>): string => buyerKey(buyer);

/**
 * The customer of each buyer, made where there is none yet.
 *
 * @returns customer ids by `keptKey`.
 */
export async function identify(
  db: Db,
  buyers: readonly KeptBuyer[],
  now: Instant,
): Promise<Map<string, CustomerId>> {
  const wanted = new Map(buyers.map((buyer) => [keptKey(buyer), buyer]));
  const found = await findIdentities(db, [...wanted.values()]);
  const missing = [...wanted.entries()].filter(([key]) => !found.has(key)).map(([, buyer]) => buyer);
  if (missing.length > 0) await createCustomers(db, missing, now, found);
  return found;
}

/** The customer a buyer is known as, or null; nobody is made. */
export async function findCustomer(db: Db, buyer: KeptBuyer): Promise<CustomerId | null> {
  return (await findIdentities(db, [buyer])).get(keptKey(buyer)) ?? null;
}

async function findIdentities(db: Db, buyers: readonly KeptBuyer[]): Promise<Map<string, CustomerId>> {
  const found = new Map<string, CustomerId>();
  const kinds = new Set(buyers.map((buyer) => buyer.kind));
  for (const kind of kinds) {
    const values = buyers.filter((buyer) => buyer.kind === kind).map((buyer) => buyer.value);
    const rows = await db.rowsIn<{ value: string; customer_id: CustomerId }>(
      'SELECT value, customer_id FROM customer_identities WHERE kind = ? AND value IN (?)',
      [kind],
      values,
    );
    for (const row of rows) found.set(keptKey({ kind, value: row.value }), row.customer_id);
  }
  return found;
}

/** `born_as`, the identity a customer was first met by, finds the rows again after inserting many at once. */
async function createCustomers(
  db: Db,
  buyers: readonly KeptBuyer[],
  now: Instant,
  found: Map<string, CustomerId>,
): Promise<void> {
  const bornAs = buyers.map(keptKey);
  try {
    await db.insert(
      'customers',
      ['born_as', 'nickname', 'phone_sealed', 'created_at'],
      buyers.map((buyer) => [keptKey(buyer), buyer.nickname, buyer.phoneSealed, now]),
    );
    const rows = await db.rowsIn<{ id: CustomerId; born_as: string }>(
      'SELECT id, born_as FROM customers WHERE born_as IN (?)',
      [],
      bornAs,
    );
    for (const row of rows) found.set(row.born_as, row.id);
    await db.insert(
      'customer_identities',
      ['kind', 'value', 'customer_id'],
      buyers.map((buyer) => [buyer.kind, buyer.value, found.get(keptKey(buyer)) ?? null]),
    );
  } catch (error) {
    if (isDuplicate(error)) throw new TryAgain('someone else met one of these buyers first');
    throw error;
  }
}

/** How somebody is known. */
export interface Identity {
  kind: Buyer['kind'];
  value: string;
}

/** The customer an identity leads to, or null. */
export async function ownerOf(db: Pick<Db, 'one'>, { kind, value }: Identity): Promise<CustomerId | null> {
  const row = await db.one<{ customer_id: CustomerId }>(
    'SELECT customer_id FROM customer_identities WHERE kind = ? AND value = ?',
    [kind, value],
  );
  return row?.customer_id ?? null;
}

/** Lets one more identity lead to a customer. @throws TryAgain when it was met by somebody else at this moment. */
export async function addIdentity(db: Db, { kind, value }: Identity, customerId: CustomerId): Promise<void> {
  try {
    await db.insert('customer_identities', ['kind', 'value', 'customer_id'], [[kind, value, customerId]]);
  } catch (error) {
    if (isDuplicate(error)) throw new TryAgain('this identity was met meanwhile');
    throw error;
  }
}
