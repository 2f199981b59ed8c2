import {
  activityAt,
  closedFor,
  type CustomerId,
  type GroupBuy,
  type Instant,
  isRefusal,
  openTeam,
  refuse,
  type Refusal,
} from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Movers } from '../../facts/customers';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { isDuplicate, TryAgain } from '../../platform/database/faults';
import { enqueue } from '../../platform/queue/work';
import { random } from '../../platform/random';
import { Activities, type ActivityRow } from './activities';
import { NEW_SEAT } from './queries';
import { SeatMoney } from './seat-money';
import { monthOf, sharesTaken, takeShare, takeTeam } from './shares';
import { tellOpened } from './team-log';
import { limitReached, whoMay } from './who-may';
import { expiryOf } from './team-ends';

const COLUMNS = [
  'team_no',
  'activity_id',
  'version',
  'customer_id',
  'request_key',
  'size',
  'price_fen',
  'state',
  'seats_taken',
  'opened_at',
  'ends_at',
] as const;

type Books = Pick<Db, 'one'>;

/** Opens teams 开团: a free one at once, a prepaid one when its leader has paid. */
@Injectable()
export class Opening {
  constructor(
    private readonly clock: Clock,
    private readonly movers: Movers,
    private readonly activities: Activities,
    private readonly money: SeatMoney,
  ) {}

  /** In the caller's transaction. A repeat of the same request is the same team. @returns its number. */
  async open(db: Db, customerId: CustomerId, key: string, requestKey: string): Promise<string | Refusal> {
    const held = await this.movers.hold(db, [customerId]);
    if (!held.includes(customerId)) throw new TryAgain('they have just become somebody else');
    // Whoever calls the activity off waits for us, or we see that it is off.
    const activity = await this.activities.rowOf(db, key, sharedLock(db));
    if (activity === null) return refuse('GROUP_NOT_FOUND');
    const earlier = await db.one<{ team_no: string; activity_id: number }>(
      'SELECT team_no, activity_id FROM group_teams WHERE customer_id = ? AND request_key = ?',
      [customerId, requestKey],
    );
    if (earlier !== null) {
      return earlier.activity_id === activity.id ? earlier.team_no : refuse('GROUP_REQUEST_REUSED');
    }
    const definition = (await this.activities.one(db, key))?.definition;
    if (definition === undefined) return refuse('GROUP_NOT_FOUND');
    return this.openNew(db, activity, definition, customerId, requestKey);
  }

  /** Why somebody cannot open a team now, but for the stock of teams; null when they can. */
  async whyNot(
    db: Books,
    activity: ActivityRow,
    definition: GroupBuy,
    customerId: CustomerId,
    now: Instant,
  ): Promise<Refusal | null> {
    const closed = closedFor(activityAt(definition, activity.state === 'cancelled', now));
    if (closed !== null) return refuse(closed);
    const notTheirs = await whoMay(db, definition.leads, customerId);
    if (notTheirs !== null) return notTheirs;
    if ((await this.openTeamOf(db, activity.id, customerId, now)) !== null) {
      return refuse('GROUP_ONE_AT_A_TIME');
    }
    const { perPersonMonth } = definition;
    if (perPersonMonth === null) return null;
    const taken = await sharesTaken(db, activity.id, customerId, monthOf(now, this.clock.calendar));
    return taken < perPersonMonth ? null : limitReached(definition);
  }

  /** The number of a team somebody leads that is not full and has time left; null when there is none. */
  async openTeamOf(
    db: Books,
    activityId: number,
    customerId: CustomerId,
    now: Instant,
  ): Promise<string | null> {
    const row = await db.one<{ team_no: string }>(
      `SELECT team_no FROM group_teams WHERE customer_id = ? AND activity_id = ? AND state IN ('waiting', 'open')
         AND ends_at > ? ORDER BY id DESC LIMIT 1`,
      [customerId, activityId, now],
    );
    return row?.team_no ?? null;
  }

  private async openNew(
    db: Db,
    activity: ActivityRow,
    definition: GroupBuy,
    customerId: CustomerId,
    requestKey: string,
  ): Promise<string | Refusal> {
    const now = this.clock.now();
    const refusal = await this.whyNot(db, activity, definition, customerId, now);
    if (refusal !== null) return refusal;
    const team = openTeam(definition, customerId, now);
    const month = monthOf(now, this.clock.calendar);
    // A prepaid seat counts when it is paid.
    if (team.state === 'open' && !(await takeShare(db, activity.id, definition, customerId, month))) {
      return limitReached(definition);
    }
    if (!(await takeTeam(db, activity.id, definition.teams))) return refuse('GROUP_SOLD_OUT');
    const teamNo = random.orderNo('T');
    const id = await this.write(db, [
      teamNo,
      activity.id,
      definition.version,
      customerId,
      requestKey,
      team.size,
      team.priceFen,
      team.state,
      team.seats.length,
      now,
      team.endsAt,
    ]);
    await enqueue(db, expiryOf(teamNo, team.endsAt), team.endsAt, now);
    if (team.state === 'waiting') {
      const opened = await this.money.open(db, {
        teamNo,
        customerId,
        requestKey,
        definition,
        expiresAt: team.endsAt,
      });
      return isRefusal(opened) ? opened : teamNo;
    }
    await db.insertOne(NEW_SEAT, [id, customerId, requestKey, 1, month, null, now]);
    await tellOpened(db, { activity: activity.activity_key, teamNo }, customerId, now);
    return teamNo;
  }

  private async write(db: Db, values: (string | number)[]): Promise<number> {
    try {
      const marks = COLUMNS.map(() => '?').join(', ');
      return await db.insertOne(`INSERT INTO group_teams (${COLUMNS.join(', ')}) VALUES (${marks})`, values);
    } catch (error) {
      if (isDuplicate(error))
        throw new TryAgain('this request is being answered, or a number was drawn twice');
      throw error;
    }
  }
}

/** SQLite needs none: one writer at a time. */
function sharedLock(db: Db): string {
  return db.dialect === 'mysql' ? ' LOCK IN SHARE MODE' : '';
}
