import { type OrderState, paidFen, type ShopOrder } from '../shops/order';
import { masked } from '../world/people';

const STATUS: Record<OrderState, number> = {
  created: 10,
  paid: 20,
  shipped: 30,
  finished: 100,
  // 250: not paid and called off. 200: everything was given back.
  cancelled: 250,
  refunded: 200,
};

/** An order as `/channels/ec/order/get` answers it. Money in fen, times in seconds, phones masked. */
export function viewOf(order: ShopOrder): Record<string, unknown> {
  return {
    order_id: order.id,
    status: STATUS[order.state],
    openid: order.buyerId,
    ...(order.unionid !== null && { unionid: order.unionid }),
    create_time: order.createdAt,
    update_time: order.updatedAt,
    order_detail: {
      product_infos: order.items.map((item) => ({
        product_id: item.productId,
        sku_id: item.skuId,
        sku_code: item.skuCode,
        title: item.title,
        sku_cnt: item.quantity,
        sale_price: Math.round(item.amountFen / item.quantity),
        real_price: item.amountFen,
        estimate_price: item.amountFen,
        on_aftersale_sku_cnt: 0,
        finish_aftersale_sku_cnt: item.refundedQuantity,
      })),
      price_info: {
        product_price: paidFen(order) - order.postFen,
        order_price: paidFen(order),
        freight: order.postFen,
        discounted_price: 0,
        is_discounted: false,
      },
      ...(order.paidAt > 0 && {
        pay_info: { pay_time: order.paidAt, transaction_id: `42000${order.id}`, payment_method: 1 },
      }),
      delivery_info: {
        deliver_method: 0,
        ship_done_time: order.shippedAt,
        delivery_product_info:
          order.shippedAt === 0
            ? []
            : [
                {
                  waybill_id: `SF${order.id.slice(-12)}`,
                  delivery_id: 'SF',
                  delivery_name: '顺丰速运',
                  delivery_time: order.shippedAt,
                },
              ],
        address_info: { user_name: `${order.receiver.slice(0, 1)}**`, tel_number: masked(order.phone) },
      },
      ext_info: {
        customer_notes: '',
        merchant_notes: '',
        confirm_receipt_time: order.finishedAt,
        // 2: in a livestream, 1: elsewhere.
        order_scene: order.live === null ? 1 : 2,
        finder_id: order.live?.authorId ?? '',
        live_id: order.live?.roomId ?? '',
      },
    },
    aftersale_detail: {
      on_aftersale_order_cnt: 0,
      aftersale_order_list: order.aftersales.map(({ id }) => ({ aftersale_order_id: id, status: 13 })),
    },
  };
}

/** A refund as `/channels/ec/aftersale/getaftersaleorder` answers it; null when the order has none of that number. */
export function aftersaleOf(order: ShopOrder, id: string): Record<string, unknown> | null {
  const found = order.aftersales.find((one) => one.id === id);
  const item = order.items[found?.item ?? -1];
  if (found === undefined || item === undefined) return null;
  return {
    after_sale_order_id: found.id,
    order_id: order.id,
    openid: order.buyerId,
    status: 'MERCHANT_REFUND_SUCCESS',
    type: order.shippedAt === 0 ? 'REFUND' : 'RETURN',
    product_info: { product_id: item.productId, sku_id: item.skuId, count: found.quantity },
    refund_info: { amount: found.amountFen },
    create_time: found.at,
    update_time: found.at,
    complete_time: found.at,
  };
}
