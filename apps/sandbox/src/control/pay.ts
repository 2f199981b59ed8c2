import type { FastifyInstance } from 'fastify';
import { type Fields, isFields } from '../http/body';
import type { Payment, Transfer } from '../pay/money';
import type { Pay } from '../pay/pay';
import { isFen, strayPayment } from '../pay/payments';
import { finish } from '../pay/refunds';
import { paid, type PaidWish, whyNotPaid, wrongParams } from '../pay/steps';
import { confirm, offer } from '../pay/transfers';
import { paymentView, payView, refundView, transferView } from '../pay/view';
import { isOpenid } from '../world/people';
import { mustText, numberMaybe, oneOf, param, textMaybe, Unmet, wishes } from './wishes';

/** What happens at WeChat Pay without us: shoppers pay and confirm, refunds arrive. And how it behaves. */
export function payControl(app: FastifyInstance, pay: Pay): void {
  const post = wishes(app, () => pay.core.news.changed());

  app.get('/control/pay', async () => payView(pay));
  app.get('/control/pay/:no', async (request) => paymentView(mustFindPayment(pay, param(request, 'no'))));
  post('pay/:no/pay', (fields, request) => settle(pay, mustFindPayment(pay, param(request, 'no')), fields));
  post('pay/prepay/:prepayId/pay', (fields, request) => {
    const prepayId = param(request, 'prepayId');
    const payment = mustFindPayment(pay, pay.prepays.get(prepayId) ?? prepayId);
    const isOld = payment.prepayId !== prepayId || payment.prepayEndsAt <= pay.core.clock.now();
    if (isOld) throw new Unmet(409, 'this prepay_id is too old');
    // A phone wants what the merchant has signed; who plays by hand has nothing to show.
    const wrong = isFields(fields.params) ? wrongParams(prepayId, fields.params) : null;
    if (wrong !== null) throw new Unmet(409, wrong);
    return settle(pay, payment, fields);
  });
  post('pay/stray', (fields) => settle(pay, strayPayment(pay, textMaybe(fields, 'outTradeNo')), fields));

  post('pay/refunds/:no/finish', (fields, request) => {
    const refund = pay.refunds.get(param(request, 'no'));
    if (refund === undefined) throw new Unmet(404, 'no such refund');
    if (refund.state === 'SUCCESS' || refund.state === 'CLOSED')
      throw new Unmet(409, `it is ${refund.state}`);
    const push = finish(
      pay,
      refund,
      oneOf(fields.state ?? 'SUCCESS', ['SUCCESS', 'ABNORMAL', 'CLOSED'], 'state'),
    );
    return { refund: refundView(refund), push: push.id };
  });

  post('pay/transfers/package/confirm', (fields) =>
    take(pay, mustFindTransfer(pay, pay.packages.get(mustText(fields, 'package')) ?? ''), fields),
  );
  post('pay/transfers/:no/confirm', (fields, request) =>
    take(pay, mustFindTransfer(pay, param(request, 'no')), fields),
  );
  post('pay/transfers/:no/offer', (_fields, request) => {
    const transfer = mustFindTransfer(pay, param(request, 'no'));
    if (transfer.state !== 'ACCEPTED') throw new Unmet(409, `it is ${transfer.state}`);
    offer(pay, transfer);
    return { transfer: transferView(transfer) };
  });

  post('pay/settings', (fields) => {
    const { settings } = pay;
    if (fields.refunds !== undefined) {
      settings.refunds = oneOf(fields.refunds, ['at-once', 'slow', 'abnormal'], 'refunds');
    }
    if (fields.transfers !== undefined) {
      settings.transfers = oneOf(fields.transfers, ['at-once', 'slow'], 'transfers');
    }
    settings.duplicates = numberMaybe(fields, 'duplicates') ?? settings.duplicates;
    settings.probes = numberMaybe(fields, 'probes') ?? settings.probes;
    return settings;
  });
}

/** Somebody pays. `late`: though it is closed or over, as when it was on its way already. */
function settle(pay: Pay, payment: Payment, fields: Fields) {
  const isLate = fields.late === true && payment.paidAt === null;
  const why = isLate ? null : whyNotPaid(pay, payment);
  if (why !== null) throw new Unmet(409, why);
  const push = paid(pay, payment, wishOf(fields));
  return { payment: paymentView(payment), push: push?.id ?? null };
}

/** The shopper confirms a transfer; with `fail` WeChat cannot pay it out. */
function take(pay: Pay, transfer: Transfer, fields: Fields) {
  if (transfer.state !== 'WAIT_USER_CONFIRM') throw new Unmet(409, `it is ${transfer.state}`);
  const push = confirm(pay, transfer, textMaybe(fields, 'fail') ?? null);
  return { transfer: transferView(transfer), push: push.id };
}

function mustFindPayment(pay: Pay, outTradeNo: string): Payment {
  const found = pay.payments.get(outTradeNo);
  if (found === undefined) throw new Unmet(404, 'no such payment');
  return found;
}

function mustFindTransfer(pay: Pay, outBillNo: string): Transfer {
  const found = pay.transfers.get(outBillNo);
  if (found === undefined) throw new Unmet(404, 'no such transfer');
  return found;
}

function wishOf(fields: Fields): PaidWish {
  const openid = textMaybe(fields, 'openid');
  const amountFen = numberMaybe(fields, 'amountFen');
  if (openid !== undefined && !isOpenid(openid))
    throw new Unmet(400, 'openid must be 1–64 letters, digits, - or _');
  if (amountFen !== undefined && !isFen(amountFen))
    throw new Unmet(400, 'amountFen must be a whole number above 0');
  return {
    openid,
    amountFen,
    voucherFen: numberMaybe(fields, 'voucherFen'),
    lie: isFields(fields.lie) ? fields.lie : undefined,
    notify: fields.notify !== false,
  };
}
