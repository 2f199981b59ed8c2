import { splitFen, type OrderLineData } from '@fanchang/domain';
import { phoneBuyer } from '../buyer';
import type { Header } from '../header';
import { TITLE_CHARS } from '../limits';
import { clipped, type RowReading } from '../reading';
import { isoTime } from '../time-format';
import { eventIdOf } from './event-id';
import type { RowFormat } from './format';
import { RunningRefunds } from './running-refunds';
import { shopEvents, totalRefund } from './shop-events';
import { refundStateOf, stageIn } from './stage';

/**
 * 微信小店's order export: one row per product of an order, the order's own columns repeated. What was paid is
 * known for the whole order, so `paidFen` says it (every row the same); a line's amount is its share. 商品已退款金额
 * grows with each refund of the line, so refunds are told as the order's total so far. The buyer is the
 * recipient's phone when it is not masked.
 */
export const weixin: RowFormat = {
  name: 'weixin',
  bind(header) {
    const columns = columnsOf(header);
    const readTime = isoTime();
    const running = new RunningRefunds();

    return (row) => {
      const orderNo = row.id(columns.orderNo);
      const paidFen = row.fen(columns.paid);
      const freightFen = row.optionalFen(columns.freight) ?? 0;
      const totalFen = row.optionalFen(columns.listTotal);
      const line = lineOf(row, columns, Math.max(0, paidFen - freightFen), totalFen);
      const refundedFen = refundedOn(row, columns, line);
      const key = eventIdOf(orderNo, line.lineKey);
      return shopEvents({
        orderNo,
        key,
        buyer: phoneBuyer(row.unwrapped(columns.phone)),
        stage: stageIn(row, columns.status),
        createdAt: row.time(columns.createdAt, readTime),
        paidAt: row.optionalTime(columns.paidAt, readTime),
        shippedAt: row.optionalTime(columns.shippedAt, readTime),
        signedAt: null,
        completedAt: row.optionalTime(columns.completedAt, readTime),
        paid: { paidFen, ...(totalFen === null ? {} : { listFen: totalFen + freightFen }), lines: [line] },
        refunds:
          refundedFen > 0
            ? [totalRefund(orderNo, running.totalWith(orderNo, line.lineKey, refundedFen))]
            : [],
        wholeRefund: { idParts: [orderNo, 'refund', 'whole'], data: { whole: true } },
        stageIsOfOrder: true,
      });
    };
  },
};

type Columns = ReturnType<typeof columnsOf>;

function columnsOf(header: Header) {
  const columns = {
    orderNo: header.need('订单号'),
    createdAt: header.need('订单下单时间', '下单时间'),
    status: header.need('订单状态'),
    phone: header.maybe('收件人手机', '收件人手机号'),
    listTotal: header.maybe('商品总价'),
    paid: header.need('订单实际支付金额', '订单实际收款金额'),
    freight: header.maybe('订单运费'),
    paidAt: header.need('支付时间'),
    shippedAt: header.maybe('发货时间', '商品发货时间'),
    completedAt: header.maybe('订单完成时间', '完成时间'),
    title: header.need('商品名称'),
    productId: header.need('商品编码(平台)'),
    skuId: header.maybe('SKU编码(平台)', 'SKU编码(自定义)'),
    price: header.maybe('商品价格(单件)', '商品实际价格(单件)'),
    lineTotal: header.maybe('商品实际价格(总共)'),
    quantity: header.need('商品数量'),
    afterSales: header.maybe('商品售后'),
    refunded: header.need('商品已退款金额'),
  };
  header.refuseIfIncomplete();
  return columns;
}

function lineOf(row: RowReading, columns: Columns, goodsFen: number, totalFen: number | null): OrderLineData {
  const productId = row.id(columns.productId);
  const skuId = row.optionalId(columns.skuId);
  const quantity = row.quantity(columns.quantity);
  const listFen = row.optionalFen(columns.price, 100, Math.max(0, quantity));
  return {
    lineKey: skuId === '' ? productId : eventIdOf(productId, skuId),
    productId,
    title: clipped(row.text(columns.title), TITLE_CHARS) || productId,
    quantity,
    amountFen: row.optionalFen(columns.lineTotal) ?? shareOf(goodsFen, listFen, totalFen),
  };
}

/**
 * The line's part of what was paid for goods, by list price; all of it when the line is all the order has.
 */
function shareOf(goodsFen: number, listFen: number | null, totalFen: number | null): number {
  if (listFen === null) return goodsFen;
  if (totalFen === null || totalFen <= listFen) return Math.min(goodsFen, listFen);
  return splitFen(goodsFen, [listFen, totalFen - listFen])[0] ?? 0;
}

/** Fen given back on this line so far. A finished refund without an amount was of the whole line. */
function refundedOn(row: RowReading, columns: Columns, line: OrderLineData): number {
  const fen = row.optionalFen(columns.refunded) ?? 0;
  if (fen > 0 || columns.afterSales === null) return fen;

  const status = row.text(columns.afterSales);
  const state = refundStateOf(status);
  if (state === 'part') row.warn('REFUND_AMOUNT_UNKNOWN', columns.afterSales, status);
  return state === 'whole' ? line.amountFen : 0;
}
