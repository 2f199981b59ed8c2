import { checkLadder, climb, decideLadder, type Grant, type Ladder } from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CustomerStory } from '../../facts/customers';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { Runner, type StoryProgram } from '../runner';

/** 复购阶梯: the tiered repurchase ladder, default and campaign ones alike. */
@Injectable()
export class LadderProgram implements StoryProgram<Ladder>, OnModuleInit {
  readonly kind = 'ladder';

  constructor(
    private readonly clock: Clock,
    private readonly runner: Runner,
  ) {}

  onModuleInit(): void {
    this.runner.register(this);
  }

  decide(ladder: Ladder, story: CustomerStory): readonly Grant[] {
    return decideLadder(ladder, story.customerId, story.orders, this.clock.calendar);
  }

  onRefund(ladder: Ladder): Ladder['onRefund'] {
    return ladder.onRefund;
  }

  check(ladder: Ladder): readonly string[] {
    return checkLadder(ladder, this.clock.calendar);
  }

  async remember(db: Db, ladder: Ladder, stories: readonly CustomerStory[]): Promise<void> {
    const rows = stories.map((story) => [
      story.customerId,
      ladder.program,
      ladder.version,
      JSON.stringify(climb(ladder, story.orders, this.clock.calendar)),
    ]);
    await db.upsert(
      'ladder_progress',
      ['customer_id', 'program', 'version', 'progress'],
      rows,
      ['customer_id', 'program'],
      ['version', 'progress'],
    );
  }
}
