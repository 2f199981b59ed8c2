import { type CustomerId, type Instant, isRefusal, refuse, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { holdPerson } from '../../facts/customers';
import { Keys } from '../../platform/auth/keys';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';
import { isDuplicate, TryAgain } from '../../platform/database/faults';
import { random } from '../../platform/random';
import {
  type AddressDto,
  MALL_ORDERS,
  type MallOrderDto,
  mallOrderDto,
  type MallOrderRow,
  orderOf,
  sealAddress,
  spendKey,
  takeOfPerson,
  takeOfStock,
} from '../gifts';
import { Grants } from '../grants';
import { Points } from '../points';
import { couponGrant } from './coupon-grant';
import { type ItemRow, ITEMS, itemValues } from './item-row';

export interface RedeemRequest {
  requestKey: string;
  itemId: string;
  address?: AddressDto | null;
}

const COLUMNS = [
  'order_no',
  'customer_id',
  'item_id',
  'coupon_id',
  'request_key',
  'kind',
  'name',
  'points',
  'state',
  'address_sealed',
  'placed_at',
  'completed_at',
] as const;

/** Redeems points for an item of the mall 兑换: stock, share, points and what they buy move together, or nothing does. */
@Injectable()
export class Redeem {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly keys: Keys,
    private readonly points: Points,
    private readonly grants: Grants,
  ) {}

  /** A repeat of the same request gives the same order. */
  async redeem(customerId: CustomerId, request: RedeemRequest): Promise<MallOrderDto | Refusal> {
    const now = this.clock.now();
    const done = await this.database.decide(async (db) => {
      await holdPerson(db, customerId);
      const earlier = await db.one<MallOrderRow>(
        `${MALL_ORDERS} WHERE o.customer_id = ? AND o.request_key = ?`,
        [customerId, request.requestKey],
      );
      if (earlier === null) return this.redeemNew(db, customerId, request, now);
      return String(earlier.item_id) === request.itemId ? earlier : refuse('MALL_REQUEST_REUSED');
    });
    return isRefusal(done) ? done : mallOrderDto(done, this.keys, this.clock.calendar, now);
  }

  private async redeemNew(
    db: Db,
    customerId: CustomerId,
    request: RedeemRequest,
    now: Instant,
  ): Promise<MallOrderRow | Refusal> {
    const item = await db.one<ItemRow>(`${ITEMS} WHERE i.id = ?`, [
      ...itemValues(customerId),
      Number(request.itemId),
    ]);
    if (item === null) return refuse('ITEM_NOT_FOUND');
    if (item.active === 0) return refuse('ITEM_OFF_SHELF');
    const address = request.address ?? null;
    if (item.kind === 'gift' && address === null) return refuse('ADDRESS_REQUIRED');

    if (!(await takeOfStock(db, item))) return refuse('ITEM_SOLD_OUT');
    if (!(await takeOfPerson(db, item, customerId))) {
      return refuse('ITEM_LIMIT_REACHED', { most: String(item.per_person) });
    }
    const orderNo = random.orderNo('M');
    const refused = await this.spend(db, customerId, item, orderNo);
    if (refused !== null) return refused;

    const couponId =
      item.kind === 'coupon' ? await this.giveCoupon(db, customerId, item, orderNo, now) : null;
    if (isRefusal(couponId)) return couponId;
    const sealed = item.kind === 'gift' && address !== null ? sealAddress(this.keys, address) : null;
    await this.write(db, [
      orderNo,
      customerId,
      item.id,
      couponId,
      request.requestKey,
      item.kind,
      item.name,
      item.points,
      couponId === null ? 'placed' : 'completed',
      sealed,
      now,
      couponId === null ? null : now,
    ]);
    return orderOf(db, orderNo, customerId);
  }

  private async spend(
    db: Db,
    customerId: CustomerId,
    { points, name }: ItemRow,
    orderNo: string,
  ): Promise<Refusal | null> {
    if (points === 0) return null;
    return this.points.spend(db, { customerId, points, key: spendKey(orderNo), text: `兑换「${name}」` });
  }

  /** @returns the coupon's id. */
  private async giveCoupon(
    db: Db,
    customerId: CustomerId,
    item: ItemRow,
    orderNo: string,
    now: Instant,
  ): Promise<number | Refusal> {
    const [given] = await this.grants.give(db, [
      couponGrant(customerId, item, orderNo, this.clock.calendar, now),
    ]);
    if (given === undefined) throw new Error('a grant has no result');
    // Its fixed end has passed since it was put on the shelf.
    if (given.result === 'lapsed') return refuse('ITEM_OFF_SHELF');
    if (given.result === 'refused') {
      return refuse(given.reason, { most: String(item.template_per_person ?? '') });
    }
    const coupon = await db.one<{ id: number }>('SELECT id FROM coupons WHERE grant_id = ?', [given.grantId]);
    if (coupon === null) throw new Error(`grant ${given.grantId} has no coupon`);
    return coupon.id;
  }

  private async write(db: Db, values: (string | number | null)[]): Promise<void> {
    try {
      await db.insert('mall_orders', COLUMNS, [values]);
    } catch (error) {
      // The same request at the same moment, or a number drawn twice: the next run finds out.
      if (isDuplicate(error)) throw new TryAgain('this request is being answered');
      throw error;
    }
  }
}
