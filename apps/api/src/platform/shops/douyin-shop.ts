import { refuse, type Refusal } from '@fanchang/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config';
import type { DouyinApp } from '../../config-outside';
import { Clock } from '../clock';
import { AccessTokens } from '../outside/access-tokens';
import { NOT_CONFIGURED, type Rejected, Unavailable } from '../outside/answers';
import type { Fields } from '../outside/fields';
import type { Reply } from '../outside/http';
import { Outside, type OutsideService } from '../outside/outside';
import { readJson } from '../outside/read-json';
import type { FreshToken, TokenApp } from '../outside/token-app';
import { CONFIG } from '../tokens';
import { readDouyinOrder, type DouyinOrder } from './douyin-order';
import { type DouyinPush, openDouyinPush } from './douyin-push';
import { douyinSign, sortedJson } from './douyin-sign';

export type { DouyinLine, DouyinOrder } from './douyin-order';
export { DOUYIN_SUCCESS, type DouyinPush } from './douyin-push';

const NAME = 'douyin';
const SUCCESS = 10_000;
/** 20000 and 20001 their trouble, 60000 too many at once: all may be asked again. */
const BUSY = new Set([20_000, 20_001, 60_000]);
const DEAD_TOKEN = new Set<number | string>(['isv.access-token-expired', 'isv.access-token-no-existed']);

/** The API of a shop at 抖店. */
@Injectable()
export class DouyinShop {
  private readonly app: DouyinApp | null;
  private readonly service: OutsideService;
  private readonly token: TokenApp | null;

  constructor(
    @Inject(CONFIG) config: Config,
    outside: Outside,
    private readonly tokens: AccessTokens,
    private readonly clock: Clock,
  ) {
    this.app = config.outside.douyin;
    this.service = outside.service(NAME, this.app?.baseUrl ?? '');
    this.token = this.app && this.tokenApp(this.app);
  }

  /** An order as it is now. @param orderId the shop's, not a line's. @throws Unavailable */
  async order(orderId: string): Promise<DouyinOrder | Rejected> {
    const { app, token } = this;
    if (app === null || token === null) return NOT_CONFIGURED;
    return this.tokens.using(token, (accessToken) =>
      this.call(app, 'order.orderDetail', { shop_order_id: orderId }, { access_token: accessToken }, (data) =>
        readDouyinOrder(data.in('shop_order_detail')),
      ),
    );
  }

  /** The messages of a push, when it is one for this shop's app. */
  open(headers: Readonly<Record<string, unknown>>, rawBody: Buffer): DouyinPush[] | Refusal {
    return this.app === null ? refuse('NOT_FOUND') : openDouyinPush(this.app, headers, rawBody);
  }

  private tokenApp(app: DouyinApp): TokenApp {
    return {
      name: `${NAME}:${app.appKey}:${app.shopId}`,
      service: NAME,
      isTokenDead: ({ rejected }) => DEAD_TOKEN.has(rejected),
      ask: () => this.askToken(app),
    };
  }

  /** Of an app that only serves its own shop; the same token is given until its last hour. */
  private askToken(app: DouyinApp): Promise<FreshToken | Rejected> {
    const params = { code: '', grant_type: 'authorization_self', shop_id: app.shopId };
    return this.call(app, 'token.create', params, {}, (data) => ({
      token: data.mustText('access_token'),
      lifeSeconds: data.mustNumber('expires_in'),
    }));
  }

  private call<T>(
    app: DouyinApp,
    method: string,
    params: object,
    unsigned: Record<string, string>,
    read: (data: Fields) => T,
  ): Promise<T | Rejected> {
    const body = sortedJson(params);
    const timestamp = String(Math.floor(this.clock.now() / 1000));
    const query = {
      method,
      app_key: app.appKey,
      ...unsigned,
      timestamp,
      v: '2',
      sign: douyinSign(app, method, body, timestamp),
      sign_method: 'hmac-sha256',
    };
    const path = `/${method.replaceAll('.', '/')}`;
    return this.service.ask({ method: 'POST', path, query, body, mayRepeat: true }, (reply) =>
      readAnswer(reply, read),
    );
  }
}

function readAnswer<T>(reply: Reply, read: (data: Fields) => T): T | Rejected {
  const fields = readJson(reply);
  const code = fields.mustNumber('code');
  if (BUSY.has(code)) throw new Unavailable(NAME, 'busy', String(code));
  if (code === SUCCESS) return read(fields.in('data'));
  const message = fields.text('sub_msg') ?? fields.text('msg') ?? '';
  return { rejected: fields.text('sub_code') ?? code, message: message.slice(0, 200) };
}
