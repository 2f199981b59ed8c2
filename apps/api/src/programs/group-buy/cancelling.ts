import { type Instant, isRefusal, refuse, type Refusal } from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit, type AuditActor } from '../../platform/audit';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';
import { enqueueAll } from '../../platform/queue/work';
import { Worker } from '../../platform/queue/worker';
import { Activities } from './activities';
import { TeamEnds } from './team-ends';

/** Work: call off the teams of an activity, some at a time. */
const CANCEL = 'group.cancel';
/** Work: call off one of them. */
const CANCEL_TEAM = 'group.cancel-team';
const AT_ONCE = 100;

interface Payload {
  activityId: number;
  /** The last team seen. */
  after: number;
}

/** Calls an activity off: nobody opens or joins any more, and its teams end one after the other. */
@Injectable()
export class Cancelling implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly worker: Worker,
    private readonly activities: Activities,
    private readonly ends: TeamEnds,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.worker.handle(CANCEL, (db, payload) => this.goOn(db, payload as Payload));
    this.worker.handle(CANCEL_TEAM, (db, payload) =>
      this.ends.cancel(db, (payload as { teamNo: string }).teamNo),
    );
  }

  /** Asked again it changes nothing. @param reason for the record. */
  async cancel(key: string, reason: string, actor: AuditActor): Promise<{ cancelledAt: Instant } | Refusal> {
    const done = await this.database.decide((db) => this.cancelIn(db, key, reason, actor));
    if (!isRefusal(done)) this.worker.nudge();
    return done;
  }

  private async cancelIn(
    db: Db,
    key: string,
    reason: string,
    actor: AuditActor,
  ): Promise<{ cancelledAt: Instant } | Refusal> {
    const activity = await this.activities.rowOf(db, key, db.forUpdate);
    if (activity === null) return refuse('GROUP_NOT_FOUND');
    const now = this.clock.now();
    if (activity.state === 'cancelled') return { cancelledAt: Number(activity.changed_at) };
    await db.run(
      "UPDATE group_activities SET state = 'cancelled', changed_at = ?, cancelled_by = ?, reason = ? WHERE id = ?",
      [now, `${actor.kind}:${actor.id}`.slice(0, 64), reason, activity.id],
    );
    await this.later(db, { activityId: activity.id, after: 0 }, now);
    await this.audit.write(db, {
      actor,
      action: 'group-buy.cancelled',
      subject: `group-buy:${key}`,
      detail: { activity: activity.id },
    });
    return { cancelledAt: now };
  }

  /** Whoever opened a team before the activity was off has committed by now: none is missed. */
  private async goOn(db: Db, { activityId, after }: Payload): Promise<void> {
    const rows = await db.rows<{ id: number; team_no: string }>(
      `SELECT id, team_no FROM group_teams WHERE activity_id = ? AND id > ? AND state IN ('waiting', 'open')
       ORDER BY id LIMIT ${AT_ONCE}`,
      [activityId, after],
    );
    const now = this.clock.now();
    await enqueueAll(
      db,
      rows.map((row) => ({ kind: CANCEL_TEAM, payload: { teamNo: row.team_no }, runAt: now })),
      now,
    );
    const last = rows[rows.length - 1];
    if (rows.length === AT_ONCE && last !== undefined)
      await this.later(db, { activityId, after: last.id }, now);
  }

  private later(db: Db, payload: Payload, now: Instant): Promise<void> {
    return enqueueAll(db, [{ kind: CANCEL, payload, runAt: now }], now);
  }
}
