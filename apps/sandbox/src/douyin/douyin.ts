import { CREDENTIALS } from '../credentials';
import { cut, type Dress } from '../pushes/dress';
import type { Push } from '../pushes/outbox';
import { random } from '../random';
import { BigNumber, jsonOf } from '../shops/big-numbers';
import type { ShopOrder } from '../shops/order';
import { Orders } from '../shops/orders';
import type { Core } from '../world/core';
import { eventSignOf } from './sign';

const { appKey, appSecret, shopId } = CREDENTIALS.douyin;
const LIFE_SECONDS = 604_800;

/** One message of a push; several may come in one request. */
export interface Message {
  tag: string;
  data: Record<string, unknown>;
}

interface Token {
  text: string;
  refresh: string;
  /** Epoch seconds. */
  endsAt: number;
}

/** 抖店: its orders, tokens and pushes. */
export class Douyin {
  readonly orders: Orders;
  /** Every so-many-th push is sent twice by itself; 0: none. */
  duplicateEvery = 3;
  private tokens: Token[] = [];
  private pushed = 0;

  constructor(readonly core: Core) {
    this.orders = new Orders('douyin', core);
  }

  /** The shop's token: the same one for most of its week. */
  token(): Token {
    const now = this.core.clock.seconds();
    const current = this.tokens.at(-1);
    if (current !== undefined && current.endsAt - now > 3_600) return current;
    const token = { text: random.word(36), refresh: random.word(36), endsAt: now + LIFE_SECONDS };
    this.tokens = [...this.tokens.slice(-20), token];
    return token;
  }

  check(text: string): 'good' | 'expired' | 'unknown' {
    const token = this.tokens.find((one) => one.text === text);
    if (token === undefined) return 'unknown';
    return token.endsAt > this.core.clock.seconds() ? 'good' : 'expired';
  }

  expireAll(): void {
    for (const token of this.tokens) token.endsAt = this.core.clock.seconds();
  }

  /** Tells us of something; our door is `/push/douyin`. */
  tell(order: ShopOrder, messages: readonly Message[]): Push {
    this.pushed += 1;
    const isTwice = this.duplicateEvery > 0 && this.pushed % this.duplicateEvery === 0;
    // Ids come as numbers in some pushes and as texts in others.
    const id = this.pushed % 2 === 0 ? order.id : new BigNumber(order.id);
    const body = messages.map(({ tag, data }) => ({
      tag,
      msg_id: random.digits(19),
      data: { p_id: id, s_ids: [id], shop_id: Number(shopId), ...data },
    }));
    return this.core.outbox.send({
      to: 'douyin',
      event: messages.map(({ tag }) => tag).join('+'),
      about: order.id,
      message: jsonOf(body),
      dress,
      extraCopies: isTwice ? 1 : 0,
    });
  }

  reset(): void {
    this.orders.clear();
    this.tokens = [];
    this.pushed = 0;
    this.duplicateEvery = 3;
  }
}

/** 抖店 signs the body itself and sends no time. A truncated body is what is left of the signed one. */
export const dress: Dress = (message, how) => ({
  query: '',
  headers: {
    'content-type': 'application/json; charset=utf-8',
    'app-id': appKey,
    'event-sign': eventSignOf(appKey, how.isForged ? 'another secret' : appSecret, message),
    'sign-method': '2',
  },
  body: cut(message, how),
});
