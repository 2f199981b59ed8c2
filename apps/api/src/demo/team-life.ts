import { type Instant, isRefusal, type LocalDay } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { addTemplate } from '../outcomes/coupons';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database/database';
import type { Db } from '../platform/database/db';
import { Worker } from '../platform/queue/worker';
import { Runner } from '../programs';
import { TakingPart } from '../programs/group-buy';
import { demoGroupBuys, GROUP_TEMPLATES } from './group-buys';
import { idOf } from './people';

const PAIR = 'pair-30';

type When = { daysAgo: number; hour: number } | { minutesAgo: number };
type Step = When & { who: string; does: 'open' | 'join' | 'leave'; team: string };

/** A team in each state; who has none is a protagonist whose hint is about something else. Oldest first. */
const STEPS: readonly Step[] = [
  { daysAgo: 9, hour: 19, who: 'demo-one-away', does: 'open', team: 'nobody-came' },
  { daysAgo: 6, hour: 20, who: 'demo-returned', does: 'open', team: 'nuts-evening' },
  { daysAgo: 6, hour: 21, who: 'demo-four', does: 'join', team: 'nuts-evening' },
  { daysAgo: 4, hour: 12, who: 'demo-dormant', does: 'open', team: 'changed-mind' },
  { daysAgo: 4, hour: 15, who: 'demo-dormant', does: 'leave', team: 'changed-mind' },
  { daysAgo: 2, hour: 21, who: 'demo-lifetime', does: 'open', team: 'old-friends' },
  { daysAgo: 2, hour: 22, who: 'demo-refunded', does: 'join', team: 'old-friends' },
  { minutesAgo: 313, who: 'demo-refunded', does: 'open', team: 'tonight' },
  { minutesAgo: 133, who: 'demo-four', does: 'open', team: 'just-now' },
];

/** Lives the group-buys of the demo story, through the same doors as real shoppers. */
@Injectable()
export class TeamLife {
  private readonly teamNos = new Map<string, string>();
  private next = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly worker: Worker,
    private readonly programs: Runner,
    private readonly takingPart: TakingPart,
  ) {}

  /** Publishes what can be bought together. */
  async open(db: Db, now: Instant): Promise<void> {
    for (const template of GROUP_TEMPLATES) await addTemplate(db, template);
    for (const definition of demoGroupBuys(now)) {
      const { program, version } = definition;
      await this.programs.publish(db, { program, version, kind: 'group-buy', definition }, now);
    }
  }

  /** Does what has happened up to a moment of the story. @param now when the story ends. */
  async until(at: Instant, now: Instant): Promise<void> {
    for (let step = STEPS[this.next]; step !== undefined; step = STEPS[this.next]) {
      const when = this.momentOf(step, now);
      if (when > at) return;
      this.next += 1;
      this.clock.pretend(when);
      // Teams whose time was over by now are over.
      await this.worker.drain();
      await this.live(step);
    }
  }

  private async live({ who, does, team }: Step): Promise<void> {
    const customerId = await idOf(this.database, who);
    const requestKey = `demo-${team}-${does}`;
    if (does === 'open') {
      const opened = await this.takingPart.open(customerId, PAIR, requestKey);
      if (isRefusal(opened)) throw new Error(`the demo's ${team}: ${opened.refused}`);
      this.teamNos.set(team, opened.teamNo);
      return;
    }
    const teamNo = this.teamNos.get(team) ?? '';
    const done =
      does === 'join'
        ? await this.takingPart.join(customerId, teamNo, requestKey)
        : await this.takingPart.leave(customerId, teamNo);
    if (isRefusal(done)) throw new Error(`the demo's ${team}: ${done.refused}`);
  }

  private momentOf(step: Step, now: Instant): Instant {
    if ('minutesAgo' in step) return now - step.minutesAgo * 60_000;
    const { calendar } = this.clock;
    return calendar.startOf((calendar.dayOf(now) - step.daysAgo) as LocalDay) + step.hour * 3_600_000;
  }
}
