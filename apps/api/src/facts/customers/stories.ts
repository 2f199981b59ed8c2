import type { CustomerId } from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { Worker } from '../../platform/queue/worker';
import { Movers } from './merge/movers';
import { type CustomerStory, readStories, writeFacts } from './story';

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
    private readonly movers: Movers,
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

  /**
   * Holds the people, reads and folds their stories, then lets every listener decide. Whoever decides over a story
   * holds them, so decisions over one person happen one after the other.
   */
  async settle(db: Db, customerIds: readonly CustomerId[]): Promise<void> {
    const stories = await readStories(db, await this.movers.hold(db, customerIds));
    if (stories.length === 0) return;
    await writeFacts(db, stories, this.clock.calendar);
    const living = await notErased(db, stories);
    if (living.length === 0) return;
    for (const listener of this.listeners) await listener(db, living);
  }
}

/** Nothing is decided any more for people who are forgotten: what they had was given up. */
async function notErased(db: Db, stories: readonly CustomerStory[]): Promise<CustomerStory[]> {
  const gone = await db.rowsIn<{ id: CustomerId }>(
    'SELECT id FROM customers WHERE id IN (?) AND erased_at IS NOT NULL',
    [],
    stories.map((story) => story.customerId),
  );
  const ids = new Set(gone.map((row) => row.id));
  return stories.filter((story) => !ids.has(story.customerId));
}
