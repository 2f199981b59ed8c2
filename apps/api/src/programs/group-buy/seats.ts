import {
  type CustomerId,
  type GroupBuy,
  type Instant,
  isRefusal,
  joinTeam,
  leaveTeam,
  refuse,
  type Refusal,
  whyNotJoin,
} from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Movers } from '../../facts/customers';
import { Payments } from '../../outcomes/payments';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { isDuplicate, TryAgain } from '../../platform/database/faults';
import { TeamEffects } from './effects';
import { SEAT_PURPOSE } from './seat-money';
import { EMPTY_SEAT, LEAVE_SEAT, NEW_SEAT, SEAT_AGAIN, TAKE_SEAT } from './queries';
import { monthOf, takeShare } from './shares';
import { readTeam, type SeatRow, seatOf, takenOf, teamOf, type WholeTeam } from './team-row';
import { TeamEnds } from './team-ends';
import { tellJoined } from './team-log';
import { limitReached, whoMay } from './who-may';

/** Who sits down, and how that was asked or paid for. */
export interface Sitting {
  customerId: CustomerId;
  requestKey: string;
  paymentId: number | null;
}

/** Seats 座位 of teams: taken and given back, each by one conditional statement. */
@Injectable()
export class Seats {
  constructor(
    private readonly clock: Clock,
    private readonly movers: Movers,
    private readonly effects: TeamEffects,
    private readonly ends: TeamEnds,
    private readonly payments: Payments,
  ) {}

  /**
   * Holds somebody who is about to sit down; where theirs is the last seat, everybody who sits with them too, because
   * all of them are given something.
   *
   * @param before the team as it was seen a moment ago, to save a look; null when that did not do.
   * @returns who is held, and the team as it is now.
   */
  async hold(
    db: Db,
    teamNo: string,
    customerId: CustomerId,
    before: WholeTeam | null = null,
  ): Promise<{ held: readonly CustomerId[]; team: WholeTeam } | Refusal> {
    const seen = before ?? (await readTeam(db, teamNo));
    if (seen === null) return refuse('TEAM_NOT_FOUND');
    const held = await this.movers.hold(
      db,
      wouldFill(seen) ? [customerId, ...sittersOf(seen)] : [customerId],
    );
    if (!held.includes(customerId)) throw new TryAgain('they have just become somebody else');
    const team = await readTeam(db, teamNo);
    return team === null ? refuse('TEAM_NOT_FOUND') : { held, team };
  }

  /** Why somebody cannot sit down, by the rules and by what they have had; null when they can. They are held. */
  async whyNot(
    db: Pick<Db, 'one'>,
    team: WholeTeam,
    definition: GroupBuy,
    customerId: CustomerId,
    now: Instant,
  ): Promise<Refusal | null> {
    return this.whyNotByRules(team, customerId, now) ?? whoMay(db, definition.joins, customerId);
  }

  /** As `whyNot`, by what the team's rows say alone. */
  whyNotByRules(team: WholeTeam, customerId: CustomerId, now: Instant): Refusal | null {
    const refusal = whyNotJoin(teamOf(team), customerId, now);
    if (refusal !== null || team.row.activity_state === 'running') return refusal;
    return refuse('GROUP_CANCELLED');
  }

  /** Takes a seat for somebody who may have it; the last one fills the team. @param held as `hold` said. */
  async take(
    db: Db,
    team: WholeTeam,
    definition: GroupBuy,
    sitting: Sitting,
    held: readonly CustomerId[],
    now: Instant,
  ): Promise<Refusal | null> {
    const { row } = team;
    const { customerId } = sitting;
    const month = monthOf(now, this.clock.calendar);
    if (!(await takeShare(db, row.activity_id, definition, customerId, month))) {
      return limitReached(definition);
    }
    const taken = await db.run(TAKE_SEAT, [now, row.id, now]);
    // The row is ours, or somebody was faster: either way this is how the team is.
    const after = await readTeam(db, row.team_no);
    if (after === null) throw new Error(`team ${row.team_no} is gone`);
    if (taken === 0) {
      const refusal = this.whyNotByRules(after, customerId, now);
      if (refusal !== null) return refusal;
      throw new TryAgain('the team moved meanwhile');
    }
    const moved = joinTeam({ ...teamOf(after), state: 'open' }, customerId, now);
    if (isRefusal(moved) || moved.team.state !== after.row.state) {
      throw new Error(`team ${row.team_no}: the books took a seat the rules do not give`);
    }
    if (moved.team.state === 'filled' && sittersOf(after).some((id) => !held.includes(id))) {
      throw new TryAgain('somebody sat down meanwhile who is not held');
    }
    const seat = await this.sitDown(db, after, sitting, month, now);
    await this.effects.apply(
      db,
      row,
      [...after.seats.filter((one) => one.id !== seat.id), seat],
      moved.effects,
      now,
    );
    const isFull = moved.team.state === 'filled';
    const about = { activity: row.activity_key, teamNo: row.team_no };
    await tellJoined(db, about, { customerId, seatId: seat.id, isFull }, now);
    if (isFull && row.price_fen > 0) await this.payments.closeUnpaid(db, SEAT_PURPOSE, row.team_no);
    return null;
  }

  /** Gives a seat back before the team is full; the leader's ends it. Asked again it changes nothing. */
  async leave(db: Db, teamNo: string, customerId: CustomerId): Promise<Refusal | null> {
    const seen = await readTeam(db, teamNo);
    if (seen === null) return refuse('TEAM_NOT_FOUND');
    const isLeader = seen.row.customer_id === customerId;
    const held = await this.movers.hold(db, isLeader ? [customerId, ...sittersOf(seen)] : [customerId]);
    if (!held.includes(customerId)) throw new TryAgain('they have just become somebody else');
    const team = await readTeam(db, teamNo);
    if (team === null) return refuse('TEAM_NOT_FOUND');
    const now = this.clock.now();
    const mine = seatOf(team.seats, customerId);
    if (mine?.state === 'left' || (isLeader && team.row.end_reason === 'leader-left')) return null;
    if (mine?.state === 'released') {
      return refuse(team.row.state === 'expired' ? 'GROUP_EXPIRED' : 'GROUP_TEAM_CANCELLED');
    }
    const moved = leaveTeam(teamOf(team), customerId, now);
    if (isRefusal(moved)) return moved;
    if (moved.team.state === 'cancelled') return this.ends.end(db, team, moved, held, now);

    if (mine === undefined) throw new Error(`team ${teamNo}: who left has no seat`);
    if ((await db.run(LEAVE_SEAT, [team.row.id, now])) === 0) throw new TryAgain('the team moved meanwhile');
    await db.run(EMPTY_SEAT, ['left', now, mine.id]);
    await this.effects.apply(db, team.row, team.seats, moved.effects, now);
    return null;
  }

  private async sitDown(
    db: Db,
    { row, seats }: WholeTeam,
    { customerId, requestKey, paymentId }: Sitting,
    month: string,
    now: Instant,
  ): Promise<SeatRow> {
    const before = seatOf(seats, customerId);
    const seat: Omit<SeatRow, 'id'> = {
      team_id: row.id,
      customer_id: customerId,
      request_key: requestKey,
      state: 'taken',
      is_leader: 0,
      month,
      payment_id: paymentId,
      joined_at: now,
      left_at: null,
    };
    if (before !== undefined) {
      await db.run(SEAT_AGAIN, [requestKey, month, paymentId, now, before.id]);
      return { ...seat, id: before.id };
    }
    try {
      return {
        ...seat,
        id: await db.insertOne(NEW_SEAT, [row.id, customerId, requestKey, 0, month, paymentId, now]),
      };
    } catch (error) {
      if (isDuplicate(error)) throw new TryAgain('they have just sat down');
      throw error;
    }
  }
}

function wouldFill({ row }: WholeTeam): boolean {
  return row.seats_taken + 1 >= row.size;
}

function sittersOf({ seats }: WholeTeam): CustomerId[] {
  return takenOf(seats).map((seat) => seat.customer_id);
}
