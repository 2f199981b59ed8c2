import type { CustomerId } from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { Worker } from '../../platform/queue/worker';
import { type CustomerStory, lockStories, writeFacts } from './story';

/** Told, in the same transaction, whose story changed. */
export type StoryListener = (db: Db, stories: readonly CustomerStory[]) => Promise<void>;

/** Work: settle the stories of customers something happened to. */
export const SETTLE_CUSTOMERS = 'customers.settle';

/** Keeps customers' running facts, and tells those who decide over them. */
@Injectable()
export class Stories implements OnModuleInit {
  private readonly listeners: StoryListener[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly worker: Worker,
  ) {}

  onModuleInit(): void {
    this.worker.handle(SETTLE_CUSTOMERS, async (db, payload) => {
      await this.settle(db, (payload as { customerIds: CustomerId[] }).customerIds);
    });
  }

  /** Programs register here; facts know no program. */
  onChange(listener: StoryListener): void {
    this.listeners.push(listener);
  }

  /** Locks, reads and folds the stories, then lets every listener decide. */
  async settle(db: Db, customerIds: readonly CustomerId[]): Promise<void> {
    const stories = await lockStories(db, customerIds);
    if (stories.length === 0) return;
    await writeFacts(db, stories, this.clock.calendar);
    for (const listener of this.listeners) await listener(db, stories);
  }
}
