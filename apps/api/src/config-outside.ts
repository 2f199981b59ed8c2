import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { SANDBOX } from './platform/outside/sandbox-credentials';
import { MERCHANT_PRIVATE_KEY, PLATFORM_PUBLIC_KEY } from './platform/outside/sandbox-pay-keys';

/** Of a callback address: what signatures are made with, and the 43 letters its messages are encrypted with. */
export interface PushSecrets {
  token: string;
  aesKey: string;
}

/** An app at WeChat: the mini-program, or a 微信小店. */
export interface WechatApp {
  appId: string;
  appSecret: string;
  baseUrl: string;
  push: PushSecrets | null;
}

export interface WecomApp {
  corpId: string;
  secret: string;
  baseUrl: string;
  push: PushSecrets | null;
}

export interface DouyinApp {
  appKey: string;
  appSecret: string;
  shopId: string;
  baseUrl: string;
}

/** A merchant 商户 of WeChat Pay, paid in the mini-program. Keys are PEM, or their DER in base64. */
export interface WechatPayMerchant {
  mchId: string;
  /** The mini-program's: whose openids payers have. */
  appId: string;
  /** Of the merchant's certificate. */
  serialNo: string;
  privateKey: string;
  /** 32 letters: what notices are sealed with. */
  apiV3Key: string;
  /** Names the public key answers and notices are signed for. */
  platformKeyId: string;
  platformPublicKey: string;
  baseUrl: string;
  /** Where notices are sent: our `/push/weixin-pay`, as the outside sees it. */
  notifyUrl: string;
  /** Under which business scene money is transferred to people. */
  transferSceneId: string;
}

/** Our names of WeChat's subscribe message templates. */
export type TemplateName = 'benefit' | 'order' | 'service';

/** The world outside, as far as it is configured; null where a brand does not use it. */
export interface OutsideConfig {
  /** Where apps/sandbox stands in for all of it; never in production. */
  sandboxUrl: string | null;
  miniProgram: WechatApp | null;
  weixinShop: WechatApp | null;
  wecom: WecomApp | null;
  douyin: DouyinApp | null;
  wechatPay: WechatPayMerchant | null;
  templates: Record<TemplateName, string | null>;
}

const word = z.string().min(1).max(256).optional();
const aesKey = z
  .string()
  .regex(/^[A-Za-z0-9]{43}$/, 'must be the 43 letters and digits of EncodingAESKey')
  .optional();

const payKey = (half: 'private' | 'public') =>
  z
    .string()
    .refine((text) => readsAsKey(half, text), `must be a ${half} RSA key, PEM or its DER in base64`)
    .optional();

/** What the environment may say of it. Every secret may come from a file instead: NAME_FILE. */
export const OUTSIDE_ENVIRONMENT = {
  SANDBOX_URL: z.url().optional(),
  WECHAT_APP_ID: word,
  WECHAT_APP_SECRET: word,
  WECHAT_BASE_URL: z.url().default('https://api.weixin.qq.com'),
  WECHAT_PUSH_TOKEN: word,
  WECHAT_PUSH_AES_KEY: aesKey,
  WECHAT_TEMPLATE_BENEFIT: word,
  WECHAT_TEMPLATE_ORDER: word,
  WECHAT_TEMPLATE_SERVICE: word,
  WEIXIN_SHOP_APP_ID: word,
  WEIXIN_SHOP_APP_SECRET: word,
  WEIXIN_SHOP_BASE_URL: z.url().default('https://api.weixin.qq.com'),
  WEIXIN_SHOP_PUSH_TOKEN: word,
  WEIXIN_SHOP_PUSH_AES_KEY: aesKey,
  WECOM_CORP_ID: word,
  WECOM_SECRET: word,
  WECOM_BASE_URL: z.url().default('https://qyapi.weixin.qq.com'),
  WECOM_PUSH_TOKEN: word,
  WECOM_PUSH_AES_KEY: aesKey,
  DOUYIN_APP_KEY: word,
  DOUYIN_APP_SECRET: word,
  DOUYIN_SHOP_ID: word,
  DOUYIN_BASE_URL: z.url().default('https://openapi-fxg.jinritemai.com'),
  WECHAT_PAY_MCH_ID: z
    .string()
    .regex(/^\d{8,16}$/, 'must be the digits of a merchant id')
    .optional(),
  WECHAT_PAY_SERIAL_NO: z
    .string()
    .regex(/^[0-9A-Fa-f]{16,64}$/, 'must be the serial number in hex')
    .optional(),
  WECHAT_PAY_PRIVATE_KEY: payKey('private'),
  WECHAT_PAY_API_V3_KEY: z.string().length(32, 'must have 32 letters').optional(),
  WECHAT_PAY_PUBLIC_KEY_ID: word,
  WECHAT_PAY_PUBLIC_KEY: payKey('public'),
  WECHAT_PAY_NOTIFY_URL: z.url().optional(),
  WECHAT_PAY_TRANSFER_SCENE_ID: z
    .string()
    .regex(/^\d{1,36}$/)
    .default('1000'),
  WECHAT_PAY_BASE_URL: z.url().default('https://api.mch.weixin.qq.com'),
} as const;

const OutsideEnvironment = z.object(OUTSIDE_ENVIRONMENT);
type Said = z.infer<typeof OutsideEnvironment>;
type Name = keyof Said;

/** Half of what an app needs is a mistake, not a brand without it. */
const TOGETHER: readonly (readonly Name[])[] = [
  ['WECHAT_APP_ID', 'WECHAT_APP_SECRET'],
  ['WECHAT_PUSH_TOKEN', 'WECHAT_PUSH_AES_KEY'],
  ['WEIXIN_SHOP_APP_ID', 'WEIXIN_SHOP_APP_SECRET'],
  ['WEIXIN_SHOP_PUSH_TOKEN', 'WEIXIN_SHOP_PUSH_AES_KEY'],
  ['WECOM_CORP_ID', 'WECOM_SECRET'],
  ['WECOM_PUSH_TOKEN', 'WECOM_PUSH_AES_KEY'],
  ['DOUYIN_APP_KEY', 'DOUYIN_APP_SECRET', 'DOUYIN_SHOP_ID'],
  [
    'WECHAT_PAY_MCH_ID',
    'WECHAT_PAY_SERIAL_NO',
    'WECHAT_PAY_PRIVATE_KEY',
    'WECHAT_PAY_API_V3_KEY',
    'WECHAT_PAY_PUBLIC_KEY_ID',
    'WECHAT_PAY_PUBLIC_KEY',
    'WECHAT_PAY_NOTIFY_URL',
  ],
];
const BASE_URLS = [
  'WECHAT_BASE_URL',
  'WEIXIN_SHOP_BASE_URL',
  'WECOM_BASE_URL',
  'DOUYIN_BASE_URL',
  'WECHAT_PAY_BASE_URL',
] as const;

/** Reads what is said of the outside world. @param problems gets a line for each thing wrong; none holds a value. */
export function outsideOf(e: Said, isProduction: boolean, problems: string[]): OutsideConfig {
  for (const names of TOGETHER) {
    const missing = names.filter((name) => e[name] === undefined);
    if (missing.length > 0 && missing.length < names.length) {
      problems.push(`${missing.join(', ')}: needed together with the rest of ${names.join(', ')}`);
    }
  }
  if (e.WECHAT_PAY_MCH_ID !== undefined && e.WECHAT_APP_ID === undefined) {
    problems.push('WECHAT_APP_ID: needed with WECHAT_PAY_MCH_ID');
  }
  if (isProduction) refuseSandbox(e, problems);
  return e.SANDBOX_URL === undefined || isProduction ? realOf(e) : sandboxOf(e.SANDBOX_URL);
}

/** A production process never talks to the sandbox: neither by its address nor by what it knows us by. */
function refuseSandbox(e: Said, problems: string[]): void {
  if (e.SANDBOX_URL !== undefined) problems.push('SANDBOX_URL: not allowed in production');
  for (const name of BASE_URLS) {
    if (!e[name].startsWith('https://')) problems.push(`${name}: must begin with https:// in production`);
  }
  const ours = new Set<string>([
    SANDBOX.miniProgram.appId,
    SANDBOX.weixinShop.appId,
    SANDBOX.wecom.corpId,
    SANDBOX.douyin.appKey,
    SANDBOX.wechatPay.mchId,
  ]);
  if (e.WECHAT_PAY_NOTIFY_URL?.startsWith('https://') === false) {
    problems.push('WECHAT_PAY_NOTIFY_URL: must begin with https:// in production');
  }
  for (const name of [
    'WECHAT_APP_ID',
    'WEIXIN_SHOP_APP_ID',
    'WECOM_CORP_ID',
    'DOUYIN_APP_KEY',
    'WECHAT_PAY_MCH_ID',
  ] as const) {
    if (ours.has(e[name] ?? '')) problems.push(`${name}: is the sandbox's, not allowed in production`);
  }
}

function realOf(e: Said): OutsideConfig {
  return {
    sandboxUrl: null,
    miniProgram: appOf(
      e.WECHAT_APP_ID,
      e.WECHAT_APP_SECRET,
      e.WECHAT_BASE_URL,
      pushOf(e.WECHAT_PUSH_TOKEN, e.WECHAT_PUSH_AES_KEY),
    ),
    weixinShop: appOf(
      e.WEIXIN_SHOP_APP_ID,
      e.WEIXIN_SHOP_APP_SECRET,
      e.WEIXIN_SHOP_BASE_URL,
      pushOf(e.WEIXIN_SHOP_PUSH_TOKEN, e.WEIXIN_SHOP_PUSH_AES_KEY),
    ),
    wecom:
      e.WECOM_CORP_ID === undefined || e.WECOM_SECRET === undefined
        ? null
        : {
            corpId: e.WECOM_CORP_ID,
            secret: e.WECOM_SECRET,
            baseUrl: e.WECOM_BASE_URL,
            push: pushOf(e.WECOM_PUSH_TOKEN, e.WECOM_PUSH_AES_KEY),
          },
    douyin:
      e.DOUYIN_APP_KEY === undefined || e.DOUYIN_APP_SECRET === undefined || e.DOUYIN_SHOP_ID === undefined
        ? null
        : {
            appKey: e.DOUYIN_APP_KEY,
            appSecret: e.DOUYIN_APP_SECRET,
            shopId: e.DOUYIN_SHOP_ID,
            baseUrl: e.DOUYIN_BASE_URL,
          },
    wechatPay: merchantOf(e),
    templates: {
      benefit: e.WECHAT_TEMPLATE_BENEFIT ?? null,
      order: e.WECHAT_TEMPLATE_ORDER ?? null,
      service: e.WECHAT_TEMPLATE_SERVICE ?? null,
    },
  };
}

/** Everything at one address, with the sandbox's credentials. @param baseUrl where apps/sandbox listens. */
export function sandboxOf(baseUrl: string): OutsideConfig {
  const at = baseUrl.replace(/\/$/, '');
  return {
    sandboxUrl: at,
    miniProgram: { ...SANDBOX.miniProgram, baseUrl: at },
    weixinShop: { ...SANDBOX.weixinShop, baseUrl: at },
    wecom: { ...SANDBOX.wecom, baseUrl: at },
    douyin: { ...SANDBOX.douyin, baseUrl: at },
    wechatPay: {
      ...SANDBOX.wechatPay,
      appId: SANDBOX.miniProgram.appId,
      privateKey: MERCHANT_PRIVATE_KEY,
      platformPublicKey: PLATFORM_PUBLIC_KEY,
      baseUrl: at,
      // The sandbox knows where we listen; it only wants an address that could be ours.
      notifyUrl: 'https://fanchang.example/push/weixin-pay',
    },
    templates: { ...SANDBOX.templates },
  };
}

/** Nothing outside: what tests begin with. */
export const NOTHING_OUTSIDE: OutsideConfig = {
  sandboxUrl: null,
  miniProgram: null,
  weixinShop: null,
  wecom: null,
  douyin: null,
  wechatPay: null,
  templates: { benefit: null, order: null, service: null },
};

function merchantOf(e: Said): WechatPayMerchant | null {
  const {
    WECHAT_PAY_MCH_ID: mchId,
    WECHAT_APP_ID: appId,
    WECHAT_PAY_SERIAL_NO: serialNo,
    WECHAT_PAY_PRIVATE_KEY: privateKey,
    WECHAT_PAY_API_V3_KEY: apiV3Key,
    WECHAT_PAY_PUBLIC_KEY_ID: platformKeyId,
    WECHAT_PAY_PUBLIC_KEY: platformPublicKey,
    WECHAT_PAY_NOTIFY_URL: notifyUrl,
  } = e;
  if (mchId === undefined || appId === undefined || serialNo === undefined) return null;
  if (privateKey === undefined || apiV3Key === undefined || notifyUrl === undefined) return null;
  if (platformKeyId === undefined || platformPublicKey === undefined) return null;
  return {
    mchId,
    appId,
    serialNo,
    privateKey,
    apiV3Key,
    platformKeyId,
    platformPublicKey,
    notifyUrl,
    baseUrl: e.WECHAT_PAY_BASE_URL,
    transferSceneId: e.WECHAT_PAY_TRANSFER_SCENE_ID,
  };
}

/** The key a text is, PEM or its DER in base64. @throws when it is none. */
export function readKey(half: 'private' | 'public', text: string): KeyObject {
  const key = text.includes('-----BEGIN')
    ? text
    : { key: Buffer.from(text, 'base64'), format: 'der' as const };
  if (half === 'public') {
    return typeof key === 'string' ? createPublicKey(key) : createPublicKey({ ...key, type: 'spki' });
  }
  return typeof key === 'string' ? createPrivateKey(key) : createPrivateKey({ ...key, type: 'pkcs8' });
}

function readsAsKey(half: 'private' | 'public', text: string): boolean {
  try {
    return readKey(half, text).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

function appOf(
  appId: string | undefined,
  appSecret: string | undefined,
  baseUrl: string,
  push: PushSecrets | null,
): WechatApp | null {
  return appId === undefined || appSecret === undefined ? null : { appId, appSecret, baseUrl, push };
}

function pushOf(token: string | undefined, key: string | undefined): PushSecrets | null {
  return token === undefined || key === undefined ? null : { token, aesKey: key };
}
