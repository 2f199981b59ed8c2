import { isRefusal, type Instant, type OrderEvent, refuse, type Refusal } from '@fanchang/domain';
import type { DouyinPush } from '../../platform/shops/douyin-push';
import { idIn } from '../wechat';
import { refundEvent } from './shop-order';
import type { ShopPush } from './shop-pushes';

/** Money went back; the only tag that says how much, which the order itself does not. */
const REFUNDED = '206';

/** 100 created, 101 paid, 102 shipped, 103 finished, 106 cancelled, 200–211 refunds asked for, granted, refused, over. */
const TAGS = new Set([
  '100',
  '101',
  '102',
  '103',
  '106',
  ...Array.from({ length: 12 }, (_, n) => String(200 + n)),
]);

/** A column's width, less `push:`. */
const ID_CHARS = 120;

/** What one message of a push says; null for a tag nobody here needs. @param index names it in a refusal. */
export function readDouyinPush(push: DouyinPush, index: number, now: Instant): ShopPush | Refusal | null {
  if (!TAGS.has(push.tag)) return null;
  const wrong = (field: string) => refuse('BODY_INVALID', { field: `${index}.${field}` });
  if (push.msgId.length > ID_CHARS) return wrong('msg_id');
  const orderId = idIn(push.data, 'p_id');
  if (orderId === null) return wrong('data.p_id');
  const refund = push.tag === REFUNDED ? readRefund(push, orderId, now, wrong) : null;
  if (isRefusal(refund)) return refund;
  return { id: push.msgId, about: push.tag, orderId, aftersaleId: null, refund, happenedAt: now };
}

function readRefund(
  { data }: DouyinPush,
  orderId: string,
  now: Instant,
  wrong: (field: string) => Refusal,
): OrderEvent | Refusal | null {
  const aftersaleId = idIn(data, 'aftersale_id', 50);
  if (aftersaleId === null) return wrong('data.aftersale_id');
  const refundFen = data.number('refund_amount');
  if (refundFen === null || !Number.isSafeInteger(refundFen) || refundFen < 0) {
    return wrong('data.refund_amount');
  }
  // A present that went back gives no money back.
  if (refundFen === 0) return null;
  return refundEvent({ orderId, aftersaleId, refundFen, at: data.instant('success_time') ?? now });
}
