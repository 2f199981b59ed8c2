import type { Instant, OrderEvent } from '@fanchang/domain';
import type { InvitedFriend } from './invited-friends';

const PAID_FEN = 12_900;
const LIST_FEN = 16_800;

/** One thing that happened to an invited friend's order: a snack box, the same for all. */
export function friendsEvent(
  { openid, nickname }: InvitedFriend,
  step: 'paid' | 'shipped' | 'signed' | 'refunded',
  happenedAt: Instant,
): OrderEvent {
  const orderNo = `69${openid.replace('demo-friend-', '').padStart(14, '8')}`;
  const line = { lineKey: '1', productId: 'WD-502', title: '「晚归」零食礼盒 12 件', category: '礼盒' };
  const data = {
    paid: { paidFen: PAID_FEN, listFen: LIST_FEN, lines: [{ ...line, quantity: 1, amountFen: PAID_FEN }] },
    shipped: {},
    signed: {},
    refunded: { refundFen: PAID_FEN, whole: true },
  }[step];
  return {
    eventId: `${orderNo}-${step}`,
    kind: `order.${step}`,
    orderNo,
    happenedAt,
    buyer: { kind: 'openid', value: openid, nickname },
    data,
  };
}
