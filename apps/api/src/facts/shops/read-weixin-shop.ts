import type { Refusal } from '@fanchang/domain';
import { idIn, type PushedMessage, wrong } from '../wechat';
import type { ShopPush } from './shop-pushes';

const ORDER_EVENTS = new Set(
  ['new', 'pay', 'wait_shipping', 'deliver', 'confirm', 'cancel', 'settle'].map(
    (name) => `channels_ec_order_${name}`,
  ),
);
const AFTERSALE = 'channels_ec_aftersale_update';
const AFTERSALE_PART = 'finder_shop_aftersale_status_update';

/** What a push of 微信小店 says; null for an event nobody here needs. */
export function readWeixinShopPush({
  digest,
  message,
  happenedAt,
}: PushedMessage): ShopPush | Refusal | null {
  const about = message.text('Event') ?? '';
  if (ORDER_EVENTS.has(about)) {
    const orderId = idIn(message.in('order_info'), 'order_id');
    if (orderId === null) return wrong('order_info.order_id');
    return { id: digest, about, orderId, aftersaleId: null, refund: null, happenedAt };
  }
  if (about !== AFTERSALE) return null;
  const part = message.in(AFTERSALE_PART);
  const orderId = idIn(part, 'order_id');
  if (orderId === null) return wrong(`${AFTERSALE_PART}.order_id`);
  const aftersaleId = idIn(part, 'after_sale_order_id', 50);
  if (aftersaleId === null) return wrong(`${AFTERSALE_PART}.after_sale_order_id`);
  return { id: digest, about, orderId, aftersaleId, refund: null, happenedAt };
}
