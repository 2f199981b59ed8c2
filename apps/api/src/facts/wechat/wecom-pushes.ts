import { isRefusal, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Fields } from '../../platform/outside/fields';
import { enqueueAll, type TimedWork } from '../../platform/queue/work';
import { Worker } from '../../platform/queue/worker';
import { appendEvents } from '../events';
import { idIn, wrong } from './message';
import type { PushedMessage, PushResult } from './push-address';
import { MEET_CONTACT, WELCOME } from './wecom-work';

interface Added {
  externalUserId: string;
  /** The member of staff they added. */
  userId: string | null;
  /** Good for one message, within 20 seconds. */
  welcomeCode: string | null;
}

/** A welcome code's life, as WeCom gives it. */
const WELCOME_MS = 20_000;

/** What WeCom pushes about contacts: kept once, with the work it causes. */
@Injectable()
export class WecomPushes {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly worker: Worker,
  ) {}

  async take({ digest, message, happenedAt }: PushedMessage): Promise<PushResult | Refusal> {
    if (message.text('Event') !== 'change_external_contact') return 'unknown';
    // Half-added is the customer's own request before the member of staff has agreed: they may write to them already.
    if (!ADDED.has(message.text('ChangeType') ?? '')) return 'unknown';
    const added = readAdded(message);
    if (isRefusal(added)) return added;

    const now = this.clock.now();
    const { externalUserId, userId } = added;
    const fact = {
      sourceId: `push:${digest}`,
      kind: 'wecom.contact-added',
      orderNo: null,
      customerId: null,
      amountFen: null,
      happenedAt,
      data: JSON.stringify({ b: ['wecom', externalUserId], userId }),
    };
    const result = await this.database.transaction(async (db) => {
      const [kept] = await appendEvents(db, 'wecom', [fact], now);
      if (kept !== 'new') return 'repeated';
      await enqueueAll(db, worksOf(added, happenedAt + WELCOME_MS, now), now);
      return 'new';
    });
    if (result === 'new') this.worker.nudge();
    return result;
  }
}

const ADDED = new Set(['add_external_contact', 'add_half_external_contact']);

function readAdded(message: Fields): Added | Refusal {
  const externalUserId = idIn(message, 'ExternalUserID');
  if (externalUserId === null) return wrong('ExternalUserID');
  return {
    externalUserId,
    userId: idIn(message, 'UserID'),
    welcomeCode: idIn(message, 'WelcomeCode', 128),
  };
}

function worksOf({ externalUserId, welcomeCode }: Added, until: number, now: number): TimedWork[] {
  const meet = { kind: MEET_CONTACT, payload: { externalUserId }, runAt: now };
  if (welcomeCode === null) return [meet];
  return [{ kind: WELCOME, payload: { welcomeCode, until }, runAt: now }, meet];
}
