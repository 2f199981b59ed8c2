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
