import type { CustomerId } from '@fanchang/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config';
import { Database } from '../../platform/database/database';
import { isRejected, type Rejected } from '../../platform/outside/answers';
import { CONFIG } from '../../platform/tokens';
import { CONTENT_SCENE, MiniProgram } from '../../platform/wechat/mini-program';
import { Subscriptions } from './subscriptions';

/** What may be done with something somebody wrote: `held` needs a person, because WeChat would not say. */
export type Verdict = 'passed' | 'held' | 'refused';

/** WeChat's content safety 内容安全, asked about one person's words and pictures. Calls outside: never in a transaction. */
@Injectable()
export class Safety {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly subscriptions: Subscriptions,
    private readonly miniProgram: MiniProgram,
  ) {}

  /** @throws when WeChat cannot be reached: to be asked again. */
  async words(customerId: CustomerId, words: string): Promise<Verdict> {
    const openid = await this.openidOf(customerId);
    if (openid === null) return 'held';
    const answer = await this.miniProgram.checkText({ openid, scene: CONTENT_SCENE.comment, content: words });
    if (isRejected(answer)) return 'held';
    return answer.suggest === 'pass' ? 'passed' : answer.suggest === 'risky' ? 'refused' : 'held';
  }

  /**
   * Begins to look at a picture; what came of it is pushed.
   * @param path of ours, good for an hour. @returns null where nobody can be asked. @throws as `words`.
   */
  async picture(customerId: CustomerId, path: string): Promise<{ traceId: string } | Rejected | null> {
    const { publicUrl } = this.config;
    const openid = await this.openidOf(customerId);
    if (openid === null || publicUrl === null) return null;
    return this.miniProgram.checkMedia({ openid, url: publicUrl + path, scene: CONTENT_SCENE.comment });
  }

  /** The last they came by; null where there is nobody to ask about. */
  private async openidOf(customerId: CustomerId): Promise<string | null> {
    if (this.config.outside.miniProgram === null) return null;
    return (await this.subscriptions.openidsOf(this.database, customerId))[0] ?? null;
  }
}
