import type { Aftersale, ShopOrder, Step } from '../shops/order';
import { paidFen } from '../shops/order';
import { BigNumber } from '../shops/big-numbers';
import type { Message } from './douyin';

/** What 抖店 pushes when an order was made. */
export const created = (order: ShopOrder): Message => ({
  tag: '100',
  data: { create_time: order.createdAt, order_status: 1, order_type: 0, biz: 2 },
});

/** What 抖店 pushes after a step; empty: it says nothing of it. */
export function pushesOf(order: ShopOrder, step: Step, aftersale: Aftersale | null): Message[] {
  switch (step) {
    case 'pay':
      return [
        {
          tag: '101',
          data: {
            pay_time: order.paidAt,
            pay_type: 2,
            pay_amount: paidFen(order),
            order_status: 2,
            order_type: 0,
            biz: 2,
          },
        },
      ];
    case 'ship':
      return [
        {
          tag: '102',
          data: {
            ship_time: order.shippedAt,
            order_status: 3,
            order_type: 0,
            biz: 2,
            logistics_msg: [{ express_company_id: 'zhongtong', logistics_code: `ZT${order.id.slice(-12)}` }],
          },
        },
      ];
    case 'finish':
      return [{ tag: '103', data: { complete_time: order.finishedAt, order_status: 5, order_type: 0 } }];
    case 'cancel':
      return [
        {
          tag: '106',
          data: {
            cancel_time: order.cancelledAt,
            cancel_reason: '不想要了',
            order_status: 4,
            order_type: 0,
          },
        },
      ];
    case 'refund':
      return aftersale === null ? [] : refunded(order, aftersale);
    case 'settle':
      return [];
  }
}

/** Applied for and given back, in one request. */
function refunded(order: ShopOrder, aftersale: Aftersale): Message[] {
  const common = {
    aftersale_id: new BigNumber(aftersale.id),
    s_id: subOrderId(order, aftersale.item),
    s_ids: undefined,
    aftersale_type: order.shippedAt === 0 ? 2 : 1,
    refund_amount: aftersale.amountFen,
    reason_code: 1,
  };
  return [
    { tag: '200', data: { ...common, aftersale_status: 6, apply_time: aftersale.at } },
    { tag: '206', data: { ...common, aftersale_status: 12, success_time: aftersale.at } },
  ];
}

/** The first item has the order's own number, as at 抖店. */
export const subOrderId = (order: ShopOrder, item: number): string =>
  item === 0 ? order.id : (BigInt(order.id) + BigInt(item)).toString();
