import type { Payment, Refund, Transfer } from './money';
import type { Pay } from './pay';

/** At most so many of each are shown, newest first. */
const SHOWN = 200;

/** All there is, as the control API and the page show it. */
export const payView = (pay: Pay, shown = SHOWN) => ({
  settings: pay.settings,
  payments: pay.payments.values().slice(-shown).reverse().map(paymentView),
  refunds: pay.refunds.values().slice(-shown).reverse().map(refundView),
  transfers: pay.transfers.values().slice(-shown).reverse().map(transferView),
});

export const paymentView = ({ asked: _asked, refunds, ...payment }: Payment) => ({
  ...payment,
  refundedFen: refunds.reduce((sum, { state, amountFen }) => sum + (state === 'SUCCESS' ? amountFen : 0), 0),
});

export const refundView = ({ asked: _asked, payment, ...refund }: Refund) => ({
  ...refund,
  outTradeNo: payment.outTradeNo,
  transactionId: payment.transactionId,
  openid: payment.openid,
  totalFen: payment.totalFen,
});

export const transferView = ({ asked: _asked, ...transfer }: Transfer) => transfer;
