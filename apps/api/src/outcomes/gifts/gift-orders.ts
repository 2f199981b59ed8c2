import { type CustomerId, isRefusal, type Refusal, refuse } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { holdPerson } from '../../facts/customers';
import { Keys } from '../../platform/auth/keys';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';
import { enqueueAll } from '../../platform/queue/work';
import { Points } from '../points';
import { Inbox, type Message } from '../touches';
import { isSameAddress, sealAddress } from './address';
import { BY_SHOPPER, byStaff, cancelOrder, completeAt, UNSHIPPED } from './moves';
import type { AddressDto, MallOrderDto } from './order.dto';
import { claimUntil, mallOrderDto, type MallOrderRow, orderOf, wrongState } from './order-row';

/** A shipped order that nobody confirms is completed at the end of this many days. */
export const COMPLETE_AFTER_DAYS = 15;
/** What has expired by the time the brand calls an order off lives on for so many days. */
export const BRAND_GRACE_DAYS = 30;

/** Points that an order cost are kept in the ledger under this key. */
export const spendKey = (orderNo: string) => `mall:${orderNo}`;

/**
 * What an order of a physical gift goes through: awaiting-address → placed → shipped → completed, or cancelled before
 * it is shipped. Each move is one conditional statement; asking for it again gives the same answer.
 */
@Injectable()
export class GiftOrders {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly keys: Keys,
    private readonly points: Points,
    private readonly inbox: Inbox,
  ) {}

  /** Says where to ship to, or elsewhere as long as nothing was shipped. */
  address(customerId: CustomerId, orderNo: string, address: AddressDto): Promise<MallOrderDto | Refusal> {
    return this.move(customerId, orderNo, async (db, order, now) => {
      const until = claimUntil(order);
      if (order.state === 'awaiting-address' && until !== null && until <= now) {
        return refuse('MALL_ORDER_STATE', { state: '已过领取期限' });
      }
      if (isSameAddress(this.keys, order.address_sealed, address)) return null;
      const placed = await db.run(
        `UPDATE mall_orders SET state = 'placed', address_sealed = ? WHERE id = ? AND state IN ${UNSHIPPED}`,
        [sealAddress(this.keys, address), order.id],
      );
      return placed === 1 ? null : this.tooLate(db, order);
    });
  }

  /** The parcel has arrived. */
  received(customerId: CustomerId, orderNo: string): Promise<MallOrderDto | Refusal> {
    return this.move(customerId, orderNo, async (db, order, now) => {
      const completed = await db.run(
        "UPDATE mall_orders SET state = 'completed', completed_at = ? WHERE id = ? AND state = 'shipped'",
        [now, order.id],
      );
      return completed === 1 || order.state === 'completed' ? null : this.tooLate(db, order);
    });
  }

  /** The shopper thinks better of it: points that have expired meanwhile expire again at once. */
  cancel(customerId: CustomerId, orderNo: string): Promise<MallOrderDto | Refusal> {
    return this.callOff(customerId, orderNo, { by: BY_SHOPPER, reason: '会员取消', graceDays: null });
  }

  /** The brand cannot deliver. @param reason what the shopper reads. */
  cancelByStaff(staffId: number, orderNo: string, reason: string): Promise<MallOrderDto | Refusal> {
    return this.callOff(null, orderNo, { by: byStaff(staffId), reason, graceDays: BRAND_GRACE_DAYS });
  }

  /** The parcel is on its way. */
  ship(orderNo: string, parcel: { carrier: string; trackingNo: string }): Promise<MallOrderDto | Refusal> {
    return this.move(null, orderNo, async (db, order, now) => {
      const shipped = await db.run(
        `UPDATE mall_orders SET state = 'shipped', shipped_at = ?, carrier = ?, tracking_no = ?
         WHERE id = ? AND state = 'placed'`,
        [now, parcel.carrier, parcel.trackingNo, order.id],
      );
      if (shipped === 1) {
        const runAt = this.clock.calendar.endOfWindow(now, COMPLETE_AFTER_DAYS);
        await enqueueAll(db, [completeAt(orderNo, runAt)], now);
        await this.inbox.tell(db, [shippedNews(order, parcel)]);
        return null;
      }
      const same = order.carrier === parcel.carrier && order.tracking_no === parcel.trackingNo;
      return same ? null : this.tooLate(db, order);
    });
  }

  private callOff(
    customerId: CustomerId | null,
    orderNo: string,
    { by, reason, graceDays }: { by: string; reason: string; graceDays: number | null },
  ): Promise<MallOrderDto | Refusal> {
    return this.move(customerId, orderNo, async (db, order, now) => {
      if (order.state === 'cancelled') return null;
      if (!(await cancelOrder(db, order, { by, reason }, now))) return this.tooLate(db, order);
      if (order.points === 0) return null;
      const text = `取消兑换「${order.name}」，积分退回`;
      await this.points.giveBack(db, { key: spendKey(orderNo), text, graceDays });
      return null;
    });
  }

  /** @param customerId whose order it must be; null for staff. @param work @returns why not, or null. */
  private async move(
    customerId: CustomerId | null,
    orderNo: string,
    work: (db: Db, order: MallOrderRow, now: number) => Promise<Refusal | null>,
  ): Promise<MallOrderDto | Refusal> {
    const now = this.clock.now();
    const done = await this.database.decide(async (db) => {
      const before = await orderOf(db, orderNo, customerId);
      if (isRefusal(before)) return before;
      await holdPerson(db, before.customer_id);
      // Read again: whoever held the person has moved it.
      const order = await orderOf(db, orderNo, customerId);
      if (isRefusal(order)) return order;
      return (await work(db, order, now)) ?? orderOf(db, orderNo, customerId);
    });
    return isRefusal(done) ? done : mallOrderDto(done, this.keys, this.clock.calendar, now);
  }

  /** Not for the state it is in by now. */
  private async tooLate(db: Db, order: MallOrderRow): Promise<Refusal> {
    const row = await orderOf(db, order.order_no, null);
    return isRefusal(row) ? row : wrongState(row);
  }
}

function shippedNews(order: MallOrderRow, parcel: { carrier: string; trackingNo: string }): Message {
  const { order_no: orderNo, name } = order;
  return {
    key: `shipped:${orderNo}`,
    customerId: order.customer_id,
    kind: 'order',
    title: `「${name}」已发出`,
    body: `${parcel.carrier}，运单号 ${parcel.trackingNo}。收到后在兑换记录里点“确认收货”。`,
    link: `/packages/points/pages/order/index?orderNo=${orderNo}`,
    outside: {
      template: 'order',
      data: { character_string1: orderNo, thing2: name, thing3: `${parcel.carrier} 已发出` },
    },
  };
}
