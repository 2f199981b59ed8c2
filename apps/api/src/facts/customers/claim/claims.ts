import { type CustomerId, isRefusal, refuse, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit';
import type { Caller } from '../../../platform/auth/caller';
import { Keys } from '../../../platform/auth/keys';
import { Brakes } from '../../../platform/brakes';
import { Clock } from '../../../platform/clock';
import type { Db } from '../../../platform/database/db';
import { Merges } from '../merge';
import { Stories } from '../stories';
import { claimOf } from './claim-hash';

const WINDOW_MS = 60 * 60_000;
/** Wrong tries in an hour: four digits are ten thousand, so a guesser needs months for one order. */
const MOST_WRONG = { person: 5, address: 50, device: 10, order: 10 };

interface ClaimedOrder {
  id: number;
  source: string;
  order_no: string;
  customer_id: CustomerId | null;
}

/** What came of a claim. */
export interface Claimed {
  customerId: CustomerId;
  /** Orders the shopper has now and had not before. */
  orders: number;
}

/** Takes over an order that belongs to nobody known, in the caller's transaction; facts know no fold of orders. */
export type Adopter = (db: Db, order: { source: string; orderNo: string }, by: CustomerId) => Promise<void>;

/** Told, in the same transaction, what was claimed. */
export type ClaimListener = (db: Db, claimed: Claimed, orderNo: string) => Promise<void>;

/** A shopper claims an order the platform told us without saying whose it is: by its number and the phone's last digits. */
@Injectable()
export class Claims {
  private adopt: Adopter | null = null;
  private readonly listeners: ClaimListener[] = [];

  constructor(
    private readonly keys: Keys,
    private readonly clock: Clock,
    private readonly merges: Merges,
    private readonly stories: Stories,
    private readonly audit: Audit,
  ) {}

  /** Orders register here how an order without a buyer gets one. */
  onAdopt(adopter: Adopter): void {
    this.adopt = adopter;
  }

  onClaimed(listener: ClaimListener): void {
    this.listeners.push(listener);
  }

  /** In a transaction of its own, which commits also when it refuses: wrong tries are counted. */
  async claim(
    db: Db,
    by: CustomerId,
    { orderNo, phoneTail }: { orderNo: string; phoneTail: string },
    caller: Caller,
  ): Promise<Claimed | Refusal> {
    const now = this.clock.now();
    const brakes = this.brakesOf(by, orderNo, caller);
    const minutes = await Brakes.hold(db, brakes, now);
    if (minutes !== null) return refuse('CLAIM_TOO_OFTEN', { minutes: String(minutes) });
    const order = await db.one<ClaimedOrder>(
      'SELECT id, source, order_no, customer_id FROM orders WHERE order_no = ? AND claim_hash = ? ORDER BY id LIMIT 1',
      [orderNo, claimOf(this.keys, orderNo, phoneTail)],
    );
    // Whether there is such an order is nobody's business who does not know the phone.
    const owner = order === null ? null : await this.takeOver(db, order, by);
    if (owner === null || isRefusal(owner)) {
      await Brakes.count(db, brakes, now);
      return owner ?? refuse('CLAIM_NOT_FOUND');
    }
    if (owner.orders > 0) for (const listener of this.listeners) await listener(db, owner, orderNo);
    return owner;
  }

  private async takeOver(db: Db, order: ClaimedOrder, by: CustomerId): Promise<Claimed | Refusal | null> {
    if (order.customer_id === by) return { customerId: by, orders: 0 };
    if (order.customer_id === null) {
      await this.adopt?.(db, { source: order.source, orderNo: order.order_no }, by);
      await this.stories.settle(db, [by]);
      await this.writeDown(db, order, by, null);
      return { customerId: by, orders: 1 };
    }
    // Somebody logs in as the owner already: four digits do not take an account over.
    const account = await db.one(
      "SELECT id FROM customer_identities WHERE customer_id = ? AND kind = 'openid' LIMIT 1",
      [order.customer_id],
    );
    if (account !== null) return refuse('CLAIM_TAKEN');
    const owned = await db.one<{ n: number }>('SELECT COUNT(*) AS n FROM orders WHERE customer_id = ?', [
      order.customer_id,
    ]);
    const customerId = await this.merges.merge(db, by, order.customer_id, 'claim', {
      kind: 'customer',
      id: String(by),
    });
    // Erased, or gone: as good as not there.
    if (isRefusal(customerId)) return null;
    await this.writeDown(db, order, customerId, order.customer_id);
    return { customerId, orders: Number(owned?.n ?? 1) };
  }

  private async writeDown(
    db: Db,
    order: ClaimedOrder,
    by: CustomerId,
    from: CustomerId | null,
  ): Promise<void> {
    await this.audit.write(db, {
      actor: { kind: 'customer', id: String(by) },
      action: 'order.claimed',
      subject: `customer:${by}`,
      detail: { order: order.id, from },
    });
  }

  private brakesOf(by: CustomerId, orderNo: string, { address, device }: Caller) {
    const of = (kind: keyof typeof MOST_WRONG, who: string) => ({
      key: `claim:${kind}:${kind === 'person' ? who : this.keys.lookupHash(who)}`,
      most: MOST_WRONG[kind],
      windowMs: WINDOW_MS,
    });
    return [
      of('person', String(by)),
      of('address', address),
      of('order', orderNo),
      ...(device === null ? [] : [of('device', device)]),
    ];
  }
}

/** The openid somebody logs in with, or null. */
export async function openidOf(db: Pick<Db, 'one'>, customerId: CustomerId): Promise<string | null> {
  const row = await db.one<{ value: string }>(
    "SELECT value FROM customer_identities WHERE customer_id = ? AND kind = 'openid' ORDER BY id DESC LIMIT 1",
    [customerId],
  );
  return row?.value ?? null;
}
