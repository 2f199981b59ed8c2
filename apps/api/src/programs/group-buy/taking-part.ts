import { type CustomerId, isRefusal, refuse, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';
import { Activities } from './activities';
import type { MyTeamDto } from './group-buy.dto';
import { Opening } from './opening';
import { payableUntil, SeatMoney } from './seat-money';
import { Seats } from './seats';
import { monthOf, sharesTaken } from './shares';
import { readTeam, seatOf, type WholeTeam } from './team-row';
import { TeamView } from './team-view';
import { limitReached } from './who-may';

/** What shoppers do: open a team, join one, leave it. Every request may come again and gets the same answer. */
@Injectable()
export class TakingPart {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly activities: Activities,
    private readonly opening: Opening,
    private readonly seats: Seats,
    private readonly money: SeatMoney,
    private readonly view: TeamView,
  ) {}

  async open(customerId: CustomerId, key: string, requestKey: string): Promise<MyTeamDto | Refusal> {
    const opened = await this.database.decide((db) => this.opening.open(db, customerId, key, requestKey));
    return isRefusal(opened) ? opened : this.answer(customerId, opened);
  }

  async join(customerId: CustomerId, teamNo: string, requestKey: string): Promise<MyTeamDto | Refusal> {
    // Full or over is answered without a lock; most of a storm ends here.
    const seen = await readTeam(this.database, teamNo);
    if (seen === null) return refuse('TEAM_NOT_FOUND');
    const early = await this.whyNotEarly(seen, customerId, requestKey);
    if (early !== null) return early;
    let before: WholeTeam | null = seen;
    const joined = await this.database.decide((db) => {
      const joining = this.joinOnce(db, customerId, teamNo, requestKey, before);
      // What was seen then does not do a second time.
      before = null;
      return joining;
    });
    return isRefusal(joined) ? joined : this.answer(customerId, teamNo);
  }

  async leave(customerId: CustomerId, teamNo: string): Promise<MyTeamDto | Refusal> {
    const left = await this.database.decide(
      async (db) => (await this.seats.leave(db, teamNo, customerId)) ?? 'left',
    );
    return isRefusal(left) ? left : this.view.mine(customerId, teamNo);
  }

  private async joinOnce(
    db: Db,
    customerId: CustomerId,
    teamNo: string,
    requestKey: string,
    before: WholeTeam | null,
  ): Promise<'joined' | Refusal> {
    const known = await this.seats.hold(db, teamNo, customerId, before);
    if (isRefusal(known)) return known;
    const { team, held } = known;
    if (seatOf(team.seats, customerId)?.request_key === requestKey) return 'joined';
    const isPrepaid = team.row.price_fen > 0;
    if (isPrepaid && (await this.money.isRepeat(db, teamNo, customerId, requestKey))) return 'joined';
    const elsewhere = await db.one(
      'SELECT id FROM group_seats WHERE customer_id = ? AND request_key = ? AND team_id <> ? LIMIT 1',
      [customerId, requestKey, team.row.id],
    );
    if (elsewhere !== null) return refuse('GROUP_REQUEST_REUSED');

    const now = this.clock.now();
    const definition = await this.activities.rulesOf(db, team.row);
    const refusal = await this.seats.whyNot(db, team, definition, customerId, now);
    if (refusal !== null) return refusal;
    if (!isPrepaid) {
      const sitting = { customerId, requestKey, paymentId: null };
      return (await this.seats.take(db, team, definition, sitting, held, now)) ?? 'joined';
    }
    // A prepaid seat counts when it is paid; who has had all theirs need not pay first.
    const { activity_id: activityId, ends_at: endsAt } = team.row;
    const { perPersonMonth } = definition;
    const taken = await sharesTaken(db, activityId, customerId, monthOf(now, this.clock.calendar));
    if (perPersonMonth !== null && taken >= perPersonMonth) return limitReached(definition);
    if (await this.money.isPaying(db, teamNo, customerId, now)) return 'joined';
    const expiresAt = payableUntil(endsAt, now);
    const opened = await this.money.open(db, { teamNo, customerId, requestKey, definition, expiresAt });
    return isRefusal(opened) ? opened : 'joined';
  }

  private async whyNotEarly(
    seen: WholeTeam,
    customerId: CustomerId,
    requestKey: string,
  ): Promise<Refusal | null> {
    if (seatOf(seen.seats, customerId)?.request_key === requestKey) return null;
    const { row } = seen;
    if (
      row.price_fen > 0 &&
      (await this.money.isRepeat(this.database, row.team_no, customerId, requestKey))
    ) {
      return null;
    }
    return this.seats.whyNotByRules(seen, customerId, this.clock.now());
  }

  /** The team as it is now; where it waits for money, with what the phone pays with. */
  private async answer(customerId: CustomerId, teamNo: string): Promise<MyTeamDto | Refusal> {
    const team = await this.view.mine(customerId, teamNo);
    if (isRefusal(team) || team.payment === null) return team;
    const payment = await this.money.ready(team.payment, customerId);
    return isRefusal(payment) ? payment : { ...team, payment };
  }
}
