import type { Instant } from '@fanchang/domain';
import type { Fields } from '../outside/fields';

/** An order of 抖店. Money is fen. Names, addresses and phones of buyers are encrypted or masked, and left there. */
export interface DouyinOrder {
  orderId: string;
  /** The buyer towards the shop's app: the same for all their orders, and for nobody else. */
  openId: string | null;
  /** 1 to be confirmed, 105 paid, 2 being packed, 101 partly shipped, 3 shipped, 5 done, 4 cancelled, 21–39 refunds. */
  status: number;
  createdAt: Instant;
  updatedAt: Instant | null;
  paidAt: Instant | null;
  shippedAt: Instant | null;
  finishedAt: Instant | null;
  /** What the buyer paid, freight included. */
  paidFen: number;
  freightFen: number;
  /** Of the goods, before anything was taken off. */
  listFen: number;
  /** `138****1234`. */
  maskedPhone: string | null;
  lines: DouyinLine[];
}

export interface DouyinLine {
  lineId: string;
  productId: string;
  title: string;
  quantity: number;
  /** Paid for the line. */
  amountFen: number;
  /** The livestream it came from, and who held it. */
  roomId: string | null;
  authorId: string | null;
}

/** `shop_order_detail` of `order.orderDetail`. @throws FieldMissing */
export function readDouyinOrder(order: Fields): DouyinOrder {
  return {
    orderId: order.mustText('order_id'),
    openId: order.text('doudian_open_id'),
    status: order.mustNumber('order_status'),
    createdAt: order.mustNumber('create_time') * 1000,
    updatedAt: order.instant('update_time'),
    paidAt: order.instant('pay_time'),
    shippedAt: order.instant('ship_time'),
    finishedAt: order.instant('finish_time'),
    paidFen: order.mustNumber('pay_amount'),
    freightFen: order.number('post_amount') ?? 0,
    listFen: order.number('order_amount') ?? order.mustNumber('pay_amount'),
    maskedPhone: order.text('mask_post_tel'),
    lines: order.list('sku_order_list').map(readLine),
  };
}

/** Ids come as text and, in older fields, as numbers; 0 means that it came from no livestream. */
function readLine(line: Fields): DouyinLine {
  return {
    lineId: line.mustText('order_id'),
    productId: line.text('product_id_str') ?? line.mustText('product_id'),
    title: line.text('product_name') ?? '',
    quantity: line.number('item_num') ?? 1,
    amountFen: line.number('pay_amount') ?? 0,
    roomId: idOf(line.text('room_id_str') ?? line.text('room_id')),
    authorId: idOf(line.text('author_id')),
  };
}

function idOf(text: string | null): string | null {
  return text === '0' ? null : text;
}
