import { CREDENTIALS } from '../credentials';
import { weixinDress } from '../pushes/dress';
import type { Push } from '../pushes/outbox';
import { BoundedMap } from '../world/bounded';
import type { Core } from '../world/core';
import type { Person } from '../world/people';
import { PerMinute } from './rate';
import { Templates } from './templates';
import { StableTokens } from './tokens';

/** The mini-program's original id: who events are addressed to. */
export const ORIGINAL_ID = 'gh_sandbox00mini';

/** The mini-program's side of WeChat: its tokens, templates, rate limits, and what it tells us. */
export class Weixin {
  readonly tokens: StableTokens;
  readonly templates = new Templates();
  readonly logins: PerMinute;
  readonly phones: PerMinute;
  readonly images: PerMinute;
  /** Where a URL link leads, by its id. */
  readonly links = new BoundedMap<string, { path: string; query: string; endsAt: number }>(5_000);
  /** Pages a code may lead to; empty: any. */
  pages: string[] = [];

  constructor(readonly core: Core) {
    this.tokens = new StableTokens(core.clock, CREDENTIALS.miniProgram);
    this.logins = new PerMinute(core.clock, 100);
    this.phones = new PerMinute(core.clock, 100);
    this.images = new PerMinute(core.clock, 5_000);
  }

  /** Tells us of something. Our door is `/push/weixin`. */
  tell(event: string, openid: string, data: Record<string, unknown>): Push {
    const { clock, outbox } = this.core;
    const { appId, push } = CREDENTIALS.miniProgram;
    const head = {
      ToUserName: ORIGINAL_ID,
      FromUserName: openid,
      CreateTime: clock.seconds(),
      MsgType: 'event',
      Event: event,
    };
    return outbox.send({
      to: 'weixin',
      event,
      about: openid,
      message: JSON.stringify({ ...head, ...data }),
      dress: weixinDress(clock, push, appId, ORIGINAL_ID),
    });
  }

  /** Whether somebody was in the mini-program within the last two hours, as content safety asks. */
  wasHere(person: Person | null): boolean {
    return person?.visitedAt != null && this.core.clock.now() - person.visitedAt <= 2 * 3_600_000;
  }

  reset(): void {
    for (const part of [this.tokens, this.templates, this.logins, this.phones, this.images, this.links]) {
      part.clear();
    }
    this.pages = [];
  }
}
