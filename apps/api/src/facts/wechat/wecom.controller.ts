import { Controller, Get, HttpCode, Inject, Post, Query, RawBody } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Config } from '../../config';
import { Pushed } from '../../platform/auth/access';
import { Clock } from '../../platform/clock';
import { Metrics } from '../../platform/metrics';
import { CONFIG } from '../../platform/tokens';
import { PushAddress, type PushQuery } from './push-address';
import { EchoDocs, PushDocs } from './push-docs';
import { WecomPushes } from './wecom-pushes';

/** 接收事件服务器 of WeCom's 客户联系. */
@ApiTags('平台推送')
@Controller('push/wecom')
export class WecomController {
  private readonly address: PushAddress;

  constructor(
    @Inject(CONFIG) { outside: { wecom } }: Config,
    clock: Clock,
    metrics: Metrics,
    private readonly pushes: WecomPushes,
  ) {
    this.address = new PushAddress(
      { from: 'wecom', appId: wecom?.corpId, secrets: wecom?.push },
      clock,
      metrics,
    );
  }

  /** WeCom checks the address when it is set up. */
  @Get()
  @Pushed()
  @EchoDocs()
  echo(@Query() query: PushQuery): string {
    return this.address.echo(query);
  }

  /** Takes an event: a customer who added a member of staff. Others are answered and counted. */
  @Post()
  @Pushed()
  @PushDocs('text/xml')
  @HttpCode(200)
  push(@Query() query: PushQuery, @RawBody() body: Buffer | undefined): Promise<string> {
    return this.address.answer(query, body, (pushed) => this.pushes.take(pushed));
  }
}
