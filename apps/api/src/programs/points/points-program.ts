import {
  checkPoints,
  decideInteraction,
  decidePoints,
  type Grant,
  type Interaction,
  type InteractionPoints,
  type PointsRules,
} from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CustomerStory } from '../../facts/customers';
import { LiveRoom } from '../../facts/live';
import { Grants } from '../../outcomes/grants';
import { Limits } from '../../outcomes/limits';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { ProgramStore } from '../program-store';
import { Runner, type StoryProgram } from '../runner';

/** 消费积分: points for what was paid, and a few for being there. */
@Injectable()
export class PointsProgram implements StoryProgram<PointsRules>, OnModuleInit {
  readonly kind = 'points';
  /** A refund takes back by the rule that gave. */
  readonly keepsVersions = true;

  constructor(
    private readonly clock: Clock,
    private readonly runner: Runner,
    private readonly store: ProgramStore,
    private readonly room: LiveRoom,
    private readonly grants: Grants,
  ) {}

  onModuleInit(): void {
    this.runner.register(this);
    this.room.onInteraction((db, interactions) => this.reward(db, interactions));
  }

  decide(
    rules: PointsRules,
    story: CustomerStory,
    givenBy: ReadonlyMap<string, PointsRules>,
  ): readonly Grant[] {
    return decidePoints(rules, givenBy, story.customerId, story.orders, this.clock.calendar);
  }

  /** Points for orders; what interactions earned stays earned. */
  keyPrefix(rules: PointsRules): string {
    return `points:${rules.program}:order:`;
  }

  onRefund(): 'take-back-unused' {
    return 'take-back-unused';
  }

  check(rules: PointsRules): readonly string[] {
    return checkPoints(rules);
  }

  /** Each interaction, as far as its kind's cap of the day allows. The people are held. */
  private async reward(db: Db, interactions: readonly Interaction[]): Promise<void> {
    const programs = (await this.store.active(db)).filter((stored) => stored.kind === this.kind);
    for (const { definition } of programs) await this.rewardAll(db, definition as PointsRules, interactions);
  }

  private async rewardAll(db: Db, rules: PointsRules, interactions: readonly Interaction[]): Promise<void> {
    const within: InteractionPoints[] = [];
    for (const interaction of interactions) {
      const decided = decideInteraction(rules, interaction, this.clock.calendar);
      if (decided !== null && (await Limits.take(db, decided.capKey, decided.points, decided.most))) {
        within.push(decided);
      }
    }
    const given = await this.grants.give(
      db,
      within.map((decided) => decided.grant),
    );
    // What was not given after all leaves its place in the day's cap to another.
    for (const [index, decided] of within.entries()) {
      if (given[index]?.result !== 'given') await Limits.giveBack(db, decided.capKey, decided.points);
    }
  }
}
