import type { Instant, InteractionKind } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { LiveRoom } from '../facts/live';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database/database';
import { Worker } from '../platform/queue/worker';
import { diceFor } from './random';
import type { DemoSession, DemoStory } from './story';

/** What people do while they watch; the more often a kind is named, the more often it is done. */
const DOINGS: readonly InteractionKind[] = [
  'liked',
  'liked',
  'liked',
  'commented',
  'commented',
  'asked',
  'gifted',
];
/** Of those who are not protagonists, one in so many does something in a show. */
const ONE_IN = 6;

/** What shoppers did in the demo's live rooms, told when a show is over, as the platforms tell it. */
@Injectable()
export class ShowLife {
  constructor(
    private readonly room: LiveRoom,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly worker: Worker,
  ) {}

  /** Tells of every show that ended after `before` and not after `at`. */
  async between(source: string, story: DemoStory, before: Instant, at: Instant): Promise<void> {
    for (const session of story.sessions) {
      if (session.endAt <= before || session.endAt > at) continue;
      this.clock.pretend(session.endAt);
      const told = doingsOf(story, session);
      await this.database.transaction((db) => this.room.accept(db, source, told));
      await this.worker.drain();
    }
  }
}

function doingsOf(story: DemoStory, session: DemoSession) {
  const leads = new Set(story.people.map((person) => person.openid));
  return story.shoppers.flatMap(({ openid, nickname }) => {
    const dice = diceFor('show', session.sessionId, openid);
    if (!leads.has(openid) && dice.int(1, ONE_IN) !== 1) return [];
    return Array.from({ length: dice.int(1, leads.has(openid) ? 5 : 3) }, (_, n) => ({
      eventId: `${session.sessionId}:${openid}:${n}`,
      kind: dice.pick(DOINGS),
      happenedAt: dice.int(session.startAt, session.endAt - 1),
      buyer: { kind: 'openid' as const, value: openid, nickname },
      liveSession: session.sessionId,
      seconds: null,
      text: null,
    }));
  });
}
