import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../config';
import { refused } from '../platform/http/refused';
import { Outside, type OutsideService } from '../platform/outside/outside';
import { CONFIG } from '../platform/tokens';

/**
 * A browser has no WeChat to take a transfer in: the preview's sheet asks, and this tells the sandbox that the shopper
 * said yes. From there on it goes the real way: WeChat Pay notifies, and the money counts as taken.
 */
@Injectable()
export class DemoTransfers {
  private readonly sandbox: OutsideService | null;

  constructor(@Inject(CONFIG) config: Config, outside: Outside) {
    const { sandboxUrl } = config.outside;
    this.sandbox = sandboxUrl === null ? null : outside.service('sandbox', sandboxUrl);
  }

  /**
   * NOT_FOUND where there is no sandbox, CASH_NOT_FOUND for what is not offered, or not any more.
   * @param packageInfo what WeChat's page would have been opened with
   */
  async confirm(packageInfo: string): Promise<void> {
    if (this.sandbox === null) throw refused('NOT_FOUND');
    const status = await this.sandbox.ask(
      {
        method: 'POST',
        path: '/control/pay/transfers/package/confirm',
        body: JSON.stringify({ package: packageInfo }),
        mayRepeat: false,
        isAnswer: (answered) => [200, 400, 404, 409].includes(answered),
      },
      (reply) => reply.status,
    );
    if (status !== 200) throw refused('CASH_NOT_FOUND');
  }
}
