import type { CustomerId, Refusal } from '@fanchang/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../config';
import { agreementOf, Consents, POLICY_VERSION, type Purpose, PURPOSE_TEXTS } from '../facts/consents';
import { holdPerson } from '../facts/customers';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database/database';
import { CONFIG } from '../platform/tokens';
import type { PrivacyDto, AllowanceDto } from './privacy.dto';

const TEMPLATE_TITLES: Readonly<Record<string, string>> = {
  benefit: '权益到期提醒',
  order: '订单进度通知',
  service: '服务通知',
};

/** The privacy page 隐私设置: what a shopper agreed to, and changing it. */
@Injectable()
export class Privacy {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly consents: Consents,
  ) {}

  async of(customerId: CustomerId): Promise<PrivacyDto> {
    const { calendar } = this.clock;
    const [states, agreement, subscriptions] = await Promise.all([
      this.consents.of(this.database, customerId),
      agreementOf(this.database, customerId),
      this.subscriptionsOf(customerId),
    ]);
    return {
      serverNow: calendar.iso(this.clock.now()),
      policyVersion: POLICY_VERSION,
      agreedVersion: agreement?.version ?? null,
      agreedAt: agreement === null ? null : calendar.iso(agreement.at),
      consents: states.map(({ purpose, given, since }) => ({
        purpose,
        ...PURPOSE_TEXTS[purpose],
        given,
        since: since === null ? null : calendar.iso(since),
      })),
      subscriptions,
    };
  }

  set(customerId: CustomerId, purpose: Purpose, given: boolean): Promise<Refusal | null> {
    return this.database.decide(async (db) => {
      await holdPerson(db, customerId);
      return this.consents.set(db, customerId, purpose, given, 'page');
    });
  }

  agree(customerId: CustomerId, policyVersion: string): Promise<Refusal | null> {
    return this.database.decide(async (db) => {
      await holdPerson(db, customerId);
      return this.consents.agree(db, customerId, policyVersion);
    });
  }

  /** WeChat counts per openid; a person may have several. */
  private async subscriptionsOf(customerId: CustomerId): Promise<AllowanceDto[]> {
    const rows = await this.database.rows<{ template: string; remaining: number }>(
      `SELECT s.template, SUM(s.remaining) AS remaining FROM customer_identities i
         JOIN subscription_grants s ON s.openid = i.value
       WHERE i.customer_id = ? AND i.kind = 'openid' GROUP BY s.template ORDER BY s.template`,
      [customerId],
    );
    const names = new Map(Object.entries(this.config.outside.templates).map(([name, id]) => [id, name]));
    return rows.map(({ template, remaining }) => {
      const name = names.get(template) ?? template;
      return { template: name, title: TEMPLATE_TITLES[name] ?? '消息通知', remaining: Number(remaining) };
    });
  }
}
