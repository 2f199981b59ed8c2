import { Douyin } from './douyin/douyin';
import { Pay } from './pay/pay';
import { WeixinShop } from './weixin-shop/weixin-shop';
import { Weixin } from './weixin/weixin';
import { Wecom } from './wecom/wecom';
import { Core, type CoreOptions } from './world/core';

/** The whole outside world: what its platforms share, and one part per platform. */
export class World {
  readonly core: Core;
  readonly weixin: Weixin;
  readonly weixinShop: WeixinShop;
  readonly wecom: Wecom;
  readonly douyin: Douyin;
  readonly pay: Pay;

  constructor(options: CoreOptions = {}) {
    this.core = new Core(options);
    this.weixin = new Weixin(this.core);
    this.weixinShop = new WeixinShop(this.core);
    this.wecom = new Wecom(this.core);
    this.douyin = new Douyin(this.core);
    this.pay = new Pay(this.core);
  }

  /** As if it had just begun; only where pushes go is kept. */
  reset(): void {
    const parts = [this.core, this.weixin, this.weixinShop, this.wecom, this.douyin, this.pay];
    for (const part of parts) part.reset();
    this.core.news.changed();
  }
}
