import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Config } from '../../config';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { Log } from '../../platform/log';
import { isRejected, type Rejected } from '../../platform/outside/answers';
import { Worker } from '../../platform/queue/worker';
import { CONFIG } from '../../platform/tokens';
import { WecomContacts } from '../../platform/wecom/contacts';
import type { WecomContact } from '../../platform/wecom/types';
import { identify, People } from '../customers';

/** Work: ask WeCom who a contact is, and let them lead to one customer with the rest of what we know them by. */
export const MEET_CONTACT = 'wecom.meet';
/** Work: say hello to a contact while their welcome code lives. */
export const WELCOME = 'wecom.welcome';

/** 84061: they are no contact any more; 40096: there is no such contact. Asking again would change nothing. */
const NO_CONTACT = new Set<number | string>([84061, 40096]);

/** Who added a member of staff in WeCom: greeted at once, and met as the customer they are. */
@Injectable()
export class WecomWork implements OnModuleInit {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly contacts: WecomContacts,
    private readonly people: People,
    private readonly worker: Worker,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.worker.handleOutside<{ externalUserId: string }, WecomContact | Rejected>(MEET_CONTACT, {
      call: ({ externalUserId }) => this.contacts.contactOf(externalUserId),
      done: (db, { externalUserId }, said) => this.meet(db, externalUserId, said),
    });
    this.worker.handleOutside<{ welcomeCode: string; until: number }, void>(WELCOME, {
      call: ({ welcomeCode, until }) => this.welcome(welcomeCode, until),
      done: async () => undefined,
    });
  }

  /**
   * A contact's unionid says who they are at WeChat; one met before it was known is merged with whoever has it.
   *
   * @throws Error for a "no" that may become a "yes": the work is tried again, and parked in the end.
   */
  private async meet(db: Db, externalUserId: string, said: WecomContact | Rejected): Promise<void> {
    if (isRejected(said)) {
      if (NO_CONTACT.has(said.rejected)) return;
      throw new Error(`WeCom says ${said.rejected} of a contact`);
    }
    const contact = { kind: 'wecom', value: externalUserId } as const;
    if (said.unionid !== null) {
      await this.people.join(db, contact, { kind: 'unionid', value: said.unionid }, 'wecom');
      return;
    }
    const nickname = said.name === '' ? null : said.name.slice(0, 64);
    await identify(db, [{ ...contact, nickname, phoneSealed: null }], this.clock.now());
  }

  /** A greeting is worth one try while the code lives; who was greeted already, or too late, is not worth another. */
  private async welcome(welcomeCode: string, until: number): Promise<void> {
    if (this.clock.now() >= until) return;
    const text = `您好，欢迎来到${this.config.brandName}！订单、优惠券和售后问题，都可以直接在这里找我。`;
    const said = await this.contacts.sendWelcome(welcomeCode, text);
    if (isRejected(said)) this.log.warn('a WeCom contact was not greeted', { rejected: said.rejected });
  }
}
