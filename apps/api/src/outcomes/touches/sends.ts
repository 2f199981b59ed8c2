import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Subscriptions } from '../../facts/wechat';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';
import { isRejected, type Rejected } from '../../platform/outside/answers';
import { Worker } from '../../platform/queue/worker';
import { MiniProgram } from '../../platform/wechat/mini-program';
import { MarketingHolds } from './marketing-holds';
import type { MessageKind } from './messages';

/** Work: send a message by WeChat. */
export const SEND = 'touches.send';
const CHANNEL = 'subscribe';
/** WeChat's word for "refused, or every accept is used up". */
const NO_ACCEPT = 43101;

interface Payload {
  messageId: number;
  templateId: string;
  data: Readonly<Record<string, string>>;
}

interface Told {
  customer_id: number;
  kind: MessageKind;
  link: string | null;
  read_at: number | null;
}

interface Delivery {
  state: 'sending' | 'sent' | 'refused' | 'failed' | 'skipped';
  openid: string | null;
}

/** What came of a try; null where there was nothing to send. */
type Said = { openid: string; answer: { msgId: string } | Rejected } | null;

/**
 * WeChat's subscribe messages: one accept is one send. An accept is reserved before WeChat is asked and settled by what
 * it says. A process that dies between the two leaves a delivery that says `sending`: another sends once more, at most,
 * and marks it so, because nobody can know whether the first one went out.
 */
@Injectable()
export class Sends implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly worker: Worker,
    private readonly subscriptions: Subscriptions,
    private readonly miniProgram: MiniProgram,
  ) {}

  onModuleInit(): void {
    this.worker.handleOutside<Payload, Said>(SEND, {
      call: (payload) => this.send(payload),
      done: (db, payload, said) => this.writeDown(db, payload, said),
    });
  }

  private async send({ messageId, templateId, data }: Payload): Promise<Said> {
    const begun = await this.database.transaction((db) => this.begin(db, messageId, templateId));
    if (begun === null) return null;
    const { openid, page } = begun;
    const answer = await this.miniProgram.sendSubscribe({ openid, templateId, data, page });
    return { openid, answer };
  }

  /** Reserves an accept of one of the person's openids. @returns to whom to send; null = to nobody. */
  private async begin(
    db: Db,
    messageId: number,
    templateId: string,
  ): Promise<{ openid: string; page: string | undefined } | null> {
    const message = await db.one<Told>(
      'SELECT customer_id, kind, link, read_at FROM inbox_messages WHERE id = ?',
      [messageId],
    );
    if (message === null) return null;
    const page = message.link?.replace(/^\//, '');
    const before = await db.one<Delivery>(
      `SELECT state, openid FROM message_deliveries WHERE message_id = ? AND channel = ?${db.forUpdate}`,
      [messageId, CHANNEL],
    );
    if (before !== null) {
      if (before.state !== 'sending' || before.openid === null) return null;
      await this.mark(db, messageId, 'sending', 'repeated', null);
      return { openid: before.openid, page };
    }
    const why = await whyNot(db, message);
    const openid = why === null ? await this.reserve(db, message.customer_id, templateId) : null;
    const reason = openid !== null ? null : (why ?? 'no-accept');
    await db.insert(
      'message_deliveries',
      ['message_id', 'channel', 'state', 'openid', 'template', 'reason', 'changed_at'],
      [
        [
          messageId,
          CHANNEL,
          openid === null ? 'skipped' : 'sending',
          openid,
          templateId,
          reason,
          this.clock.now(),
        ],
      ],
    );
    return openid === null ? null : { openid, page };
  }

  private async reserve(db: Db, customerId: number, templateId: string): Promise<string | null> {
    for (const openid of await this.subscriptions.openidsOf(db, customerId as never)) {
      if (await this.subscriptions.reserve(db, openid, templateId)) return openid;
    }
    return null;
  }

  private async writeDown(db: Db, { messageId, templateId }: Payload, said: Said): Promise<void> {
    if (said === null) return;
    const { openid, answer } = said;
    if (!isRejected(answer)) {
      await this.subscriptions.settle(db, openid, templateId, 'sent');
      await this.mark(db, messageId, 'sent', null, answer.msgId);
      return;
    }
    if (answer.rejected === NO_ACCEPT) await this.subscriptions.settle(db, openid, templateId, 'refused');
    else await this.subscriptions.giveBack(db, openid, templateId);
    const state = answer.rejected === NO_ACCEPT ? 'refused' : 'failed';
    await this.mark(db, messageId, state, String(answer.rejected), null);
  }

  private async mark(
    db: Db,
    messageId: number,
    state: Delivery['state'],
    reason: string | null,
    outsideId: string | null,
  ): Promise<void> {
    // That it may have been sent twice stays on record.
    await db.run(
      `UPDATE message_deliveries SET state = ?, reason = COALESCE(?, reason), outside_id = ?, changed_at = ?
       WHERE message_id = ? AND channel = ?`,
      [state, reason, outsideId, this.clock.now(), messageId, CHANNEL],
    );
  }
}

/** Why nothing goes out, though it stands in the inbox; null: it may. What sells waits for nobody who complains. */
async function whyNot(
  db: Db,
  { customer_id: customerId, kind, read_at: readAt }: Told,
): Promise<string | null> {
  if (readAt !== null) return 'read-already';
  return kind === 'benefit' && (await MarketingHolds.stands(db, customerId)) ? 'on-hold' : null;
}
