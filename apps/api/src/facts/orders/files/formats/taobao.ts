import { knownBuyer, phoneBuyer } from '../buyer';
import type { Header } from '../header';
import { MAX_ID_CHARS, TITLE_CHARS } from '../limits';
import { clipped, type RowReading } from '../reading';
import { isoTime } from '../time-format';
import type { RowFormat } from './format';
import { shopEvents, totalRefund } from './shop-events';
import { stageIn } from './stage';

/**
 * 淘宝/天猫's order export: one row per order. It has no product number, so the title stands for it and the order
 * has one line. The buyer is the member name (买家会员名), which is the person's own in every order; masked, the
 * recipient's phone.
 */
export const taobao: RowFormat = {
  name: 'taobao',
  bind(header) {
    const columns = columnsOf(header);
    const readTime = isoTime();

    return (row) => {
      const orderNo = row.id(columns.orderNo);
      const stage = stageIn(row, columns.status);
      const title = row.text(columns.title);
      const paidFen = paidOf(row, columns, stage === 'closed');
      const listFen = row.optionalFen(columns.listTotal);
      const refundedFen = row.optionalFen(columns.refunded) ?? 0;
      const line = {
        lineKey: orderNo,
        productId: clipped(title, MAX_ID_CHARS) || orderNo,
        title: clipped(title, TITLE_CHARS) || orderNo,
        quantity: row.quantity(columns.quantity),
        amountFen: paidFen,
      };
      const nickname = row.text(columns.member);
      return shopEvents({
        orderNo,
        key: orderNo,
        buyer: knownBuyer('external', nickname, nickname) ?? phoneBuyer(row.unwrapped(columns.phone)),
        stage,
        createdAt: row.time(columns.createdAt, readTime),
        paidAt: row.optionalTime(columns.paidAt, readTime),
        shippedAt: row.optionalTime(columns.shippedAt, readTime),
        signedAt: null,
        completedAt: row.optionalTime(columns.completedAt, readTime),
        paid: { paidFen, ...(listFen === null ? {} : { listFen }), lines: [line] },
        refunds: refundedFen > 0 ? [totalRefund(orderNo, refundedFen)] : [],
        wholeRefund: { idParts: [orderNo, 'refund', 'whole'], data: { whole: true } },
        stageIsOfOrder: true,
      });
    };
  },
};

type Columns = ReturnType<typeof columnsOf>;

function columnsOf(header: Header) {
  const columns = {
    orderNo: header.need('订单编号'),
    member: header.maybe('买家会员名', '买家昵称'),
    goods: header.maybe('买家应付货款'),
    freight: header.maybe('买家应付邮费'),
    listTotal: header.maybe('总金额'),
    paid: header.need('买家实际支付金额'),
    status: header.need('订单状态'),
    phone: header.maybe('联系手机'),
    createdAt: header.need('订单创建时间'),
    paidAt: header.need('订单付款时间'),
    shippedAt: header.maybe('发货时间'),
    completedAt: header.maybe('确认收货时间'),
    title: header.need('宝贝标题', '商品标题'),
    quantity: header.need('宝贝总数量', '宝贝数量'),
    refunded: header.maybe('退款金额'),
  };
  header.refuseIfIncomplete();
  return columns;
}

/** A closed order shows 0 paid because it went back; what had been paid is then what was due. */
function paidOf(row: RowReading, columns: Columns, closed: boolean): number {
  const paidFen = row.fen(columns.paid);
  if (paidFen > 0 || !closed) return paidFen;
  return (row.optionalFen(columns.goods) ?? 0) + (row.optionalFen(columns.freight) ?? 0);
}
