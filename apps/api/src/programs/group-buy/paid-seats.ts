import { type CustomerId, isRefusal, leaderPaid, refuse, type Refusal, sentenceOf } from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Movers } from '../../facts/customers';
import { type PaidPayment, Payments } from '../../outcomes/payments';
import { Inbox } from '../../outcomes/touches';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { TryAgain } from '../../platform/database/faults';
import { Activities } from './activities';
import { notSeatedNews } from './news';
import { tellOpened } from './team-log';
import { NEW_SEAT, OPEN_WAITING } from './queries';
import { SEAT_PURPOSE } from './seat-money';
import { Seats } from './seats';
import { monthOf, takeShare } from './shares';
import { readTeam, takenOf, teamOf, type WholeTeam } from './team-row';
import { limitReached } from './who-may';

/** Seats that are paid for: whoever pays sits down, or gets everything back in the same transaction. */
@Injectable()
export class PaidSeats implements OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly movers: Movers,
    private readonly activities: Activities,
    private readonly seats: Seats,
    private readonly payments: Payments,
    private readonly inbox: Inbox,
  ) {}

  onModuleInit(): void {
    this.payments.onPaid(SEAT_PURPOSE, (db, paid) => this.take(db, paid));
    this.payments.onHold(SEAT_PURPOSE, async (db, teamNo) => sittersOf(await readTeam(db, teamNo)));
  }

  private async take(db: Db, paid: PaidPayment): Promise<void> {
    // What is refused halfway is undone alone: the payment stands, and goes back.
    const seated = await db.decide(async () => (await this.seat(db, paid)) ?? 'seated');
    if (!isRefusal(seated)) return;
    const team = await readTeam(db, paid.subject);
    await this.payments.refund(db, paid.id, sentenceOf(seated));
    if (team === null || (await isGone(db, paid.customerId))) return;
    const definition = await this.activities.rulesOf(db, team.row);
    const about = { teamNo: team.row.team_no, title: definition.title, priceFen: team.row.price_fen };
    await this.inbox.tell(db, [notSeatedNews(paid.customerId, paid.payNo, sentenceOf(seated), about)]);
  }

  private async seat(db: Db, paid: PaidPayment): Promise<Refusal | null> {
    const { customerId, subject: teamNo, payNo } = paid;
    // Those who sat down since the payer was held are held now; who meets another at it begins again.
    const held = await this.movers.hold(db, [customerId, ...sittersOf(await readTeam(db, teamNo))]);
    const team = await readTeam(db, teamNo);
    if (team === null) return refuse('TEAM_NOT_FOUND');
    if (await isGone(db, customerId)) return refuse('CUSTOMER_NOT_FOUND');
    if (team.row.customer_id === customerId && team.row.state === 'waiting') return this.open(db, team, paid);
    const now = this.clock.now();
    const definition = await this.activities.rulesOf(db, team.row);
    const refusal = await this.seats.whyNot(db, team, definition, customerId, now);
    if (refusal !== null) return refusal;
    const sitting = { customerId, requestKey: payNo, paymentId: paid.id };
    return this.seats.take(db, team, definition, sitting, held, now);
  }

  /** The leader's: the team opens, and its hours begin. */
  private async open(db: Db, team: WholeTeam, paid: PaidPayment): Promise<Refusal | null> {
    const { row } = team;
    const { customerId } = paid;
    const now = this.clock.now();
    if (row.activity_state === 'cancelled') return refuse('GROUP_CANCELLED');
    const definition = await this.activities.rulesOf(db, row);
    const moved = leaderPaid(teamOf(team), definition.hours, now);
    if (isRefusal(moved)) return moved;
    const month = monthOf(now, this.clock.calendar);
    if (!(await takeShare(db, row.activity_id, definition, customerId, month)))
      return limitReached(definition);
    // The work that would end it unpaid finds it open, and comes again at its new end.
    const opened = await db.run(OPEN_WAITING, [now, moved.team.endsAt, row.id, now]);
    if (opened === 0) throw new TryAgain('the team moved meanwhile');
    await db.insertOne(NEW_SEAT, [row.id, customerId, paid.payNo, 1, month, paid.id, now]);
    await tellOpened(db, { activity: row.activity_key, teamNo: row.team_no }, customerId, now);
    return null;
  }
}

/** Whoever paid and was forgotten before the money came sits nowhere. */
async function isGone(db: Db, customerId: CustomerId): Promise<boolean> {
  const row = await db.one('SELECT id FROM customers WHERE id = ? AND erased_at IS NOT NULL', [customerId]);
  return row !== null;
}

function sittersOf(team: WholeTeam | null): CustomerId[] {
  return team === null ? [] : takenOf(team.seats).map((seat) => seat.customer_id);
}
