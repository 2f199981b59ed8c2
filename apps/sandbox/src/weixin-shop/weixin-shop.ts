import { CREDENTIALS } from '../credentials';
import { weixinDress } from '../pushes/dress';
import type { Push } from '../pushes/outbox';
import { BigNumber, jsonOf } from '../shops/big-numbers';
import type { Aftersale, ShopOrder, Step } from '../shops/order';
import { Orders } from '../shops/orders';
import { StableTokens } from '../weixin/tokens';
import type { Core } from '../world/core';

/** The shop's original id. */
const ORIGINAL_ID = 'gh_sandbox00shop';

/** 微信小店: its orders, tokens and pushes. Same host and crypto as the mini-program, another app. */
export class WeixinShop {
  readonly orders: Orders;
  readonly tokens: StableTokens;
  private pushed = 0;

  constructor(readonly core: Core) {
    this.orders = new Orders('weixin-shop', core);
    this.tokens = new StableTokens(core.clock, CREDENTIALS.weixinShop);
  }

  created(order: ShopOrder): Push[] {
    return [this.tell(order, 'channels_ec_order_new', { order_info: { order_id: this.idOf(order) } })];
  }

  /** What 微信小店 pushes after a step. */
  stepped(order: ShopOrder, step: Step, aftersale: Aftersale | null): Push[] {
    const about = (event: string, more: Record<string, unknown>): Push =>
      this.tell(order, event, { order_info: { order_id: this.idOf(order), ...more } });
    switch (step) {
      case 'pay':
        return [
          about('channels_ec_order_pay', { pay_time: order.paidAt }),
          about('channels_ec_order_wait_shipping', {}),
        ];
      case 'ship':
        return [about('channels_ec_order_deliver', { finish_delivery: 1 })];
      case 'finish':
        return [about('channels_ec_order_confirm', { confirm_type: 1 })];
      case 'cancel':
        return [about('channels_ec_order_cancel', { cancel_type: 1 })];
      case 'settle':
        return [about('channels_ec_order_settle', { settle_time: this.core.clock.seconds() })];
      case 'refund':
        return aftersale === null ? [] : [this.refunded(order, aftersale)];
    }
  }

  reset(): void {
    this.orders.clear();
    this.tokens.clear();
    this.pushed = 0;
  }

  private refunded(order: ShopOrder, aftersale: Aftersale): Push {
    const finder_shop_aftersale_status_update = {
      status: 'MERCHANT_REFUND_SUCCESS',
      after_sale_order_id: aftersale.id,
      order_id: this.idOf(order),
    };
    return this.tell(order, 'channels_ec_aftersale_update', { finder_shop_aftersale_status_update });
  }

  private tell(order: ShopOrder, event: string, data: Record<string, unknown>): Push {
    const { clock, outbox } = this.core;
    const { appId, push } = CREDENTIALS.weixinShop;
    const head = {
      ToUserName: ORIGINAL_ID,
      FromUserName: order.buyerId,
      CreateTime: clock.seconds(),
      MsgType: 'event',
      Event: event,
    };
    return outbox.send({
      to: 'weixin-shop',
      event,
      about: order.id,
      message: jsonOf({ ...head, ...data }),
      dress: weixinDress(clock, push, appId, ORIGINAL_ID),
    });
  }

  /** Order numbers come as numbers in some pushes and as texts in others. */
  private idOf(order: ShopOrder): string | BigNumber {
    this.pushed += 1;
    return this.pushed % 2 === 0 ? order.id : new BigNumber(order.id);
  }
}
