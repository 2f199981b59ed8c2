import { type Hand, sealed, signedHeaders } from '../../../sandbox/src/pay/sign';
import { SANDBOX } from '../../src/platform/outside/sandbox-credentials';
import { Clock } from '../../src/platform/clock';
import type { House } from './house';
import type { PushRequest } from './pushes';

/** What a notice of WeChat Pay may be made to say of itself, rightly signed or not. */
export interface NoticeDressing {
  /** Who signed it; WeChat Pay unless told. */
  hand?: Hand;
  /** Seconds from the house's clock. */
  aside?: number;
  /** Not encrypted, though it should be. */
  plain?: boolean;
  /** Other headers than those it was signed with. */
  headers?: Record<string, string>;
}

/** A notice, encrypted and signed as WeChat Pay does it. */
export function noticeRequest(
  house: House,
  event: string,
  resource: object,
  how: NoticeDressing = {},
): PushRequest {
  const kind = event.startsWith('REFUND.') ? 'refund' : 'transaction';
  const shut = {
    algorithm: 'AEAD_AES_256_GCM',
    associated_data: kind,
    ...sealed(JSON.stringify(resource), kind),
  };
  const notice = { id: 'EV-1', event_type: event, resource_type: 'encrypt-resource', summary: '通知' };
  return noticeBody(
    house,
    JSON.stringify({ ...notice, resource: how.plain === true ? resource : shut }),
    how,
  );
}

/** Any body, signed as a notice is. */
export function noticeBody(house: House, body: string, how: NoticeDressing = {}): PushRequest {
  const seconds = Math.floor(house.app.get(Clock).now() / 1000) + (how.aside ?? 0);
  const headers = { ...signedHeaders(body, seconds, how.hand), ...how.headers };
  return { path: '/push/weixin-pay', headers, body };
}

/** That a payment was paid, as the notice of it says. */
export function paidResource(payNo: string, changes: Record<string, unknown> = {}) {
  return {
    mchid: SANDBOX.wechatPay.mchId,
    appid: SANDBOX.miniProgram.appId,
    out_trade_no: payNo,
    transaction_id: `42000${payNo}`,
    trade_state: 'SUCCESS',
    success_time: '2026-09-02T20:00:00+08:00',
    payer: { openid: 'lin' },
    amount: { total: 2_900, payer_total: 2_900, currency: 'CNY' },
    ...changes,
  };
}
