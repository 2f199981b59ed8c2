import type { FastifyRequest } from 'fastify';
import { CREDENTIALS } from '../credentials';
import { textOf } from '../http/body';
import type { WorldClock } from '../world/clock';
import { no, type Said } from './answers';
import { isMerchants, linesOf } from './sign';

const SCHEME = 'WECHATPAY2-SHA256-RSA2048';
const { mchId, serialNo } = CREDENTIALS.wechatPay;
/** How far a call's time may be from theirs. */
const SKEW_MS = 300_000;

/** When a call says it was signed, epoch ms; NaN when it does not say. */
export const signedAt = (request: FastifyRequest): number => {
  const { timestamp = '' } = fieldsOf(request);
  return /^\d{10}$/.test(timestamp) ? Number(timestamp) * 1000 : NaN;
};

/** @returns null when the merchant signed this call; else SIGN_ERROR, which is 401. */
export function checkAuthorization(clock: WorldClock, request: FastifyRequest): Said | null {
  const { mchid, serial_no, nonce_str = '', timestamp = '', signature = '' } = fieldsOf(request);
  const text = linesOf(request.method, request.url, timestamp, nonce_str, textOf(request.body));
  const wrong = (field: string, issue: string): Said =>
    no('SIGN_ERROR', issue, {
      field,
      issue,
      sign_information: { method: request.method, url: request.url, sign_message_length: text.length },
    });
  if (signature === '') return wrong('authorization', 'Http头Authorization值格式错误');
  if (mchid !== mchId) return wrong('mchid', '商户号不存在');
  if (serial_no !== serialNo) return wrong('serial_no', '商户证书序列号有误');
  if (!clock.isNear(signedAt(request), SKEW_MS))
    return wrong('timestamp', 'Http头Authorization中的timestamp已过期');
  if (nonce_str === '') return wrong('nonce_str', 'Http头Authorization中缺少nonce_str');
  return isMerchants(text, signature) ? null : wrong('signature', '签名错误，请检查后再试');
}

function fieldsOf(request: FastifyRequest): Record<string, string> {
  const header = request.headers.authorization ?? '';
  if (!header.startsWith(`${SCHEME} `)) return {};
  const pairs = header.slice(SCHEME.length + 1).matchAll(/(\w+)="([^"]*)"/g);
  return Object.fromEntries([...pairs].map(([, name, value]) => [name, value]));
}
