export type { PayRefund, Transaction, TransferBill } from './money';
export type { Notice } from './notice';
export { type PayParams, WechatPay } from './wechat-pay';
