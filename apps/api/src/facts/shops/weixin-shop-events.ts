import type { Buyer, Instant, OrderEvent, OrderEventData, OrderLineData } from '@fanchang/domain';
import type { WeixinShopLine, WeixinShopOrder } from '../../platform/shops/weixin-shop';
import { tailOf } from '../customers';
import { eventsOf, titleOf, wholeFen } from './shop-order';

/**
 * How far an order at 微信小店 has come. Not named are 10 (to be paid), 20 (to be shipped) and 21 (partly shipped, which
 * is not shipped): of those, only what their times say has happened.
 */
const SHIPPED = 30;
const DONE = 100;
/** The shop sold too much and called it off. */
const CALLED_OFF = 190;
/** All of its goods went back. */
const ALL_REFUNDED = 200;
/** Never paid: the buyer cancelled it, or let it lapse. */
const LAPSED = 250;

const IS_SHIPPED = new Set([SHIPPED, DONE]);
const IS_CLOSED = new Set([CALLED_OFF, LAPSED]);
const LIVE_SCENE = 2;

/** What has happened to an order at 微信小店. Its event ids and what they say do not depend on when it was pulled. */
export function weixinShopEvents(order: WeixinShopOrder): OrderEvent[] {
  const { status, paidAt } = order;
  const at = (happened: boolean, told: Instant | null) => (happened ? (told ?? paidAt) : null);
  const isRefunded = status === ALL_REFUNDED;
  return eventsOf({
    orderId: order.orderId,
    buyer: buyerOf(order),
    paidAt,
    // An order that was given back keeps the times of what had happened before.
    shippedAt: isRefunded ? order.shippedAt : at(IS_SHIPPED.has(status), order.shippedAt),
    confirmedAt: isRefunded ? order.confirmedAt : at(status === DONE, order.confirmedAt),
    refundedAt: at(isRefunded, order.updatedAt),
    closedAt: at(IS_CLOSED.has(status), order.updatedAt),
    paid: paidOf(order),
  });
}

/** The openid is towards the shop's own app and no mini-program's, so by itself it is only the shop's number of somebody. */
function buyerOf({ unionid, openid, orderId }: WeixinShopOrder): Buyer {
  if (unionid !== null) return { kind: 'unionid', value: unionid };
  return { kind: 'external', value: openid ?? `order:${orderId}` };
}

function paidOf(order: WeixinShopOrder): OrderEventData {
  const tail = order.maskedPhone === null ? null : tailOf(order.maskedPhone);
  return {
    paidFen: wholeFen(order.paidFen),
    listFen: wholeFen(order.listFen + order.freightFen),
    lines: linesOf(order.lines),
    ...liveOf(order),
    ...(tail !== null && { phoneTail: tail }),
  };
}

/** The same goods may stand in an order twice, bought and as a present; they are one line then. */
function linesOf(lines: readonly WeixinShopLine[]): OrderLineData[] {
  const byKey = new Map<string, OrderLineData>();
  for (const { productId, skuId, title, quantity, amountFen } of lines) {
    const lineKey = skuId === '' ? productId : `${productId}:${skuId}`;
    const before = byKey.get(lineKey);
    byKey.set(lineKey, {
      lineKey,
      productId,
      title: titleOf(title, productId),
      quantity: quantity + (before?.quantity ?? 0),
      amountFen: wholeFen(amountFen) + (before?.amountFen ?? 0),
    });
  }
  return [...byKey.values()];
}

/** `live_id` is the livestream, `finder_id` the 视频号 whose room it was. */
function liveOf({
  orderScene,
  liveId,
  finderId,
}: WeixinShopOrder): Pick<OrderEventData, 'liveSession' | 'liveRoom'> {
  if (liveId === null && orderScene !== LIVE_SCENE) return {};
  return {
    ...(liveId !== null && { liveSession: liveId }),
    ...(finderId !== null && { liveRoom: finderId }),
  };
}
