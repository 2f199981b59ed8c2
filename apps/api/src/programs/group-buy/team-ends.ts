import { cancelTeam, type CustomerId, expireTeam, type Instant, type TeamMoved } from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Movers } from '../../facts/customers';
import { Payments } from '../../outcomes/payments';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { TryAgain } from '../../platform/database/faults';
import { enqueue, type TimedWork } from '../../platform/queue/work';
import { Worker } from '../../platform/queue/worker';
import { TeamEffects } from './effects';
import { SEAT_PURPOSE } from './seat-money';
import { EMPTY_SEAT, END_TEAM } from './queries';
import { readTeam, takenOf, teamOf, type WholeTeam } from './team-row';

/** Work: end a team whose time is over. */
const EXPIRE = 'group.expire';

/** The work of ending a team that is not full by then. */
export function expiryOf(teamNo: string, endsAt: Instant): TimedWork {
  return { kind: EXPIRE, payload: { teamNo }, key: `group-team:${teamNo}`, runAt: endsAt };
}

/** How teams end that did not fill: their time is over, their leader left, their activity was called off. Once each. */
@Injectable()
export class TeamEnds implements OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly worker: Worker,
    private readonly movers: Movers,
    private readonly effects: TeamEffects,
    private readonly payments: Payments,
  ) {}

  onModuleInit(): void {
    this.worker.handle(EXPIRE, (db, payload) => this.expire(db, (payload as { teamNo: string }).teamNo));
  }

  /** Ends it when its time is over; comes again when it has got more time since, as a prepaid one does that opens. */
  async expire(db: Db, teamNo: string): Promise<void> {
    const held = await this.hold(db, teamNo);
    if (held === null) return;
    const now = this.clock.now();
    const { team, people } = held;
    const moved = expireTeam(teamOf(team), now);
    if (moved !== null) {
      await this.end(db, team, moved, people, now);
      return;
    }
    const goesOn = team.row.state === 'open' || team.row.state === 'waiting';
    if (goesOn) await enqueue(db, expiryOf(teamNo, team.row.ends_at), team.row.ends_at, now);
  }

  /** Ends it with its activity, unless it has ended before. */
  async cancel(db: Db, teamNo: string): Promise<void> {
    const held = await this.hold(db, teamNo);
    if (held === null) return;
    const moved = cancelTeam(teamOf(held.team));
    if (moved !== null) await this.end(db, held.team, moved, held.people, this.clock.now());
  }

  /** Writes down an end the rules decided. @param held who is held; everybody who sits must be. @throws TryAgain */
  async end(
    db: Db,
    { row }: WholeTeam,
    moved: TeamMoved,
    held: readonly CustomerId[],
    now: Instant,
  ): Promise<null> {
    const { state, endReason } = moved.team;
    if ((await db.run(END_TEAM, [state, now, endReason, row.id, row.state])) === 0) {
      throw new TryAgain('the team moved meanwhile');
    }
    const after = await readTeam(db, row.team_no);
    const seats = takenOf(after?.seats ?? []);
    // Whoever sat down between our look and our statement is not held, and not in what was decided.
    if (seats.length !== row.seats_taken || seats.some((seat) => !held.includes(seat.customer_id))) {
      throw new TryAgain('somebody sat down or left meanwhile');
    }
    for (const seat of seats)
      await db.run(EMPTY_SEAT, [this.leaves(seat.is_leader, endReason), now, seat.id]);
    await this.effects.apply(db, row, seats, moved.effects, now);
    if (row.price_fen > 0) await this.payments.closeUnpaid(db, SEAT_PURPOSE, row.team_no);
    return null;
  }

  private leaves(isLeader: number, endReason: TeamMoved['team']['endReason']): 'left' | 'released' {
    return isLeader === 1 && endReason === 'leader-left' ? 'left' : 'released';
  }

  private async hold(
    db: Db,
    teamNo: string,
  ): Promise<{ team: WholeTeam; people: readonly CustomerId[] } | null> {
    const seen = await readTeam(db, teamNo);
    if (seen === null) return null;
    const people = await this.movers.hold(
      db,
      takenOf(seen.seats).map((seat) => seat.customer_id),
    );
    const team = await readTeam(db, teamNo);
    return team === null ? null : { team, people };
  }
}
