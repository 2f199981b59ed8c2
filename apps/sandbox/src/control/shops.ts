import type { FastifyInstance } from 'fastify';
import { pushesOf, created } from '../douyin/steps';
import { type Fields, isFields } from '../http/body';
import type { Push } from '../pushes/outbox';
import {
  type Aftersale,
  type Item,
  leftFen,
  mayStep,
  moveOn,
  refundItem,
  type ShopName,
  type ShopOrder,
  type Step,
  STEPS,
} from '../shops/order';
import type { OrderWish } from '../shops/orders';
import type { World } from '../world';
import { numberMaybe, oneOf, param, textMaybe, Unmet, wishes } from './wishes';

const SHOPS = ['douyin', 'weixin-shop'] as const;

/** Orders at outside shops: made, moved on, and told to us as each platform does it. */
export function shopControl(app: FastifyInstance, world: World): void {
  const { core, douyin, weixinShop } = world;
  const post = wishes(app, () => core.news.changed());
  const ordersAt = (shop: ShopName) => (shop === 'douyin' ? douyin.orders : weixinShop.orders);
  const mustFind = (shop: ShopName, id: string): ShopOrder => {
    const order = ordersAt(shop).find(id);
    if (order === null) throw new Unmet(404, 'no such order');
    return order;
  };

  app.get('/control/shops/:shop/orders', async (request) => ({
    orders: ordersAt(oneOf(param(request, 'shop'), SHOPS, 'shop')).latest(200),
  }));
  app.get('/control/shops/:shop/orders/:id', async (request) =>
    mustFind(oneOf(param(request, 'shop'), SHOPS, 'shop'), param(request, 'id')),
  );
  post('shops/:shop/orders', (fields, request) => {
    const shop = oneOf(param(request, 'shop'), SHOPS, 'shop');
    const order = ordersAt(shop).create(wishOf(fields));
    const pushes = shop === 'douyin' ? [douyin.tell(order, [created(order)])] : weixinShop.created(order);
    return { order, pushes: pushes.map(({ id }) => id) };
  });
  post('shops/:shop/orders/:id/:step', (fields, request) => {
    const shop = oneOf(param(request, 'shop'), SHOPS, 'shop');
    const step = oneOf(param(request, 'step'), STEPS, 'step');
    const order = mustFind(shop, param(request, 'id'));
    if (!mayStep(order, step)) throw new Unmet(409, `an order that is ${order.state} takes no "${step}"`);
    const aftersales = step === 'refund' ? refund(order, fields, world) : [null];
    if (step !== 'refund') moveOn(order, step, core.clock);
    const pushes = aftersales.flatMap((aftersale) => tell(world, order, step, aftersale));
    return { order, pushes: pushes.map(({ id }) => id) };
  });
  post('shops/douyin/duplicates', (fields) => {
    douyin.duplicateEvery = numberMaybe(fields, 'every') ?? 0;
  });
}

function tell(
  { douyin, weixinShop }: World,
  order: ShopOrder,
  step: Step,
  aftersale: Aftersale | null,
): Push[] {
  if (order.shop === 'weixin-shop') return weixinShop.stepped(order, step, aftersale);
  const messages = pushesOf(order, step, aftersale);
  return messages.length === 0 ? [] : [douyin.tell(order, messages)];
}

/** One item by an amount, or everything that is left: one aftersale per item. */
function refund(order: ShopOrder, fields: Fields, { core }: World): Aftersale[] {
  const amountFen = numberMaybe(fields, 'amountFen');
  const item = numberMaybe(fields, 'item') ?? 0;
  if (amountFen !== undefined) {
    const one = refundItem(order, item, amountFen, core.clock);
    if (one === null) throw new Unmet(409, 'there is not so much left to refund');
    return [one];
  }
  return order.items.flatMap((each, index) => refundItem(order, index, leftFen(each), core.clock) ?? []);
}

function wishOf(fields: Fields): OrderWish {
  return {
    openid: textMaybe(fields, 'openid'),
    phone: textMaybe(fields, 'phone'),
    id: textMaybe(fields, 'id'),
    postFen: numberMaybe(fields, 'postFen'),
    items: Array.isArray(fields.items) ? fields.items.filter(isFields).map(itemOf) : undefined,
    live: fields.live === null ? null : liveOf(fields.live),
    withUnionid: fields.withUnionid !== false,
  };
}

function itemOf(fields: Fields): Partial<Item> {
  const item: Partial<Item> = {};
  for (const name of ['productId', 'skuId', 'skuCode', 'title'] as const) {
    const value = textMaybe(fields, name);
    if (value !== undefined) item[name] = value;
  }
  for (const name of ['quantity', 'amountFen'] as const) {
    const value = numberMaybe(fields, name);
    if (value !== undefined) item[name] = value;
  }
  return item;
}

function liveOf(value: unknown): OrderWish['live'] {
  if (!isFields(value)) return undefined;
  const live: NonNullable<OrderWish['live']> = {};
  for (const name of ['roomId', 'authorId', 'authorName'] as const) {
    const text = textMaybe(value, name);
    if (text !== undefined) live[name] = text;
  }
  return live;
}
