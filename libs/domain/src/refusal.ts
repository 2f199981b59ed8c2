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
  OUTSIDE_UNAVAILABLE: { status: 503, sentence: '外部服务暂时连不上，请稍后再试' },
  UNEXPECTED: { status: 500, sentence: '系统出了点问题，请稍后再试' },
  // who you are
  LOGIN_REQUIRED: { status: 401, sentence: '请先登录' },
  SESSION_EXPIRED: { status: 401, sentence: '登录已过期，请重新登录' },
  SESSION_REVOKED: { status: 401, sentence: '这次登录已被退出，请重新登录' },
  SESSION_REUSED: { status: 401, sentence: '登录凭证被用了两次，为了安全已退出，请重新登录' },
  SESSION_NOT_FOUND: { status: 404, sentence: '没有找到这次登录' },
  LOGIN_CODE_INVALID: { status: 401, sentence: '登录凭证无效或已用过，请重试' },
  LOGIN_UNAVAILABLE: { status: 503, sentence: '微信登录暂时不可用，请稍后再试' },
  PASSWORD_WRONG: { status: 401, sentence: '账号或密码不对' },
  LOGIN_TOO_OFTEN: { status: 429, sentence: '尝试次数过多，请 {minutes} 分钟后再试' },
  NOT_ALLOWED: { status: 403, sentence: '您没有权限做这件事' },
  // staff: accounts, second factor, roles
  TOTP_REQUIRED: { status: 403, sentence: '请输入动态验证码' },
  TOTP_WRONG: { status: 403, sentence: '动态验证码不对或已用过，请输入最新的 6 位数字' },
  TOTP_IS_ON: { status: 409, sentence: '动态验证码已经开启' },
  TOTP_IS_OFF: { status: 409, sentence: '还没有设置动态验证码' },
  OLD_PASSWORD_WRONG: { status: 403, sentence: '当前密码不对' },
  SHOP_NOT_YOURS: { status: 403, sentence: '您在这家门店没有岗位' },
  SHOP_KEY_TAKEN: { status: 409, sentence: '这个门店代号已有人使用' },
  SHOP_NOT_FOUND: { status: 404, sentence: '没有找到这家门店' },
  MEMBER_NOT_FOUND: { status: 404, sentence: '没有找到这位店员' },
  MEMBER_IS_YOU: { status: 409, sentence: '不能对自己的账号做这件事，请让另一位负责人操作' },
  ACCOUNT_TAKEN: { status: 409, sentence: '这个账号已有人使用' },
  // signed requests of other systems
  SIGNATURE_MISSING: { status: 401, sentence: '缺少签名信息：{field}' },
  CLIENT_UNKNOWN: { status: 401, sentence: '未知的接入方' },
  SIGNATURE_WRONG: { status: 401, sentence: '签名不正确' },
  REQUEST_STALE: { status: 401, sentence: '请求时间与服务器相差超过 5 分钟' },
  REQUEST_REPLAYED: { status: 409, sentence: '这个请求已经处理过（nonce 重复）' },
  // pushes of platforms
  PUSH_FORGED: { status: 401, sentence: '推送的签名不正确' },
  PUSH_STALE: { status: 401, sentence: '推送时间与服务器相差超过 5 分钟' },
  PUSH_MALFORMED: { status: 400, sentence: '推送的内容不符合约定' },
  // orders other systems tell us
  BATCH_EMPTY: { status: 400, sentence: '没有订单事件' },
  BATCH_TOO_LARGE: { status: 413, sentence: '一次最多 500 个事件' },
  EVENT_CONFLICT: { status: 409, sentence: '同一事件编号的内容与之前不同' },
  EVENT_TIME_ABSURD: { status: 422, sentence: '事件时间不合理' },
  ORDER_NOT_FOUND: { status: 404, sentence: '没有找到这笔订单' },
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
  // one customer over all channels
  CUSTOMER_NOT_FOUND: { status: 404, sentence: '没有这位会员，或者已经注销' },
  PHONE_CODE_INVALID: { status: 400, sentence: '手机号授权已失效，请重新点一次' },
  PHONE_TAKEN: { status: 409, sentence: '这个手机号已绑定另一个微信账号，请联系客服处理' },
  NICKNAME_RISKY: { status: 422, sentence: '昵称里有不合适的内容，换一个吧' },
  AVATAR_INVALID: { status: 422, sentence: '请选一张 200 KB 以内的 PNG、JPG 或 WebP 图片' },
  CLAIM_NOT_FOUND: { status: 404, sentence: '没有找到这笔订单，请核对订单号和手机尾号' },
  CLAIM_TAKEN: { status: 409, sentence: '这笔订单已在另一个账号名下，请联系客服处理' },
  CLAIM_TOO_OFTEN: { status: 429, sentence: '核对次数过多，请 {minutes} 分钟后再试' },
  MERGE_NOT_FOUND: { status: 404, sentence: '没有找到这次合并' },
  MERGE_NOT_LAST: { status: 409, sentence: '这位会员之后又合并过，请先撤销后面的合并' },
  MERGE_BUSY: { status: 409, sentence: '这位会员有券正在结算或礼品还未发出，办完后再拆分' },
  // paying, and money that is paid to people
  PAY_OFF: { status: 409, sentence: '商家还没有开通微信支付' },
  PAY_NEEDS_WECHAT: { status: 409, sentence: '请在微信里打开再付款' },
  PAYMENT_NOT_FOUND: { status: 404, sentence: '没有找到这笔支付' },
  PAYMENT_OVER: { status: 409, sentence: '这笔支付已关闭，请重新发起' },
  PAYMENT_KEY_REUSED: { status: 409, sentence: '这个请求编号已用于另一笔支付' },
  CASH_NOT_FOUND: { status: 404, sentence: '没有找到这笔现金奖励' },
  CASH_STATE: { status: 409, sentence: '这笔现金奖励{state}' },
  // 拼团
  GROUP_NOT_FOUND: { status: 404, sentence: '没有找到这个拼团活动' },
  TEAM_NOT_FOUND: { status: 404, sentence: '没有找到这个团' },
  GROUP_NOT_STARTED: { status: 409, sentence: '活动还没开始' },
  GROUP_OVER: { status: 409, sentence: '活动已结束' },
  GROUP_CANCELLED: { status: 409, sentence: '活动已取消' },
  GROUP_SOLD_OUT: { status: 409, sentence: '这个活动的团已经开完了' },
  GROUP_FULL: { status: 409, sentence: '已满，可自己开团' },
  GROUP_EXPIRED: { status: 409, sentence: '这个团已过时间，可自己开团' },
  GROUP_TEAM_CANCELLED: { status: 409, sentence: '这个团已取消，可自己开团' },
  GROUP_NOT_OPEN: { status: 409, sentence: '团长还没付款，这个团还没开' },
  GROUP_OWN_TEAM: { status: 409, sentence: '这是您自己的团，把它发给朋友吧' },
  GROUP_ALREADY_IN: { status: 409, sentence: '您已经在这个团里了' },
  GROUP_NOT_IN: { status: 409, sentence: '您不在这个团里' },
  GROUP_FILLED: { status: 409, sentence: '已经成团，不能再退出' },
  GROUP_ONE_AT_A_TIME: { status: 409, sentence: '您在这个活动里还有一个团没拼完，先把它拼成吧' },
  GROUP_LIMIT_REACHED: { status: 409, sentence: '这个活动每人每月 {most} 次，您这个月已用完' },
  GROUP_BUYERS_ONLY: { status: 409, sentence: '这个活动只给买过的朋友' },
  GROUP_NEWCOMERS_ONLY: { status: 409, sentence: '这个活动只给还没下过单的新朋友' },
  GROUP_REQUEST_REUSED: { status: 409, sentence: '这个请求编号已用于另一个团' },
  // 邀请有礼
  INVITATION_UNKNOWN: { status: 404, sentence: '没有这个邀请码，请核对后重试' },
  INVITATION_OVER: { status: 409, sentence: '邀请活动已结束' },
  INVITATION_SELF: { status: 409, sentence: '不能接受自己的邀请' },
  INVITATION_NOT_NEW: { status: 409, sentence: '邀请只给还没下过单的新朋友，您已经是老朋友了' },
  INVITATION_BOUND: { status: 409, sentence: '您已经接受过另一位朋友的邀请' },
  INVITATION_TOO_OFTEN: { status: 429, sentence: '输错邀请码的次数过多，请 {minutes} 分钟后再试' },
  REFERRAL_NOT_FOUND: { status: 404, sentence: '没有找到这次邀请' },
  REFERRAL_NOT_FLAGGED: { status: 409, sentence: '这次邀请不需要复核' },
  REFERRAL_CAP_REACHED: { status: 409, sentence: '本月邀请奖励已满' },
  // 满意度调查
  SURVEY_NOT_FOUND: { status: 404, sentence: '没有找到这份调查' },
  SURVEY_NOT_YET: { status: 409, sentence: '还没到填写的时间，收到商品后再来' },
  SURVEY_CLOSED: { status: 409, sentence: '这份调查已经结束，谢谢您的关注' },
  SURVEY_ANSWERED: { status: 409, sentence: '这份调查您已经填过了，每单只填一次' },
  SURVEY_QUESTION_UNKNOWN: { status: 422, sentence: '回答里有这份调查没有问的题目' },
  SURVEY_ANSWER_INVALID: { status: 422, sentence: '第 {number} 题的回答不符合要求' },
  SURVEY_ANSWER_MISSING: { status: 422, sentence: '第 {number} 题还没有回答' },
  // 照片
  PHOTO_MISSING: { status: 400, sentence: '没有收到照片，请重新选择' },
  PHOTO_TOO_LARGE: { status: 413, sentence: '照片太大，单张不能超过 10 MB' },
  PHOTO_TYPE: { status: 415, sentence: '只支持 JPG、PNG、WebP 照片' },
  PHOTO_NAME_LIES: { status: 415, sentence: '文件内容和它的名称不符，请换一张照片' },
  PHOTO_BROKEN: { status: 422, sentence: '这张照片打不开，请换一张' },
  PHOTO_TOO_MANY: { status: 429, sentence: '今天上传的照片太多了，请明天再来' },
  PHOTO_NOT_FOUND: { status: 404, sentence: '没有找到这张照片' },
  PHOTO_USED: { status: 409, sentence: '这张照片已经用在别处，请重新上传' },
  PHOTO_REFUSED: { status: 409, sentence: '这张照片没有通过审核，请换一张' },
  WORDS_MARKUP: { status: 422, sentence: '文字里不能有网页代码，请改成普通文字' },
  WORDS_REFUSED: { status: 422, sentence: '这段文字没有通过审核，请改一改再发' },
  // 售后工单
  TICKET_NOT_YOURS: { status: 403, sentence: '这个工单由另一位客服处理' },
  TICKET_TOO_MANY: { status: 409, sentence: '您还有 {most} 个工单在处理，请先在原来的工单里继续' },
  TICKET_OTHER_SHOPPER: { status: 409, sentence: '两个工单不是同一位顾客的，不能合并' },
  TICKET_RATED: { status: 409, sentence: '您已经评价过这次服务' },
  MESSAGE_EMPTY: { status: 422, sentence: '写点什么，或者放一张照片' },
  AGENT_UNFIT: { status: 409, sentence: '这位客服现在不能接这类工单' },
  DESK_NOT_FOUND: { status: 404, sentence: '您还没有坐席，请店长先设置' },
  COMPENSATION_INVALID: { status: 422, sentence: '赔付内容不完整：选一张有效的券，或者填积分' },
  COMPENSATION_NOT_FOUND: { status: 404, sentence: '没有找到这笔赔付' },
  COMPENSATION_DECIDED: { status: 409, sentence: '这笔赔付已经处理过' },
  COMPENSATION_OWN: { status: 403, sentence: '不能审批自己申请的赔付' },
  COMPENSATION_UNFUNDED: { status: 409, sentence: '这份补偿已经发完，或者顾客已经领满，换一种吧' },
  ANSWERS_TOO_MANY: { status: 409, sentence: '解答包最多 {most} 个，请先停用一些' },
  ANSWER_NOT_FOUND: { status: 404, sentence: '没有找到这个解答包' },
  TICKET_NOT_FOUND: { status: 404, sentence: '没有找到这个工单' },
  TICKET_CLOSED: { status: 409, sentence: '这个工单已关闭，还有问题可以新开一个' },
  TICKET_MERGED: { status: 409, sentence: '这个工单已并入另一个，请到那里继续' },
  TICKET_RESOLVED: { status: 409, sentence: '这个工单已经办结' },
  TICKET_NOT_RESOLVED: { status: 409, sentence: '这个工单还在处理中' },
  TICKET_NOT_ANSWERED: { status: 409, sentence: '还没有回复顾客，请先回复再办结' },
  TICKET_NEEDS_SPECIALIST: { status: 409, sentence: '直播承诺争议要由专员回复后才能办结' },
  // consent and privacy
  CONSENT_REQUIRED: { status: 409, sentence: '这是会员服务本身所需；不再需要时，可以注销账号' },
  POLICY_CHANGED: { status: 409, sentence: '隐私协议已更新，请重新阅读' },
  EXPORT_WAITING: { status: 409, sentence: '上一份个人信息副本还在准备，不用再次申请' },
  EXPORT_TOO_OFTEN: { status: 429, sentence: '一天可以导出一次，请明天再来' },
  EXPORT_NOT_FOUND: { status: 404, sentence: '没有找到这份副本' },
  EXPORT_NOT_READY: { status: 409, sentence: '副本还在准备，请稍后再来' },
  EXPORT_GONE: { status: 410, sentence: '副本只保留 7 天，已删除，请重新导出' },
  ERASURE_UNDER_WAY: { status: 409, sentence: '{what}，办完后再来注销' },
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
