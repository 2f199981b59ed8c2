import type { CustomerId } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';
import type { Fields } from '../../platform/outside/fields';
import { Consents } from '../consents';
import { holdPerson, ownerOf } from '../customers';
import { appendEvents } from '../events';
import { idIn } from './message';
import type { PushedMessage, PushResult } from './push-address';
import { Subscriptions } from './subscriptions';

/** What WeChat says became of a subscribe message. */
export interface Sent {
  openid: string;
  templateId: string;
  messageId: string;
  /** 0: it arrived. */
  errorCode: number;
}

export type SentListener = (db: Db, sent: Sent) => Promise<void>;

/** What WeChat thinks of a picture it was asked about. */
export interface PictureJudged {
  traceId: string;
  suggest: 'pass' | 'review' | 'risky';
}

export type PictureListener = (db: Db, judged: PictureJudged) => Promise<void>;

/** What one event says, and what is to be done about it in the transaction that keeps it. */
interface Told {
  openid: string | null;
  /** What of it is kept: ids and words, nothing personal. */
  kept: object;
  apply(db: Db, customerId: CustomerId | null): Promise<void>;
}

/** What WeChat pushes about the mini-program's people: each event is kept once, and done with in that transaction. */
@Injectable()
export class MiniProgramPushes {
  private readonly listeners: SentListener[] = [];
  private readonly pictureListeners: PictureListener[] = [];

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly subscriptions: Subscriptions,
    private readonly consents: Consents,
  ) {}

  /** Who sends messages registers here; facts know no sender. */
  onSent(listener: SentListener): void {
    this.listeners.push(listener);
  }

  /** Who asks about pictures registers here. */
  onPictureJudged(listener: PictureListener): void {
    this.pictureListeners.push(listener);
  }

  async take({ digest, message, happenedAt }: PushedMessage): Promise<PushResult> {
    const event = message.text('Event') ?? '';
    const told = this.read(event, message);
    if (told === null) return 'unknown';
    const now = this.clock.now();
    return this.database.transaction(async (db) => {
      const { openid } = told;
      const customerId = openid === null ? null : await ownerOf(db, { kind: 'openid', value: openid });
      const fact = {
        sourceId: `push:${digest}`,
        kind: 'wechat.pushed',
        orderNo: null,
        customerId,
        amountFen: null,
        happenedAt,
        data: JSON.stringify({ event, ...told.kept }),
      };
      const [result] = await appendEvents(db, 'wechat', [fact], now);
      if (result !== 'new') return 'repeated';
      await told.apply(db, customerId);
      return 'new';
    });
  }

  private read(event: string, message: Fields): Told | null {
    switch (event) {
      case 'subscribe_msg_popup_event':
        return this.asked(message, 'SubscribeMsgPopupEvent', false);
      case 'subscribe_msg_change_event':
        return this.asked(message, 'SubscribeMsgChangeEvent', true);
      case 'subscribe_msg_sent_event':
        return this.sent(message);
      case 'user_authorization_revoke':
        return this.revoked(message);
      case 'wxa_media_check':
        return this.checked(message);
      default:
        return null;
    }
  }

  /** @param isSetting whether it was said in WeChat's settings, where a "no" is for good, and not of this one time. */
  private asked(message: Fields, wrapper: string, isSetting: boolean): Told {
    const openid = idIn(message, 'FromUserName');
    const words = entriesOf(message, wrapper).flatMap((entry) => {
      const templateId = idIn(entry, 'TemplateId');
      const word = idIn(entry, 'SubscribeStatusString');
      return templateId === null || word === null ? [] : [{ templateId, word }];
    });
    return {
      openid,
      kept: { words },
      apply: async (db) => {
        if (openid === null) return;
        for (const { templateId, word } of words) {
          if (word === 'accept') await this.subscriptions.accepted(db, openid, templateId);
          else if (word === 'reject' && isSetting) await this.subscriptions.usedUp(db, openid, templateId);
        }
      },
    };
  }

  private sent(message: Fields): Told {
    const openid = idIn(message, 'FromUserName');
    const all = entriesOf(message, 'SubscribeMsgSentEvent').flatMap((entry): Omit<Sent, 'openid'>[] => {
      const templateId = idIn(entry, 'TemplateId');
      const messageId = idIn(entry, 'MsgID');
      if (templateId === null || messageId === null) return [];
      return [{ templateId, messageId, errorCode: entry.number('ErrorCode') ?? 0 }];
    });
    return {
      openid,
      kept: { sent: all },
      apply: async (db) => {
        if (openid === null) return;
        for (const one of all) for (const tell of this.listeners) await tell(db, { openid, ...one });
      },
    };
  }

  /** The verdict on a picture, kept beside the trace it was asked under. What is no word of WeChat's needs a person. */
  private checked(message: Fields): Told {
    const result = message.in('result');
    const traceId = idIn(message, 'trace_id', 128);
    const said = idIn(result, 'suggest');
    const suggest = said === 'pass' || said === 'risky' ? said : 'review';
    return {
      openid: null,
      kept: { traceId, suggest: said, label: result.number('label') },
      apply: async (db) => {
        if (traceId === null) return;
        for (const listener of this.pictureListeners) await listener(db, { traceId, suggest });
      },
    };
  }

  private revoked(message: Fields): Told {
    return {
      openid: idIn(message, 'OpenID'),
      kept: {},
      apply: async (db, customerId) => {
        if (customerId === null) return;
        await holdPerson(db, customerId);
        await this.consents.withdrawAll(db, customerId, 'wechat');
      },
    };
  }
}

/** The list stands in the message, or in a part named like the event where the message is XML. */
function entriesOf(message: Fields, wrapper: string): Fields[] {
  return [...message.list('List'), ...message.in(wrapper).list('List')];
}
