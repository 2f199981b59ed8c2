import { readKey, type WechatPayMerchant } from '../../config-outside';
import type { Clock } from '../clock';
import { NOT_CONFIGURED, type Rejected } from '../outside/answers';
import type { Fields } from '../outside/fields';
import type { Outside, OutsideService } from '../outside/outside';
import { random } from '../random';
import { isAnswer, readAnswer } from './answers';
import type { NoticeKeys } from './notice';
import { authorizationOf, type Moment, type Signer } from './sign';

/** A merchant, and what it signs, checks and opens with. */
export interface Merchant extends WechatPayMerchant {
  signer: Signer;
  noticeKeys: NoticeKeys;
}

interface PayCall {
  method: 'GET' | 'POST';
  path: string;
  operation: string;
  query?: Readonly<Record<string, string>>;
  body?: string;
}

const NAME = 'wechat-pay';

export function merchantOf(app: WechatPayMerchant): Merchant {
  const { mchId, serialNo, apiV3Key, platformKeyId } = app;
  return {
    ...app,
    signer: { mchId, serialNo, privateKey: readKey('private', app.privateKey) },
    noticeKeys: { apiV3Key, platformKeyId, platformPublicKey: readKey('public', app.platformPublicKey) },
  };
}

/** The manners of WeChat Pay v3: each call is signed, each answer checked. Numbers of ours make every call repeatable. */
export class PayApi {
  private readonly service: OutsideService;

  /** @param merchant null when the brand has none: every call is rejected as not configured. */
  constructor(
    outside: Outside,
    private readonly merchant: Merchant | null,
    private readonly clock: Clock,
  ) {
    this.service = outside.service(NAME, merchant?.baseUrl ?? '');
  }

  /** @param asked what is sent, and what is made of the answer. @throws Unavailable */
  async post<T>(
    path: string,
    operation: string,
    asked: (merchant: Merchant) => { json: object; read: (fields: Fields) => T },
  ): Promise<T | Rejected> {
    if (this.merchant === null) return NOT_CONFIGURED;
    const { json, read } = asked(this.merchant);
    return this.ask(this.merchant, { method: 'POST', path, operation, body: JSON.stringify(json) }, read);
  }

  /** @param withMerchant whether the query names the merchant. @throws Unavailable */
  async get<T>(
    path: string,
    operation: string,
    read: (fields: Fields) => T,
    withMerchant?: 'mchid',
  ): Promise<T | Rejected> {
    if (this.merchant === null) return NOT_CONFIGURED;
    const query = withMerchant === undefined ? {} : { query: { mchid: this.merchant.mchId } };
    return this.ask(this.merchant, { method: 'GET', path, operation, ...query }, read);
  }

  /** Now, and a chance: what signatures are made with. */
  moment(): Moment {
    const timestamp = String(Math.floor(this.clock.now() / 1000));
    return { timestamp, nonce: random.secret(24).replaceAll(/[^0-9A-Za-z]/g, '0') };
  }

  private ask<T>(
    { signer, noticeKeys }: Merchant,
    call: PayCall,
    read: (fields: Fields) => T,
  ): Promise<T | Rejected> {
    const { method, body = '' } = call;
    const headers = (target: string) => ({
      accept: 'application/json',
      authorization: authorizationOf(signer, { method, target, body }, this.moment()),
    });
    return this.service.ask({ ...call, mayRepeat: true, headers, isAnswer }, (reply) =>
      readAnswer(NAME, noticeKeys, reply, this.clock.now(), read),
    );
  }
}
