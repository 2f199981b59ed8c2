/** What personal data is used for, each to be agreed to by itself. The order is the order of the settings page. */
export const PURPOSES = [
  'service',
  'profile',
  'personalisation',
  'marketing_wechat',
  'marketing_sms',
  'wecom',
] as const;
export type Purpose = (typeof PURPOSES)[number];

/** What a shopper reads before agreeing. */
export interface PurposeText {
  title: string;
  /** What it is for. */
  use: string;
  /** What happens without it. */
  without: string;
  /** The service cannot be given without it: ended by closing the account. */
  required: boolean;
}

/** The version of the privacy agreement 隐私协议 these sentences belong to; a new one is agreed to anew. */
export const POLICY_VERSION = '2026-09';

export const PURPOSE_TEXTS: Readonly<Record<Purpose, PurposeText>> = {
  service: {
    title: '会员服务',
    use: '用您的微信身份和订单，为您计算复购进度、发放并核销优惠券、记录积分、寄送礼品。',
    without: '这是会员服务本身；不再需要时，可以注销账号。',
    required: true,
  },
  profile: {
    title: '头像、昵称与手机号',
    use: '在会员页面和到店核销时认出您，并把您在各平台的订单合到一起。',
    without: '页面上显示“返场的朋友”，其他平台的订单需要您用订单号认领。',
    required: false,
  },
  personalisation: {
    title: '个性化推荐',
    use: '按您买过的商品，挑选更合适的券和礼品给您看。',
    without: '您看到的内容和所有人一样，已经到手的权益不受影响。',
    required: false,
  },
  marketing_wechat: {
    title: '微信活动通知',
    use: '有新活动、新礼遇时，通过小程序订阅消息告诉您。',
    without: '只在您的券快到期、订单有变化时提醒您，不发活动消息。',
    required: false,
  },
  marketing_sms: {
    title: '短信活动通知',
    use: '有新活动时，给您留下的手机号发短信。',
    without: '我们不会给您发任何活动短信。',
    required: false,
  },
  wecom: {
    title: '企业微信联系',
    use: '让门店顾问通过企业微信与您联系，并看到您的会员等级和权益。',
    without: '顾问不会主动联系您，也看不到您的会员信息。',
    required: false,
  },
};

export function isPurpose(text: string): text is Purpose {
  return (PURPOSES as readonly string[]).includes(text);
}
