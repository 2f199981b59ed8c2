/** What to do about a refusal, for the codes whose sentence leaves that open. */
const WHAT_NOW: Record<string, string> = {
  COUPON_USED: '请顾客看看券包里还有没有别的券',
  COUPON_EXPIRED: '请顾客看看券包里还有没有别的券',
  COUPON_REVOKED: '有疑问请顾客联系客服',
  COUPON_HELD: '那笔线上订单取消后，券会放回来',
  COUPON_NOT_IN_SHOP: '请顾客在线上下单时用',
  COUPON_NOT_STARTED: '请顾客到时候再来',
  COUPON_OTHER_SHOP: '请顾客到可用的门店使用',
  CODE_TOO_OFTEN: '扫顾客的二维码不受影响',
  CODE_UNKNOWN: '一位一位核对，或者改用扫码',
  CODE_MALFORMED: '一位一位核对，或者改用扫码',
  QR_MALFORMED: '请顾客打开券包里的券再扫',
};

/** One line under a refusal, or null where its own sentence says it all. */
export function whatNow(code: string): string | null {
  return WHAT_NOW[code] ?? null;
}
