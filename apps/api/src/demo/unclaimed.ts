import type { Instant, OrderEvent } from '@fanchang/domain';

/** An order of a shop that masks its buyers: anybody of the demo may claim it, by this number and these digits. */
export const UNCLAIMED = { orderNo: '6925000000000000001', phoneTail: '8826' };

/** What is in it. */
export const UNCLAIMED_PRODUCT = { productId: 'SNACK-BOX', title: '夜宵坚果礼盒', category: '礼盒' };

const DAY_MS = 86_400_000;

/** Bought in the newest livestream, arrived, and nobody's yet. */
export function unclaimedOrder(now: Instant): OrderEvent[] {
  const { orderNo, phoneTail } = UNCLAIMED;
  const buyer = { kind: 'douyin' as const, value: 'demo-masked-buyer' };
  const event = (kind: OrderEvent['kind'], daysAgo: number, data: OrderEvent['data']): OrderEvent => ({
    eventId: `${orderNo}:${kind}`,
    kind,
    orderNo,
    happenedAt: now - daysAgo * DAY_MS,
    buyer,
    data,
  });
  return [
    event('order.paid', 5, {
      paidFen: 16_800,
      listFen: 19_800,
      phoneTail,
      liveRoom: '晚灯直播间',
      lines: [
        {
          lineKey: '1',
          ...UNCLAIMED_PRODUCT,
          quantity: 1,
          amountFen: 16_800,
        },
      ],
    }),
    event('order.shipped', 4, {}),
    event('order.signed', 2, {}),
  ];
}
