import { random } from '../random';
import { BoundedMap } from '../world/bounded';
import type { Core } from '../world/core';
import type { Attachment } from './attachments';

/** 0 not sent · 1 sent · 2 no longer a friend · 3 had as many as may be this month. */
export type TargetStatus = 0 | 1 | 2 | 3;

export interface Target {
  externalUserId: string;
  userId: string;
  status: TargetStatus;
  /** Epoch seconds; 0: not sent. */
  sentAt: number;
}

/** A message to customers that a member of staff has to confirm. */
export interface Task {
  msgId: string;
  at: number;
  text: string;
  attachments: Attachment[];
  targets: Target[];
}

/** Message tasks, and how many messages each customer had this month. */
export class Tasks {
  private readonly byId = new BoundedMap<string, Task>(1_000);
  private readonly had = new BoundedMap<string, number>(20_000);
  /** Most messages a customer may have in a month; null: as many as the month has days. */
  monthly: number | null = null;

  constructor(private readonly core: Core) {}

  create(
    targets: { externalUserId: string; userId: string }[],
    text: string,
    attachments: Attachment[],
  ): Task {
    const msgId = `msg${random.word(28)}`;
    return this.byId.set(msgId, {
      msgId,
      at: this.core.clock.now(),
      text,
      attachments,
      targets: targets.map((target) => ({ ...target, status: 0, sentAt: 0 })),
    });
  }

  find(msgId: string): Task | null {
    return this.byId.get(msgId) ?? null;
  }

  /** Newest first. */
  all(): Task[] {
    return this.byId.values().reverse();
  }

  /**
   * Staff tap "send". Customers at their limit and those who left get nothing.
   * @param userId whose part of the task; without it everybody's. @param isFriend whether somebody still is one.
   * @returns how many got it.
   */
  confirm(task: Task, userId: string | null, isFriend: (target: Target) => boolean): number {
    const open = task.targets.filter((one) => one.status === 0 && (userId ?? one.userId) === one.userId);
    for (const target of open) {
      target.status = !isFriend(target) ? 2 : this.takeOne(target.externalUserId) ? 1 : 3;
      target.sentAt = this.core.clock.seconds();
      if (target.status === 1) this.deliver(task, target);
    }
    return open.filter(({ status }) => status === 1).length;
  }

  clear(): void {
    this.byId.clear();
    this.had.clear();
    this.monthly = null;
  }

  /** Counts one message of this month. @returns false when there were too many already. */
  private takeOne(externalUserId: string): boolean {
    const month = this.core.clock.month();
    const key = `${month.name} ${externalUserId}`;
    const had = this.had.get(key) ?? 0;
    if (had >= (this.monthly ?? month.days)) return false;
    this.had.set(key, had + 1);
    return true;
  }

  private deliver(task: Task, target: Target): void {
    this.core.inbox.deliver({
      at: this.core.clock.now(),
      channel: 'wecom',
      externalUserId: target.externalUserId,
      openid: this.core.people.byExternalId(target.externalUserId)?.openid ?? null,
      from: target.userId,
      title: '企业微信消息',
      text: task.text,
      attachments: task.attachments,
    });
  }
}
