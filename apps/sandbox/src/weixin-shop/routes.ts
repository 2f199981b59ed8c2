import type { FastifyInstance } from 'fastify';
import { textOf } from '../http/body';
import { no, yes } from '../weixin/answers';
import { guarded } from '../weixin/routes';
import { aftersaleOf, viewOf } from './view';
import type { WeixinShop } from './weixin-shop';

/** 微信小店's server API. Tokens come from the same address as the mini-program's. */
export function weixinShopRoutes(app: FastifyInstance, shop: WeixinShop): void {
  const post = guarded(app, shop.tokens);
  post('/channels/ec/order/get', (fields) => {
    const order = shop.orders.find(textOf(fields.order_id));
    return order === null ? no(10_020_021, 'order not found') : yes({ order: viewOf(order) });
  });
  post('/channels/ec/aftersale/getaftersaleorder', (fields) => {
    const id = textOf(fields.after_sale_order_id);
    for (const order of shop.orders.latest(5_000)) {
      const found = aftersaleOf(order, id);
      if (found !== null) return yes({ after_sale_order: found });
    }
    return no(10_020_021, 'after sale order not found');
  });
}
