import type { CustomerId } from '@fanchang/domain';
import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Config } from '../../config';
import type { TemplateName } from '../../config-outside';
import { CustomerOf, Shoppers } from '../../platform/auth/access';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import { CONFIG } from '../../platform/tokens';
import { appendEvents } from '../events';
import { SubscriptionsDto, SubscriptionsToldDto } from './subscriptions.dto';
import { Subscriptions } from './subscriptions';

/** WeChat asks for at most three at once; ours stand in the order a shopper cares. */
const NAMES: readonly TemplateName[] = ['order', 'benefit', 'service'];

/**
 * The subscribe messages a shopper takes. One tap is told twice, by the page and by WeChat's push, and must count once:
 * where the push is set up it is the truth, because the page's word could be made up; where it is not, the page is
 * believed.
 */
@ApiTags('会员')
@ApiBearerAuth()
@Controller('me/subscriptions')
export class SubscriptionsController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly subscriptions: Subscriptions,
    private readonly clock: Clock,
  ) {}

  /** What to ask for, and how much of it is left. */
  @Get()
  @Shoppers()
  async list(@CustomerOf() customerId: CustomerId): Promise<SubscriptionsDto> {
    const [openid] = await this.subscriptions.openidsOf(this.database, customerId);
    const left = openid === undefined ? null : await this.subscriptions.leftOf(this.database, openid);
    const { templates } = this.config.outside;
    return {
      templates: NAMES.flatMap((name) => {
        const templateId = templates[name];
        return templateId === null ? [] : [{ name, templateId, left: left?.get(templateId) ?? 0 }];
      }),
    };
  }

  /** What the shopper answered when the page asked. */
  @Post()
  @Shoppers()
  @HttpCode(200)
  async tell(
    @CustomerOf() customerId: CustomerId,
    @Body() { requestKey, results }: SubscriptionsToldDto,
  ): Promise<SubscriptionsDto> {
    const { miniProgram, templates } = this.config.outside;
    const accepted = Object.values(templates).filter((id) => id !== null && results[id] === 'accept');
    const pushTells = miniProgram !== null && miniProgram.push !== null;
    if (!pushTells) await this.believe(customerId, requestKey, accepted);
    return this.list(customerId);
  }

  private async believe(
    customerId: CustomerId,
    requestKey: string,
    accepted: readonly (string | null)[],
  ): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction(async (db) => {
      const [openid] = await this.subscriptions.openidsOf(db, customerId);
      if (openid === undefined) return;
      const told = {
        sourceId: `tap:${customerId}:${requestKey}`,
        kind: 'wechat.tapped',
        orderNo: null,
        customerId,
        amountFen: null,
        happenedAt: now,
        data: JSON.stringify({ accepted }),
      };
      const [result] = await appendEvents(db, 'wechat', [told], now);
      if (result !== 'new') return;
      for (const id of accepted) if (id !== null) await this.subscriptions.accepted(db, openid, id);
    });
  }
}
