import type { CustomerId } from '@fanchang/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../config';
import { openidOf } from '../facts/customers';
import { Database } from '../platform/database/database';
import { refused } from '../platform/http/refused';
import { Outside, type OutsideService } from '../platform/outside/outside';
import { CONFIG } from '../platform/tokens';

/**
 * A browser has no WeChat to ask "may we send you this?": the preview's sheet asks, and this tells the sandbox what was
 * tapped, as the phone tells WeChat. From there on it goes the real way: WeChat pushes, and we count.
 */
@Injectable()
export class DemoAccepts {
  private readonly sandbox: OutsideService | null;
  private readonly templates: ReadonlySet<string | null>;

  constructor(
    @Inject(CONFIG) config: Config,
    outside: Outside,
    private readonly database: Database,
  ) {
    const { sandboxUrl, templates } = config.outside;
    this.templates = new Set(Object.values(templates));
    this.sandbox = sandboxUrl === null ? null : outside.service('sandbox', sandboxUrl);
  }

  async accept(customerId: CustomerId, templateIds: readonly string[]): Promise<void> {
    const openid = await openidOf(this.database, customerId);
    if (this.sandbox === null || openid === null) throw refused('NOT_FOUND');
    if (templateIds.some((id) => !this.templates.has(id))) {
      throw refused('BODY_INVALID', { field: 'templateIds' });
    }
    const path = `/control/people/${encodeURIComponent(openid)}/accept`;
    for (const templateId of templateIds) {
      const body = JSON.stringify({ templateId, times: 1 });
      await this.sandbox.ask({ method: 'POST', path, body, mayRepeat: false }, () => undefined);
    }
  }
}
