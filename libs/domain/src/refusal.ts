/**
 * Every expected "no": its HTTP status and what the person reads. One table; the compiler knows when a code is missing.
 * `{name}` is filled from the refusal's details.
 */
export const REFUSALS = {
  // anything from outside
  BODY_INVALID: { status: 400, sentence: '请求内容有误：{field}' },
  BODY_TOO_LARGE: { status: 413, sentence: '请求内容过大' },
  NOT_FOUND: { status: 404, sentence: '没有找到这个地址' },
  NOT_READY: { status: 503, sentence: '服务正在准备，请稍后再试' },
  BUSY: { status: 503, sentence: '系统繁忙，请稍后再试' },
  UNEXPECTED: { status: 500, sentence: '系统出了点问题，请稍后再试' },
  // who you are
  LOGIN_REQUIRED: { status: 401, sentence: '请先登录' },
  SESSION_EXPIRED: { status: 401, sentence: '登录已过期，请重新登录' },
  LOGIN_CODE_INVALID: { status: 401, sentence: '登录凭证无效或已用过，请重试' },
  LOGIN_UNAVAILABLE: { status: 503, sentence: '微信登录暂时不可用，请稍后再试' },
  PASSWORD_WRONG: { status: 401, sentence: '账号或密码不对' },
  LOGIN_TOO_OFTEN: { status: 429, sentence: '尝试次数过多，请 {minutes} 分钟后再试' },
  NOT_ALLOWED: { status: 403, sentence: '您没有权限做这件事' },
  // signed requests of other systems
  SIGNATURE_MISSING: { status: 401, sentence: '缺少签名信息：{field}' },
  CLIENT_UNKNOWN: { status: 401, sentence: '未知的接入方' },
  SIGNATURE_WRONG: { status: 401, sentence: '签名不正确' },
  REQUEST_STALE: { status: 401, sentence: '请求时间与服务器相差超过 5 分钟' },
  REQUEST_REPLAYED: { status: 409, sentence: '这个请求已经处理过（nonce 重复）' },
  BATCH_EMPTY: { status: 400, sentence: '没有订单事件' },
  BATCH_TOO_LARGE: { status: 413, sentence: '一次最多 500 个事件' },
  EVENT_CONFLICT: { status: 409, sentence: '同一事件编号的内容与之前不同' },
  EVENT_TIME_ABSURD: { status: 422, sentence: '事件时间不合理' },
  // coupons and verification
  COUPON_NOT_FOUND: { status: 404, sentence: '没有找到这张券' },
  CODE_MALFORMED: { status: 400, sentence: '券码应为 12 位数字，请核对后重输' },
  CODE_UNKNOWN: { status: 404, sentence: '没有这个券码，请核对后重输' },
  QR_MALFORMED: { status: 400, sentence: '这不是本店的券码' },
  QR_EXPIRED: { status: 410, sentence: '二维码已过期，请顾客刷新后再扫' },
  TICKET_EXPIRED: { status: 410, sentence: '核销页面停留过久，请重新扫码' },
  COUPON_USED: { status: 409, sentence: '已被使用' },
  COUPON_EXPIRED: { status: 409, sentence: '券已过期' },
  COUPON_NOT_STARTED: { status: 409, sentence: '券还没到可用时间' },
  COUPON_REVOKED: { status: 409, sentence: '券已收回：{reason}' },
  COUPON_OTHER_SHOP: { status: 409, sentence: '不适用于本店，可用门店：{shops}' },
  BELOW_THRESHOLD: { status: 409, sentence: '还差 {short} 才满足使用门槛' },
  BILL_REQUIRED: { status: 400, sentence: '请输入本单金额' },
  REQUEST_KEY_REUSED: { status: 409, sentence: '这个请求编号已用于另一次核销' },
  CODE_TOO_OFTEN: { status: 429, sentence: '输错券码的次数过多，请 {minutes} 分钟后再试' },
  COUPON_HELD: { status: 409, sentence: '这张券正在一笔订单里结算，稍后再试' },
  COUPON_NOT_IN_SHOP: { status: 409, sentence: '这张券只能在线上使用' },
  COUPON_NOT_ONLINE: { status: 409, sentence: '这张券只能到店使用' },
  COUPON_OUT_OF_SCOPE: { status: 409, sentence: '不适用于本单商品，适用范围：{scope}' },
  COUPONS_DO_NOT_STACK: { status: 409, sentence: '「{a}」与「{b}」不能同时使用' },
  REDEMPTION_NOT_FOUND: { status: 404, sentence: '没有找到这笔核销' },
  UNDO_TOO_LATE: { status: 409, sentence: '核销已超过 30 分钟，不能撤销' },
  // giving: budgets, stock, limits per person
  BUDGET_SPENT: { status: 409, sentence: '活动名额已用完' },
  PERSON_LIMIT_REACHED: { status: 409, sentence: '您在这个活动里已经领满了' },
  COUPON_SOLD_OUT: { status: 409, sentence: '这种券已经发完了' },
  COUPON_LIMIT_REACHED: { status: 409, sentence: '这种券每人最多 {most} 张，您已领满' },
  // another system's checkout
  COUPON_FOREIGN: { status: 403, sentence: '这张券不属于这位会员' },
  BUYER_UNKNOWN: { status: 404, sentence: '没有找到这位会员' },
  HOLD_NOT_FOUND: { status: 404, sentence: '这笔订单没有占用任何券' },
  HOLD_EXPIRED: { status: 409, sentence: '占用已超时，券已退回会员，请重新占用' },
  HOLD_REDEEMED: { status: 409, sentence: '这笔订单的券已经核销' },
  HOLD_RETURNED: { status: 409, sentence: '这笔订单的券已经退回' },
  IDEMPOTENCY_KEY_MISSING: { status: 400, sentence: '缺少 idempotency-key（8–64 位字母数字）' },
  IDEMPOTENCY_KEY_REUSED: { status: 409, sentence: '这个 idempotency-key 已用于内容不同的请求' },
  // points and the points mall
  POINTS_SHORT: { status: 409, sentence: '积分不够，还差 {short} 分' },
  ITEM_NOT_FOUND: { status: 404, sentence: '没有找到这件礼品' },
  ITEM_OFF_SHELF: { status: 409, sentence: '这件礼品已下架' },
  ITEM_SOLD_OUT: { status: 409, sentence: '这件礼品已兑完' },
  ITEM_LIMIT_REACHED: { status: 409, sentence: '每人限兑 {most} 件，您已兑满' },
  ADDRESS_REQUIRED: { status: 400, sentence: '请填写收货地址' },
  MALL_ORDER_NOT_FOUND: { status: 404, sentence: '没有找到这笔兑换' },
  MALL_ORDER_STATE: { status: 409, sentence: '这笔兑换{state}，不能再改' },
  MALL_REQUEST_REUSED: { status: 409, sentence: '这个请求编号已用于另一笔兑换' },
} as const satisfies Record<string, { status: number; sentence: string }>;

export type RefusalCode = keyof typeof REFUSALS;

/** An expected "no" as a value. */
export interface Refusal {
  refused: RefusalCode;
  details?: Readonly<Record<string, string>>;
}

export function refuse(code: RefusalCode, details?: Readonly<Record<string, string>>): Refusal {
  return details === undefined ? { refused: code } : { refused: code, details };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}

/** The sentence a person reads. */
export function sentenceOf(refusal: Refusal): string {
  return REFUSALS[refusal.refused].sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    return refusal.details?.[name] ?? '';
  });
}
