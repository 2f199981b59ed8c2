import { CREDENTIALS } from '../credentials';
import { BigNumber } from '../shops/big-numbers';
import { leftFen, type OrderState, paidFen, type ShopOrder } from '../shops/order';
import { masked } from '../world/people';
import { subOrderId } from './steps';

const STATUS: Record<OrderState, [number, string]> = {
  created: [1, '待支付'],
  paid: [2, '备货中'],
  shipped: [3, '已发货'],
  finished: [5, '已完成'],
  cancelled: [4, '已取消'],
  refunded: [4, '已关闭'],
};

const { shopId } = CREDENTIALS.douyin;

/** An order as `order.orderDetail` answers it. Money in fen, times in seconds, phones masked. */
export function viewOf(order: ShopOrder): Record<string, unknown> {
  const [order_status, order_status_desc] = STATUS[order.state];
  return {
    shop_id: Number(shopId),
    shop_name: '晚灯果铺',
    order_id: order.id,
    order_status,
    order_status_desc,
    main_status: order.state === 'paid' ? 105 : order_status,
    order_type: 0,
    biz: 2,
    b_type: 2,
    doudian_open_id: order.buyerId,
    order_amount: paidFen(order),
    pay_amount: order.paidAt === 0 ? 0 : paidFen(order),
    post_amount: order.postFen,
    create_time: order.createdAt,
    pay_time: order.paidAt,
    ship_time: order.shippedAt,
    finish_time: order.finishedAt,
    update_time: order.updatedAt,
    cancel_reason: order.state === 'cancelled' ? '不想要了' : '',
    mask_post_receiver: `${order.receiver.slice(0, 1)}**`,
    mask_post_tel: masked(order.phone),
    encrypt_post_tel: `$$${Buffer.from(masked(order.phone)).toString('base64')}$$`,
    sku_order_list: order.items.map((_, index) => itemOf(order, index)),
  };
}

function itemOf(order: ShopOrder, index: number): Record<string, unknown> {
  const item = order.items[index];
  if (item === undefined) return {};
  const isRefunded = leftFen(item) === 0;
  const [order_status, order_status_desc] = isRefunded ? STATUS.refunded : STATUS[order.state];
  return {
    order_id: subOrderId(order, index),
    parent_order_id: order.id,
    order_status,
    order_status_desc,
    product_id: new BigNumber(item.productId.replace(/\D/g, '') || '0'),
    product_id_str: item.productId,
    product_name: item.title,
    sku_id: new BigNumber(item.skuId.replace(/\D/g, '') || '0'),
    code: item.skuCode,
    out_sku_id: item.skuCode,
    item_num: item.quantity,
    order_amount: item.amountFen,
    pay_amount: item.amountFen,
    room_id: order.live === null ? 0 : new BigNumber(order.live.roomId.replace(/\D/g, '') || '0'),
    room_id_str: order.live?.roomId ?? '0',
    author_id: order.live === null ? 0 : new BigNumber(order.live.authorId.replace(/\D/g, '') || '0'),
    author_name: order.live?.authorName ?? '',
    send_pay_desc: order.live === null ? '商品卡' : '直播',
    after_sale_info:
      item.refundedFen === 0
        ? { after_sale_status: 0, after_sale_type: 0, refund_status: 0 }
        : { after_sale_status: 12, after_sale_type: order.shippedAt === 0 ? 2 : 1, refund_status: 3 },
  };
}
