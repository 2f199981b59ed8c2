import { type CustomerId, refuse, type Refusal, type TeamState } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { maskedName } from '../../facts/customers';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import { readCursor, writeCursor } from '../../platform/http/cursor';
import { Activities, type Activity } from './activities';
import { ActivityView } from './activity-view';
import { TEAMS } from './queries';
import { SEAT_PURPOSE } from './seat-money';
import type {
  StaffGroupBuyDto,
  StaffGroupBuyPageDto,
  StaffSeatDto,
  StaffSeatPaymentDto,
  StaffTeamDetailDto,
  StaffTeamDto,
  StaffTeamPageDto,
} from './staff.dto';
import type { SeatRow, TeamRow } from './team-row';

const PAGE = 20;

/** Teams with their leader's name; a WHERE follows. */
const LED_TEAMS = TEAMS.replace('FROM group_teams t', ', u.nickname FROM group_teams t').concat(
  ' JOIN customers u ON u.id = t.customer_id',
);

/** Seats with what they got. Values: activity's key, team's number, team. */
const SEATS_SEEN = `
  SELECT s.customer_id, s.is_leader, s.state, s.joined_at, s.left_at, u.nickname, c.id AS coupon_id
  FROM group_seats s JOIN customers u ON u.id = s.customer_id
    LEFT JOIN grants g ON g.customer_id = s.customer_id AND g.program = ? AND g.cause = ? AND s.state = 'taken'
    LEFT JOIN coupons c ON c.grant_id = g.id
  WHERE s.team_id = ? ORDER BY s.joined_at, s.id`;

/** Values: purpose, team's number. */
const PAYMENTS_SEEN = `
  SELECT p.pay_no, p.customer_id, p.amount_fen, p.state, p.paid_at,
    (SELECT COALESCE(SUM(r.amount_fen), 0) FROM payment_refunds r WHERE r.payment_id = p.id) AS refund_fen
  FROM payments p WHERE p.purpose = ? AND p.subject = ? ORDER BY p.id LIMIT 100`;

type LedTeam = TeamRow & { nickname: string | null };
type SeenSeat = Pick<SeatRow, 'customer_id' | 'is_leader' | 'state' | 'joined_at' | 'left_at'> & {
  nickname: string | null;
  coupon_id: number | null;
};
interface SeenPayment {
  pay_no: string;
  customer_id: CustomerId;
  amount_fen: number;
  state: string;
  paid_at: number | null;
  refund_fen: number;
}

/** Group-buys as staff see them. */
@Injectable()
export class StaffView {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly activities: Activities,
    private readonly activityView: ActivityView,
  ) {}

  /** All there are, those that are over or called off too. */
  async page(cursor: string | undefined): Promise<StaffGroupBuyPageDto> {
    const now = this.clock.now();
    const after = readCursor(cursor);
    const all = (await this.activities.all(this.database)).filter(({ row, definition: { sort } }) => {
      return after === null || sort > after.at || (sort === after.at && row.id > after.id);
    });
    const shown = all.slice(0, PAGE);
    const last = shown[shown.length - 1];
    const dtos = await this.activityView.dtos(shown, now);
    const items: StaffGroupBuyDto[] = [];
    for (const [index, dto] of dtos.entries()) {
      const activity = shown[index];
      if (activity !== undefined) items.push({ ...dto, ...(await this.becameOf(activity)) });
    }
    return {
      serverNow: this.clock.calendar.iso(now),
      items,
      nextCursor:
        all.length > PAGE && last !== undefined ? writeCursor(last.definition.sort, last.row.id) : null,
    };
  }

  /** Teams of one activity, newest first. */
  async teams(
    key: string,
    state: TeamState | undefined,
    cursor: string | undefined,
  ): Promise<StaffTeamPageDto | Refusal> {
    const activity = await this.activities.rowOf(this.database, key);
    if (activity === null) return refuse('GROUP_NOT_FOUND');
    const after = readCursor(cursor);
    const rows = await this.database.rows<LedTeam>(
      `${LED_TEAMS} WHERE t.activity_id = ?${state === undefined ? '' : ' AND t.state = ?'}${after === null ? '' : ' AND t.id < ?'}
       ORDER BY t.id DESC LIMIT ${PAGE + 1}`,
      [activity.id, ...(state === undefined ? [] : [state]), ...(after === null ? [] : [after.id])],
    );
    const shown = rows.slice(0, PAGE);
    const last = shown[shown.length - 1];
    return {
      serverNow: this.clock.calendar.iso(this.clock.now()),
      items: shown.map((row) => this.teamDto(row)),
      nextCursor: rows.length > PAGE && last !== undefined ? writeCursor(last.opened_at, last.id) : null,
    };
  }

  /** One team with everybody who sits or sat in it, and what they paid. */
  async team(teamNo: string): Promise<StaffTeamDetailDto | Refusal> {
    const row = await this.database.one<LedTeam>(`${LED_TEAMS} WHERE t.team_no = ?`, [teamNo.slice(0, 24)]);
    if (row === null) return refuse('TEAM_NOT_FOUND');
    const definition = await this.activities.rulesOf(this.database, row);
    const seats = await this.database.rows<SeenSeat>(SEATS_SEEN, [row.activity_key, row.team_no, row.id]);
    const payments = await this.database.rows<SeenPayment>(PAYMENTS_SEEN, [SEAT_PURPOSE, row.team_no]);
    return {
      ...this.teamDto(row),
      activityKey: row.activity_key,
      activityTitle: definition.title,
      version: row.version,
      seats: seats.map((seat) => this.seatDto(seat)),
      payments: payments.map((payment) => this.paymentDto(payment)),
    };
  }

  private async becameOf({ row, definition }: Activity) {
    const counts = await this.database.rows<{ state: TeamState; n: number }>(
      'SELECT state, COUNT(*) AS n FROM group_teams WHERE activity_id = ? GROUP BY state',
      [row.id],
    );
    const count = (state: TeamState) => Number(counts.find((one) => one.state === state)?.n ?? 0);
    return {
      version: definition.version,
      waiting: count('waiting'),
      open: count('open'),
      filled: count('filled'),
      expired: count('expired'),
      cancelledTeams: count('cancelled'),
      cancelledAt: row.state === 'cancelled' ? this.clock.calendar.iso(row.changed_at) : null,
      reason: row.reason,
    };
  }

  private teamDto(row: LedTeam): StaffTeamDto {
    const { calendar } = this.clock;
    return {
      teamNo: row.team_no,
      state: row.state,
      endReason: row.end_reason,
      size: row.size,
      seatsTaken: row.seats_taken,
      priceFen: row.price_fen,
      leader: maskedName(row.nickname),
      openedAt: calendar.iso(row.opened_at),
      endsAt: calendar.iso(row.ends_at),
      endedAt: row.ended_at === null ? null : calendar.iso(row.ended_at),
    };
  }

  private seatDto(seat: SeenSeat): StaffSeatDto {
    const { calendar } = this.clock;
    return {
      customerId: String(seat.customer_id),
      name: maskedName(seat.nickname),
      isLeader: seat.is_leader === 1,
      state: seat.state,
      joinedAt: calendar.iso(seat.joined_at),
      leftAt: seat.left_at === null ? null : calendar.iso(seat.left_at),
      couponId: seat.coupon_id === null ? null : String(seat.coupon_id),
    };
  }

  private paymentDto(payment: SeenPayment): StaffSeatPaymentDto {
    return {
      payNo: payment.pay_no,
      customerId: String(payment.customer_id),
      amountFen: payment.amount_fen,
      state: payment.state,
      paidAt: payment.paid_at === null ? null : this.clock.calendar.iso(payment.paid_at),
      refundFen: Number(payment.refund_fen),
    };
  }
}
