import { type CustomerId, type Instant, isRefusal, type LocalDay } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { holdPerson } from '../facts/customers';
import { addTemplate } from '../outcomes/coupons';
import { GiftOrders } from '../outcomes/gifts';
import { Grants } from '../outcomes/grants';
import { addItem, Redeem } from '../outcomes/mall';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database/database';
import type { Db } from '../platform/database/db';
import { Worker } from '../platform/queue/worker';
import { MALL_ITEMS, MALL_TEMPLATES } from './mall-items';

/** Who redeems: the one who has bought most. */
const COLLECTOR = 'demo-lifetime';
/** Nobody lives there. */
const ADDRESS = {
  name: '灯下老饕',
  phone: '10000000000',
  region: '浙江省 杭州市 上城区',
  detail: '晚灯巷 7 号',
};

type Step = { daysAgo: number; hour: number } & (
  | { does: 'redeem'; item: string; order: string }
  | { does: 'ship' | 'receive' | 'cancel'; order: string }
  | { does: 'thank' }
);

/** One order in each state. What the points do not reach for is left out. */
const STEPS: readonly Step[] = [
  { daysAgo: 20, hour: 21, does: 'redeem', item: 'night-bag', order: 'bag' },
  { daysAgo: 19, hour: 10, does: 'ship', order: 'bag' },
  { daysAgo: 15, hour: 18, does: 'receive', order: 'bag' },
  { daysAgo: 9, hour: 20, does: 'redeem', item: 'cash-10', order: 'coupon' },
  { daysAgo: 5, hour: 9, does: 'redeem', item: 'lamp-candle', order: 'declined' },
  { daysAgo: 5, hour: 10, does: 'cancel', order: 'declined' },
  { daysAgo: 3, hour: 22, does: 'redeem', item: 'osmanthus-tea', order: 'tea' },
  { daysAgo: 2, hour: 11, does: 'ship', order: 'tea' },
  { daysAgo: 1, hour: 8, does: 'redeem', item: 'lamp-candle', order: 'candle' },
  { daysAgo: 1, hour: 9, does: 'thank' },
];

/** Lives the mall's part of the demo story, through the same doors as real shoppers and managers. */
@Injectable()
export class MallLife {
  private readonly orderNos = new Map<string, string>();
  private next = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly worker: Worker,
    private readonly redeeming: Redeem,
    private readonly gifts: GiftOrders,
    private readonly grants: Grants,
  ) {}

  /** Puts everything on the shelf. */
  async open(db: Db): Promise<void> {
    for (const template of MALL_TEMPLATES) await addTemplate(db, template);
    for (const item of MALL_ITEMS) await addItem(db, item);
  }

  /** Does what has happened up to a moment of the story. @param now when the story ends. */
  async until(at: Instant, now: Instant): Promise<void> {
    for (let step = STEPS[this.next]; step !== undefined; step = STEPS[this.next]) {
      const when = this.momentOf(step, now);
      if (when > at) return;
      this.next += 1;
      this.clock.pretend(when);
      // Points that have become available by now are available.
      await this.worker.drain();
      await this.live(step, now);
    }
  }

  private async live(step: Step, now: Instant): Promise<void> {
    const row = await this.database.one<{ customer_id: CustomerId }>(
      "SELECT customer_id FROM customer_identities WHERE kind = 'openid' AND value = ?",
      [COLLECTOR],
    );
    if (row === null) return;
    const { customer_id: customerId } = row;
    if (step.does === 'thank') return this.thank(customerId, now);
    if (step.does === 'redeem') return this.redeem(customerId, step.item, step.order);
    const orderNo = this.orderNos.get(step.order);
    if (orderNo === undefined) return;
    if (step.does === 'receive') await this.gifts.received(customerId, orderNo);
    else if (step.does === 'cancel') await this.gifts.cancel(customerId, orderNo);
    else await this.gifts.ship(orderNo, { carrier: '顺丰速运', trackingNo: `SF${orderNo.slice(1, 13)}` });
  }

  private async redeem(customerId: CustomerId, itemKey: string, order: string): Promise<void> {
    const item = await this.database.one<{ id: number }>('SELECT id FROM mall_items WHERE item_key = ?', [
      itemKey,
    ]);
    const request = { requestKey: `demo-mall-${order}`, itemId: String(item?.id ?? 0), address: ADDRESS };
    const done = await this.redeeming.redeem(customerId, request);
    if (!isRefusal(done)) this.orderNos.set(order, done.orderNo);
  }

  /** A gift that waits for an address. */
  private async thank(customerId: CustomerId, now: Instant): Promise<void> {
    await this.database.transaction(async (db) => {
      await holdPerson(db, customerId);
      await this.grants.give(db, [
        {
          key: `demo-thanks:${customerId}`,
          program: 'demo-thanks',
          version: 1,
          step: 'old-friend',
          customerId,
          cause: 'old-friends-night',
          outcome: {
            kind: 'gift',
            gift: 'apron',
            name: '掌灯人围裙',
            endsAt: this.clock.calendar.endOfWindow(now, 30),
          },
          why: { sentence: '老友返场夜，谢谢您一直都在。', orders: [], setOffBy: 'demo:old-friends-night' },
        },
      ]);
    });
  }

  private momentOf({ daysAgo, hour }: Step, now: Instant): Instant {
    const { calendar } = this.clock;
    return calendar.startOf((calendar.dayOf(now) - daysAgo) as LocalDay) + hour * 3_600_000;
  }
}
