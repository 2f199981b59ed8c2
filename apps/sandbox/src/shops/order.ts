import { random } from '../random';
import type { WorldClock } from '../world/clock';

export type ShopName = 'douyin' | 'weixin-shop';
export type OrderState = 'created' | 'paid' | 'shipped' | 'finished' | 'cancelled' | 'refunded';
export const STEPS = ['pay', 'ship', 'finish', 'cancel', 'refund', 'settle'] as const;
export type Step = (typeof STEPS)[number];

export interface Item {
  productId: string;
  skuId: string;
  /** The merchant's own code. */
  skuCode: string;
  title: string;
  quantity: number;
  /** Paid for all of them. */
  amountFen: number;
  refundedFen: number;
  refundedQuantity: number;
}

/** The livestream an order was made in. */
export interface Live {
  roomId: string;
  authorId: string;
  authorName: string;
}

export interface Aftersale {
  id: string;
  /** Which item, from 0. */
  item: number;
  amountFen: number;
  quantity: number;
  /** Epoch seconds. */
  at: number;
}

export interface ShopOrder {
  shop: ShopName;
  /** Nineteen digits: more than a JavaScript number can hold. */
  id: string;
  state: OrderState;
  /** Whose phone it was ordered on; null: nobody the sandbox knows. */
  openid: string | null;
  /** The buyer at the shop: not the openid at the mini-program. */
  buyerId: string;
  unionid: string | null;
  phone: string;
  receiver: string;
  items: Item[];
  postFen: number;
  live: Live | null;
  aftersales: Aftersale[];
  /** Epoch seconds; 0: not yet. */
  createdAt: number;
  paidAt: number;
  shippedAt: number;
  finishedAt: number;
  cancelledAt: number;
  updatedAt: number;
}

/** What a step may follow. */
const AFTER: Record<Step, readonly OrderState[]> = {
  pay: ['created'],
  ship: ['paid'],
  finish: ['shipped'],
  cancel: ['created'],
  refund: ['paid', 'shipped', 'finished'],
  settle: ['finished'],
};

export const mayStep = (order: ShopOrder, step: Step): boolean => AFTER[step].includes(order.state);

/** Moves an order on. Refunds are `refundItem`'s. */
export function moveOn(order: ShopOrder, step: Exclude<Step, 'refund'>, clock: WorldClock): void {
  const now = clock.seconds();
  order.updatedAt = now;
  switch (step) {
    case 'pay':
      order.state = 'paid';
      order.paidAt = now;
      break;
    case 'ship':
      order.state = 'shipped';
      order.shippedAt = now;
      break;
    case 'finish':
      order.state = 'finished';
      order.finishedAt = now;
      break;
    case 'cancel':
      order.state = 'cancelled';
      order.cancelledAt = now;
      break;
    case 'settle':
      break;
  }
}

/** What an item may still give back. */
export const leftFen = (item: Item): number => item.amountFen - item.refundedFen;

/**
 * Gives money back for one item.
 * @param amountFen at most what is left of it. @returns null when it is too much, or nothing is left.
 */
export function refundItem(
  order: ShopOrder,
  index: number,
  amountFen: number,
  clock: WorldClock,
): Aftersale | null {
  const item = order.items[index];
  if (item === undefined || amountFen <= 0 || amountFen > leftFen(item)) return null;
  item.refundedFen += amountFen;
  const isWhole = leftFen(item) === 0;
  const quantity = isWhole ? item.quantity - item.refundedQuantity : 0;
  item.refundedQuantity += quantity;
  const aftersale = { id: random.digits(16), item: index, amountFen, quantity, at: clock.seconds() };
  order.aftersales.push(aftersale);
  order.updatedAt = clock.seconds();
  if (order.items.every((one) => leftFen(one) === 0)) {
    order.state = 'refunded';
    order.cancelledAt = clock.seconds();
  }
  return aftersale;
}

export const paidFen = (order: ShopOrder): number =>
  order.items.reduce((sum, item) => sum + item.amountFen, order.postFen);
