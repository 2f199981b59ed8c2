// Somebody's WeChat Pay: what they are asked to pay, what came back, what is theirs to take.

import { dayOf, h, timeOf, yuan } from './dom.js';

const PAID = { NOTPAY: '等待付款', OVER: '付款时间已过', SUCCESS: '付款成功', CLOSED: '已关闭' };
const REFUNDED = {
  PROCESSING: '退款在路上',
  SUCCESS: '退款到账',
  ABNORMAL: '退款没能到账',
  CLOSED: '退款已关闭',
};
const TRANSFERRED = {
  ACCEPTED: '转账已受理',
  WAIT_USER_CONFIRM: '等待收款',
  TRANSFERING: '正在到账',
  SUCCESS: '已收款',
  CANCELING: '正在撤回',
  CANCELLED: '商家已撤回',
};
const DAY_MS = 86_400_000;

/** What of it is this person's. */
export function moneyOf({ pay, time }, { openid }) {
  const mine = (list) => list.filter((one) => one.openid === openid);
  const isOver = ({ state, expiresAt }) => state === 'NOTPAY' && expiresAt !== null && expiresAt <= time.now;
  return {
    payments: mine(pay.payments).map((one) => (isOver(one) ? { ...one, state: 'OVER' } : one)),
    refunds: mine(pay.refunds),
    transfers: mine(pay.transfers),
  };
}

/** How many things wait for their tap. */
export const waitingOf = ({ payments, transfers }) =>
  payments.filter(({ state }) => state === 'NOTPAY').length +
  transfers.filter(({ state }) => state === 'WAIT_USER_CONFIRM').length;

/** Everything about money, oldest first; null: there is nothing. */
export function payInbox({ payments, refunds, transfers }, act) {
  const all = [
    ...payments.map((one) => [one.paidAt ?? one.createdAt, paymentCard(one, act)]),
    ...refunds.map((one) => [one.doneAt ?? one.createdAt, refundCard(one, act)]),
    ...transfers.map((one) => [one.changedAt, transferCard(one, act)]),
  ];
  if (all.length === 0) return null;
  return all
    .sort(([a], [b]) => a - b)
    .flatMap(([at, card]) => [h('p', { class: 'when' }, `${dayOf(at)} ${timeOf(at)}`), card]);
}

function paymentCard(payment, act) {
  const { outTradeNo, state, totalFen, refundedFen } = payment;
  const pay = (body, said) => act(`/control/pay/${encodeURIComponent(outTradeNo)}/pay`, body, said);
  return card(PAID[state], totalFen, state === 'NOTPAY' ? 'due' : state === 'SUCCESS' ? 'done' : 'over', {
    facts: [
      ['商品', payment.description || '没有说明'],
      ['订单号', outTradeNo],
      payment.paidAt === null && payment.expiresAt !== null
        ? ['付款截止', momentOf(payment.expiresAt)]
        : null,
      refundedFen > 0 ? ['已退', `¥${yuan(refundedFen)}`] : null,
    ],
    buttons: payTaps(payment, pay),
    key: outTradeNo,
  });
}

function payTaps({ state, totalFen }, pay) {
  if (state === 'OVER') return [['偏要付', () => pay({ late: true }, '迟到的付款，通知已发出')]];
  if (state !== 'NOTPAY') return [];
  return [
    [`付款 ¥${yuan(totalFen)}`, () => pay({}, '付好了，通知已发出'), 'primary small'],
    ['付款，通知丢了', () => pay({ notify: false }, '付好了，返场没有收到通知')],
    totalFen > 1 ? ['少付一分', () => pay({ amountFen: totalFen - 1 }, '付好了，少了一分')] : null,
  ];
}

function refundCard(refund, act) {
  const { outRefundNo, state } = refund;
  const finish = (to, said) =>
    act(`/control/pay/refunds/${encodeURIComponent(outRefundNo)}/finish`, { state: to }, said);
  const isOpen = state === 'PROCESSING' || state === 'ABNORMAL';
  return card(REFUNDED[state], refund.amountFen, state === 'SUCCESS' ? 'done' : isOpen ? 'due' : 'over', {
    facts: [
      ['原因', refund.reason || '没有说明'],
      ['退自', refund.outTradeNo],
      ['退款单号', outRefundNo],
    ],
    buttons: [
      isOpen ? ['让它到账', () => finish('SUCCESS', '退款到账，通知已发出'), 'primary small'] : null,
      state === 'PROCESSING' ? ['让它卡住', () => finish('ABNORMAL', '退款卡住，通知已发出')] : null,
      isOpen ? ['关闭', () => finish('CLOSED', '退款关闭，通知已发出')] : null,
    ],
    key: outRefundNo,
  });
}

function transferCard(transfer, act) {
  const { outBillNo, state, failReason } = transfer;
  const at = `/control/pay/transfers/${encodeURIComponent(outBillNo)}`;
  const isWaiting = state === 'WAIT_USER_CONFIRM' || state === 'ACCEPTED';
  const title =
    state === 'FAIL'
      ? failReason === 'OVERDUE_CLOSE'
        ? '24 小时没收，已退回'
        : '没能到账'
      : TRANSFERRED[state];
  return card(title, transfer.amountFen, state === 'SUCCESS' ? 'done' : isWaiting ? 'due' : 'over', {
    facts: [
      ['来自', '晚灯果铺'],
      ['说明', transfer.remark],
      ['单号', outBillNo],
      isWaiting ? ['收款截止', momentOf(transfer.createdAt + DAY_MS)] : null,
      failReason === null ? null : ['原因', failReason],
    ],
    buttons:
      state === 'WAIT_USER_CONFIRM'
        ? [
            ['确认收款', () => act(`${at}/confirm`, {}, '收下了，通知已发出'), 'primary small'],
            [
              '确认，但没能到账',
              () => act(`${at}/confirm`, { fail: 'PAYEE_ACCOUNT_ABNORMAL' }, '没能到账，通知已发出'),
            ],
          ]
        : state === 'ACCEPTED'
          ? [['开始等 TA 收款', () => act(`${at}/offer`, {}, '轮到 TA 确认了'), 'primary small']]
          : [],
    key: outBillNo,
  });
}

function card(title, fen, mood, { facts, buttons, key }) {
  return h(
    'article',
    { class: `card money is-${mood}` },
    h('header', null, h('span', { class: 'coin', 'aria-hidden': 'true' }, '¥'), '微信支付'),
    h('p', { class: 'money-title' }, title),
    h('p', { class: 'sum' }, h('small', null, '¥'), yuan(fen)),
    h(
      'dl',
      null,
      facts
        .filter(Boolean)
        .map(([label, value]) => [h('dt', null, label), h('dd', null, value)])
        .flat(),
    ),
    h(
      'div',
      { class: 'money-taps' },
      buttons
        .filter(Boolean)
        .map(([label, tap, look = 'text']) =>
          h('button', { type: 'button', class: look, 'data-key': `${label} ${key}`, onclick: tap }, label),
        ),
    ),
  );
}

const momentOf = (ms) => `${dayOf(ms)} ${timeOf(ms)}`;
