import { Controller, Get, HttpCode, Inject, Post, Query, RawBody } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Config } from '../../config';
import { Pushed } from '../../platform/auth/access';
import { Clock } from '../../platform/clock';
import { Metrics } from '../../platform/metrics';
import { CONFIG } from '../../platform/tokens';
import { MiniProgramPushes } from './mini-program-pushes';
import { PushAddress, type PushQuery } from './push-address';
import { EchoDocs, PushDocs } from './push-docs';

/** 消息推送 of the mini-program. */
@ApiTags('平台推送')
@Controller('push/weixin')
export class MiniProgramController {
  private readonly address: PushAddress;

  constructor(
    @Inject(CONFIG) { outside: { miniProgram } }: Config,
    clock: Clock,
    metrics: Metrics,
    private readonly pushes: MiniProgramPushes,
  ) {
    const owner = { from: 'wechat', appId: miniProgram?.appId, secrets: miniProgram?.push };
    this.address = new PushAddress(owner, clock, metrics);
  }

  /** WeChat checks the address when it is set up. */
  @Get()
  @Pushed()
  @EchoDocs()
  echo(@Query() query: PushQuery): string {
    return this.address.echo(query);
  }

  /** Takes an event: subscriptions, withdrawn authorisations, checked pictures. Others are answered and counted. */
  @Post()
  @Pushed()
  @PushDocs('application/json')
  @HttpCode(200)
  push(@Query() query: PushQuery, @RawBody() body: Buffer | undefined): Promise<string> {
    return this.address.answer(query, body, (pushed) => this.pushes.take(pushed));
  }
}
