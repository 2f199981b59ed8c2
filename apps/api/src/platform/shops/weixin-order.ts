import type { Instant } from '@fanchang/domain';
import type { Fields } from '../outside/fields';

/** An order of 微信小店. Money is fen. */
export interface WeixinShopOrder {
  orderId: string;
  /** The buyer towards the shop's own app, not the mini-program's; their unionid is the same everywhere. */
  openid: string | null;
  unionid: string | null;
  /** 10 to be paid, 20 to be shipped, 21 partly shipped, 30 shipped, 100 done, 190 and 250 cancelled, 200 all refunded. */
  status: number;
  createdAt: Instant;
  updatedAt: Instant | null;
  paidAt: Instant | null;
  shippedAt: Instant | null;
  confirmedAt: Instant | null;
  /** What the buyer paid, freight included. */
  paidFen: number;
  freightFen: number;
  /** Of the goods, before anything was taken off. */
  listFen: number;
  /** As the shop may see it: `138****1234`. */
  maskedPhone: string | null;
  /** Whose livestream it came from, and which. */
  finderId: string | null;
  liveId: string | null;
  /** 1 other, 2 livestream room. */
  orderScene: number | null;
  lines: WeixinShopLine[];
  aftersaleIds: string[];
}

export interface WeixinShopLine {
  productId: string;
  skuId: string;
  title: string;
  quantity: number;
  /** Paid for all of the line. */
  amountFen: number;
  /** Of the quantity, how many have been refunded. */
  refundedQuantity: number;
}

/** Goods given back, or only the money. */
export interface WeixinShopAftersale {
  aftersaleId: string;
  orderId: string;
  /** `MERCHANT_REFUND_SUCCESS`: the money has been given back. */
  status: string;
  refundFen: number;
  productId: string | null;
  skuId: string | null;
  quantity: number;
  completedAt: Instant | null;
}

/** `order` of `/channels/ec/order/get`. @throws FieldMissing */
export function readWeixinOrder(order: Fields): WeixinShopOrder {
  const detail = order.in('order_detail');
  const price = detail.in('price_info');
  const ext = detail.in('ext_info');
  const delivery = detail.in('delivery_info');
  const aftersales = order.in('aftersale_detail').list('aftersale_order_list');
  return {
    orderId: order.mustText('order_id'),
    openid: order.text('openid'),
    unionid: order.text('unionid'),
    status: order.mustNumber('status'),
    createdAt: order.mustNumber('create_time') * 1000,
    updatedAt: order.instant('update_time'),
    paidAt: detail.in('pay_info').instant('pay_time'),
    shippedAt: delivery.instant('ship_done_time') ?? firstParcelAt(delivery),
    confirmedAt: ext.instant('confirm_receipt_time'),
    paidFen: price.mustNumber('order_price'),
    freightFen: price.number('freight') ?? 0,
    listFen: price.number('product_price') ?? price.mustNumber('order_price'),
    maskedPhone: delivery.in('address_info').text('tel_number'),
    finderId: ext.text('finder_id'),
    liveId: ext.text('live_id'),
    orderScene: ext.number('order_scene'),
    lines: detail.list('product_infos').map(readLine),
    aftersaleIds: aftersales.flatMap((aftersale) => aftersale.text('aftersale_order_id') ?? []),
  };
}

function readLine(line: Fields): WeixinShopLine {
  const quantity = line.number('sku_cnt') ?? 1;
  return {
    productId: line.mustText('product_id'),
    skuId: line.text('sku_id') ?? '',
    title: line.text('title') ?? '',
    quantity,
    amountFen: line.number('real_price') ?? (line.number('sale_price') ?? 0) * quantity,
    refundedQuantity: line.number('finish_aftersale_sku_cnt') ?? 0,
  };
}

function firstParcelAt(delivery: Fields): Instant | null {
  const parcels = delivery.list('delivery_product_info');
  const sentAt = parcels.flatMap((parcel) => parcel.instant('delivery_time') ?? []);
  return sentAt.length === 0 ? null : Math.min(...sentAt);
}

/** `after_sale_order` of `/channels/ec/aftersale/getaftersaleorder`. @throws FieldMissing */
export function readAftersale(aftersale: Fields): WeixinShopAftersale {
  const product = aftersale.in('product_info');
  return {
    aftersaleId: aftersale.mustText('after_sale_order_id'),
    orderId: aftersale.mustText('order_id'),
    status: aftersale.mustText('status'),
    refundFen: aftersale.in('refund_info').number('amount') ?? 0,
    productId: product.text('product_id'),
    skuId: product.text('sku_id'),
    quantity: product.number('count') ?? 0,
    completedAt: aftersale.instant('complete_time'),
  };
}
