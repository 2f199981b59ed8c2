import { createDecipheriv, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import {
  MERCHANT_PRIVATE_KEY,
  PLATFORM_PUBLIC_KEY,
} from '../../../api/src/platform/outside/sandbox-pay-keys';
import { CREDENTIALS } from '../credentials';
import { random } from '../random';
import { type Asker, AT, type Heard, type Json } from '../spec-support';
import { linesOf } from './sign';

const { mchId, serialNo, apiV3Key } = CREDENTIALS.wechatPay;
const { appId } = CREDENTIALS.miniProgram;
const der = (key: string) => ({ key: Buffer.from(key, 'base64'), format: 'der' as const });
const privateKey = createPrivateKey({ ...der(MERCHANT_PRIVATE_KEY), type: 'pkcs8' });
const platformKey = createPublicKey({ ...der(PLATFORM_PUBLIC_KEY), type: 'spki' });

export const merchantSigns = (text: string): string =>
  sign('sha256', Buffer.from(text), privateKey).toString('base64');

export interface Answer {
  status: number;
  body: Json;
  /** Whether what they answered is signed by them. */
  isTheirs: boolean;
  /** When they say they signed it, epoch seconds. */
  at: number;
}

export interface SignWish {
  mchid?: string;
  serial?: string;
  /** Epoch seconds. */
  at?: number;
  /** What is signed instead of what is sent. */
  body?: string;
}

/** Asks WeChat Pay as a merchant does. */
export class Merchant {
  constructor(private readonly asker: Asker) {}

  get(path: string): Promise<Answer> {
    return this.ask('GET', path);
  }

  post(path: string, body: Json | string = ''): Promise<Answer> {
    return this.ask('POST', path, typeof body === 'string' ? body : JSON.stringify(body));
  }

  async ask(method: string, path: string, body = '', wish: SignWish = {}): Promise<Answer> {
    const [timestamp, nonce] = [String(wish.at ?? AT / 1000), random.word(32)];
    const signature = merchantSigns(linesOf(method, path, timestamp, nonce, wish.body ?? body));
    const fields = [
      `mchid="${wish.mchid ?? mchId}"`,
      `nonce_str="${nonce}"`,
      `signature="${signature}"`,
      `timestamp="${timestamp}"`,
      `serial_no="${wish.serial ?? serialNo}"`,
    ];
    const response = await fetch(this.asker.url + path, {
      method,
      headers: { authorization: `WECHATPAY2-SHA256-RSA2048 ${fields.join(',')}` },
      ...(body !== '' && { body }),
    });
    const text = await response.text();
    const isTheirs = isSigned(Object.fromEntries(response.headers), text);
    const at = Number(response.headers.get('wechatpay-timestamp'));
    const said = text === '' ? {} : (JSON.parse(text) as Json);
    return { status: response.status, body: said, isTheirs, at };
  }

  order(outTradeNo: string, more: Json = {}): Promise<Answer> {
    return this.post('/v3/pay/transactions/jsapi', orderOf(outTradeNo, more));
  }

  query(outTradeNo: string): Promise<Answer> {
    return this.get(`/v3/pay/transactions/out-trade-no/${outTradeNo}?mchid=${mchId}`);
  }

  refund(outTradeNo: string, outRefundNo: string, refund: number, total = 9_900): Promise<Answer> {
    const amount = { refund, total, currency: 'CNY' };
    const asked = { out_trade_no: outTradeNo, out_refund_no: outRefundNo, reason: '没有成团', amount };
    return this.post('/v3/refund/domestic/refunds', asked);
  }

  transfer(outBillNo: string, more: Json = {}): Promise<Answer> {
    return this.post(TRANSFERS, transferOf(outBillNo, more));
  }
}

export const TRANSFERS = '/v3/fund-app/mch-transfer/transfer-bills';

export const orderOf = (out_trade_no: string, more: Json = {}): Json => ({
  appid: appId,
  mchid: mchId,
  description: '2 人拼团',
  out_trade_no,
  time_expire: '2026-09-02T20:15:00+08:00',
  notify_url: 'https://fanchang.example/push/weixin-pay',
  amount: { total: 9_900, currency: 'CNY' },
  payer: { openid: 'lin' },
  ...more,
});

export const transferOf = (out_bill_no: string, more: Json = {}): Json => ({
  appid: appId,
  out_bill_no,
  transfer_scene_id: '1000',
  openid: 'lin',
  transfer_amount: 500,
  transfer_remark: '邀请有礼',
  transfer_scene_report_infos: [
    { info_type: '活动名称', info_content: '邀请有礼' },
    { info_type: '奖励说明', info_content: '好友下单奖励' },
  ],
  ...more,
});

/** Whether they signed this body. */
export function isSigned(headers: Record<string, unknown>, body: string): boolean {
  const [at, nonce, signature] = ['timestamp', 'nonce', 'signature'].map((name) =>
    String(headers[`wechatpay-${name}`]),
  ) as [string, string, string];
  const text = Buffer.from(linesOf(at, nonce, body));
  return verify('sha256', text, platformKey, Buffer.from(signature, 'base64'));
}

/** A notify's resource in clear. @throws Error when it was closed with another key. */
export function opened({ body }: Pick<Heard, 'body'>): Json {
  const { resource } = JSON.parse(body) as Json;
  const all = Buffer.from(resource.ciphertext as string, 'base64');
  const decipher = createDecipheriv(
    'aes-256-gcm',
    Buffer.from(apiV3Key),
    Buffer.from(resource.nonce as string),
  );
  decipher.setAAD(Buffer.from(resource.associated_data as string)).setAuthTag(all.subarray(-16));
  const parts = [decipher.update(all.subarray(0, -16)), decipher.final()];
  return JSON.parse(Buffer.concat(parts).toString('utf8')) as Json;
}
