import type { OrderLineData } from '@fanchang/domain';
import { phoneBuyer } from '../buyer';
import type { Header } from '../header';
import { TITLE_CHARS } from '../limits';
import { clipped, type RowReading } from '../reading';
import { isoTime } from '../time-format';
import { joinedLines, type JoinedColumns } from './douyin-joined';
import type { RowFormat } from './format';
import { RunningRefunds } from './running-refunds';
import { shopEvents, totalRefund, type ShopRefund } from './shop-events';
import { refundStateOf, stageIn } from './stage';

/**
 * 抖店's order export: one row per sub-order (子订单), which is one line; the order is the sum of its rows. 订单应付金额
 * is taken as the row's own. 售后状态 speaks of the line, and since the usual export has no refund amount, a
 * refunded line was refunded whole; where a refund column exists its amounts count. The buyer is the
 * recipient's phone when it is not masked.
 */
export const douyin: RowFormat = {
  name: 'douyin',
  bind(header) {
    const columns = columnsOf(header);
    const readTime = isoTime();
    const running = new RunningRefunds();

    return (row) => {
      const orderNo = row.id(columns.orderNo);
      const lines = linesOf(row, columns);
      const [first] = lines;
      const one = lines.length === 1 && first !== undefined;
      const refundedFen = row.optionalFen(columns.refunded) ?? 0;
      const refunds =
        refundedFen > 0 && one
          ? [totalRefund(orderNo, running.totalWith(orderNo, first.lineKey, refundedFen))]
          : statusRefunds(row, columns, lines);
      const amountFen = lines.reduce((sum, line) => sum + line.amountFen, 0);
      return shopEvents({
        orderNo,
        key: one ? first.lineKey : orderNo,
        buyer: phoneBuyer(row.unwrapped(columns.phone)),
        stage: stageIn(row, columns.status),
        createdAt: row.time(columns.createdAt, readTime),
        paidAt: row.optionalTime(columns.paidAt, readTime),
        shippedAt: row.optionalTime(columns.shippedAt, readTime),
        signedAt: null,
        completedAt: row.optionalTime(columns.completedAt, readTime),
        paid: { lines, ...(one ? {} : { paidFen: amountFen }), ...liveRoomOf(row, columns) },
        refunds,
        wholeRefund: lineRefund(one ? first.lineKey : orderNo, amountFen),
        stageIsOfOrder: !one,
      });
    };
  },
};

type Columns = ReturnType<typeof columnsOf>;

function columnsOf(header: Header) {
  const columns = {
    orderNo: header.need('主订单编号', '订单编号'),
    subOrderNo: header.need('子订单编号'),
    title: header.need('选购商品'),
    quantity: header.need('商品数量'),
    productId: header.need('商品ID'),
    listAmount: header.maybe('商品金额'),
    amount: header.need('订单应付金额'),
    phone: header.maybe('收件人手机号'),
    createdAt: header.need('订单提交时间'),
    paidAt: header.maybe('支付完成时间', '支付时间', '订单支付时间'),
    shippedAt: header.maybe('发货时间'),
    completedAt: header.maybe('订单完成时间'),
    status: header.need('订单状态'),
    afterSales: header.need('售后状态'),
    refunded: header.maybe('退款金额', '已退款金额', '实际退款金额'),
    hostId: header.maybe('达人ID'),
    traffic: [header.maybe('流量来源'), header.maybe('流量渠道'), header.maybe('流量体裁')],
  };
  header.refuseIfIncomplete();
  return columns;
}

function linesOf(row: RowReading, columns: Columns & JoinedColumns): OrderLineData[] {
  const subOrders = row.unwrapped(columns.subOrderNo);
  if (subOrders.includes(';')) return joinedLines(row, columns);

  const productId = row.id(columns.productId);
  return [
    {
      lineKey: row.id(columns.subOrderNo),
      productId,
      title: clipped(row.text(columns.title), TITLE_CHARS) || productId,
      quantity: row.quantity(columns.quantity),
      amountFen: row.fen(columns.amount),
    },
  ];
}

/**
 * Refunds known by status alone, each line's with an id of its own: the amount is the line's and never grows.
 */
function statusRefunds(row: RowReading, columns: Columns, lines: readonly OrderLineData[]): ShopRefund[] {
  const text = row.text(columns.afterSales);
  const parts = lines.length > 1 ? text.split(';') : [text];
  return lines.flatMap((line, i) => {
    const status = (parts.length === lines.length ? parts[i] : text) ?? '';
    const state = refundStateOf(status);
    // Better a warning and a refund that comes later by other ways than an invented amount.
    if (state === 'part') row.warn('REFUND_AMOUNT_UNKNOWN', columns.afterSales, status);
    return state === 'whole' && line.amountFen > 0 ? [lineRefund(line.lineKey, line.amountFen)] : [];
  });
}

function lineRefund(lineKey: string, refundFen: number): ShopRefund {
  return { idParts: [lineKey, 'refund'], data: { refundFen } };
}

/** The export names the host (达人), whose room it was when the traffic came from a livestream. */
function liveRoomOf(row: RowReading, columns: Columns): { liveRoom?: string } {
  if (!columns.traffic.some((column) => row.text(column).includes('直播'))) return {};
  const hostId = row.optionalId(columns.hostId);
  return hostId === '' || hostId === '0' ? {} : { liveRoom: hostId };
}
