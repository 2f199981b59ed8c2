import { isRefusal } from '@fanchang/domain';
import { Controller, Get, HttpCode, Inject, Post, Query, RawBody } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Config } from '../../config';
import { Pushed } from '../../platform/auth/access';
import { Clock } from '../../platform/clock';
import { Metrics } from '../../platform/metrics';
import { CONFIG } from '../../platform/tokens';
import { EchoDocs, PushAddress, PushDocs, type PushQuery } from '../wechat';
import { readWeixinShopPush } from './read-weixin-shop';
import { ShopPushes } from './shop-pushes';

/** 消息推送 of 微信小店. */
@ApiTags('平台推送')
@Controller('push/weixin-shop')
export class WeixinShopController {
  private readonly address: PushAddress;

  constructor(
    @Inject(CONFIG) { outside: { weixinShop } }: Config,
    clock: Clock,
    metrics: Metrics,
    private readonly pushes: ShopPushes,
  ) {
    const owner = { from: 'weixin-shop', appId: weixinShop?.appId, secrets: weixinShop?.push };
    this.address = new PushAddress(owner, clock, metrics);
  }

  /** WeChat checks the address when it is set up. */
  @Get()
  @Pushed()
  @EchoDocs()
  echo(@Query() query: PushQuery): string {
    return this.address.echo(query);
  }

  /** Takes an event about an order or an after-sale; the order is pulled a moment later. Others are answered and counted. */
  @Post()
  @Pushed()
  @PushDocs('application/json')
  @HttpCode(200)
  push(@Query() query: PushQuery, @RawBody() body: Buffer | undefined): Promise<string> {
    return this.address.answer(query, body, async (pushed) => {
      const read = readWeixinShopPush(pushed);
      if (read === null) return 'unknown';
      if (isRefusal(read)) return read;
      const [result] = await this.pushes.keep('weixin-shop', [read]);
      return result ?? 'repeated';
    });
  }
}
