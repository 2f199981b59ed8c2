import { isRefusal, type Refusal } from '@fanchang/domain';
import { Controller, Headers, HttpCode, Post, RawBody } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiTags } from '@nestjs/swagger';
import { Pushed } from '../../platform/auth/access';
import { Clock } from '../../platform/clock';
import { orRefuse } from '../../platform/http/refused';
import { Metrics } from '../../platform/metrics';
import { DOUYIN_SUCCESS } from '../../platform/shops/douyin-push';
import { DouyinShop } from '../../platform/shops/douyin-shop';
import { DouyinAnswerDto } from './douyin.dto';
import { readDouyinPush } from './read-douyin';
import { type ShopPush, ShopPushes } from './shop-pushes';

const MESSAGE = {
  type: 'object',
  properties: {
    tag: { type: 'string', maxLength: 64 },
    msg_id: { type: 'string', maxLength: 120 },
    data: {
      description: 'an object, or JSON of one in a text',
      oneOf: [
        { type: 'object', additionalProperties: true },
        { type: 'string', maxLength: 262_144 },
      ],
    },
  },
};

/** 消息推送 of 抖店. */
@ApiTags('平台推送')
@Controller('push/douyin')
export class DouyinController {
  constructor(
    private readonly shop: DouyinShop,
    private readonly pushes: ShopPushes,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Takes messages about orders and refunds; the orders are pulled a moment later. Other tags are answered and counted.
   * One message that cannot be understood harms no other: those are kept, and the answer names it, so that all come again.
   */
  @Post()
  @Pushed()
  @ApiHeader({ name: 'app-id', required: true, schema: { type: 'string', maxLength: 64 } })
  @ApiHeader({
    name: 'event-sign',
    required: true,
    description: 'hex md5(app_key + body + app_secret)',
    schema: { type: 'string', pattern: '^[0-9a-f]{32}$' },
  })
  @ApiConsumes('application/json')
  @ApiBody({ schema: { type: 'array', items: MESSAGE, maxItems: 500 } })
  @HttpCode(200)
  async push(
    @Headers() headers: Readonly<Record<string, unknown>>,
    @RawBody() body: Buffer | undefined,
  ): Promise<DouyinAnswerDto> {
    const messages = this.shop.open(headers, body ?? Buffer.alloc(0));
    if (isRefusal(messages)) this.count(messages.refused);
    const now = this.clock.now();
    const read = orRefuse(messages).map((message, index) => readDouyinPush(message, index, now));

    const good = read.filter((push): push is ShopPush => push !== null && !isRefusal(push));
    for (const result of await this.pushes.keep('douyin', good)) this.count(result);
    const bad = read.filter((push): push is Refusal => isRefusal(push));
    for (const push of read) if (push === null) this.count('unknown');
    for (const { refused } of bad) this.count(refused);
    orRefuse(bad[0] ?? null);
    return DOUYIN_SUCCESS;
  }

  private count(result: string): void {
    this.metrics.pushes.inc({ from: 'douyin', result });
  }
}
