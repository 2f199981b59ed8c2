import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config';
import { AccessTokens } from '../outside/access-tokens';
import type { Rejected } from '../outside/answers';
import type { Fields } from '../outside/fields';
import { Outside } from '../outside/outside';
import { CONFIG } from '../tokens';
import { ServerApi } from '../wechat/server-api';
import { stableToken } from '../wechat/stable-token';
import {
  readAftersale,
  readWeixinOrder,
  type WeixinShopAftersale,
  type WeixinShopOrder,
} from './weixin-order';

export type { WeixinShopAftersale, WeixinShopLine, WeixinShopOrder } from './weixin-order';

const NAME = 'weixin-shop';

/** The API of a 微信小店: WeChat's host, tokens and pushes, an app of its own. */
@Injectable()
export class WeixinShop {
  private readonly api: ServerApi;

  constructor(@Inject(CONFIG) config: Config, outside: Outside, tokens: AccessTokens) {
    const app = config.outside.weixinShop;
    const service = outside.service(NAME, app?.baseUrl ?? '');
    this.api = new ServerApi(service, tokens, app && stableToken(service, app));
  }

  /** An order as it is now. @throws Unavailable */
  order(orderId: string): Promise<WeixinShopOrder | Rejected> {
    return this.pull('/channels/ec/order/get', { order_id: orderId }, (fields) =>
      readWeixinOrder(fields.in('order')),
    );
  }

  /** What became of somebody's asking for their money back; the push names its id. @throws Unavailable */
  aftersale(aftersaleId: string): Promise<WeixinShopAftersale | Rejected> {
    const json = { after_sale_order_id: aftersaleId };
    return this.pull('/channels/ec/aftersale/getaftersaleorder', json, (fields) =>
      readAftersale(fields.in('after_sale_order')),
    );
  }

  private pull<T>(path: string, json: object, read: (fields: Fields) => T): Promise<T | Rejected> {
    return this.api.ask({ method: 'POST', path, json, mayRepeat: true }, read);
  }
}
