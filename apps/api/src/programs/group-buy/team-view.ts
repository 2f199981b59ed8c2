import {
  type CustomerId,
  groupBuyRules,
  type Instant,
  refuse,
  type Refusal,
  teamAt,
  whyNotJoin,
} from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { A_FRIEND, maskedName } from '../../facts/customers';
import type { PaymentDto } from '../../outcomes/payments';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Value } from '../../platform/database/db';
import { readCursor, writeCursor } from '../../platform/http/cursor';
import { Activities, type Activity } from './activities';
import { ActivityView, refusalDto } from './activity-view';
import type { GroupBuyDto, MyTeamDto, MyTeamPageDto, TeamDto } from './group-buy.dto';
import { TEAM_OF_NO, TEAMS } from './queries';
import { SEAT_PURPOSE, SeatMoney } from './seat-money';
import { monthOf, sharesTaken } from './shares';
import { type SeatRow, seatOf, takenOf, teamOf, type TeamRow, type WholeTeam } from './team-row';
import { limitReached, whoMay } from './who-may';

const PAGE = 20;

/** Teams somebody leads, sits or sat in, or pays for. Values: customer, customer, customer, purpose. */
const MINE = `${TEAMS} WHERE t.id IN (
  SELECT team_id FROM group_seats WHERE customer_id = ?
  UNION SELECT id FROM group_teams WHERE customer_id = ?
  UNION SELECT q.id FROM payments p JOIN group_teams q ON q.team_no = p.subject WHERE p.customer_id = ? AND p.purpose = ?)`;

type NamedSeat = SeatRow & { nickname: string | null };

interface Seen extends WholeTeam {
  seats: readonly NamedSeat[];
  activity: Activity;
  dto: GroupBuyDto;
}

/** Teams 团, to be read: as anybody sees them, and as one person stands to them. */
@Injectable()
export class TeamView {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly activities: Activities,
    private readonly activityView: ActivityView,
    private readonly money: SeatMoney,
  ) {}

  /** What anybody may see who has the link. */
  async shown(teamNo: string): Promise<TeamDto | Refusal> {
    const now = this.clock.now();
    const seen = await this.one(teamNo, now);
    return seen === null ? refuse('TEAM_NOT_FOUND') : this.teamDto(seen, null, now);
  }

  async mine(customerId: CustomerId, teamNo: string): Promise<MyTeamDto | Refusal> {
    const now = this.clock.now();
    const seen = await this.one(teamNo, now);
    if (seen === null) return refuse('TEAM_NOT_FOUND');
    const [dto] = await this.myDtos([seen], customerId, now);
    return dto ?? refuse('TEAM_NOT_FOUND');
  }

  /** A shopper's teams, newest first. */
  async minePage(customerId: CustomerId, cursor: string | undefined): Promise<MyTeamPageDto> {
    const now = this.clock.now();
    const after = readCursor(cursor);
    const rows = await this.database.rows<TeamRow>(
      `${MINE} ${after === null ? '' : 'AND t.id < ?'} ORDER BY t.id DESC LIMIT ${PAGE + 1}`,
      [customerId, customerId, customerId, SEAT_PURPOSE, ...(after === null ? [] : [after.id])],
    );
    const shown = rows.slice(0, PAGE);
    const last = shown[shown.length - 1];
    return {
      serverNow: this.clock.calendar.iso(now),
      items: await this.myDtos(await this.complete(shown, now), customerId, now),
      nextCursor: rows.length > PAGE && last !== undefined ? writeCursor(last.opened_at, last.id) : null,
    };
  }

  private async one(teamNo: string, now: Instant): Promise<Seen | null> {
    const row = await this.database.one<TeamRow>(TEAM_OF_NO, [teamNo.slice(0, 24)]);
    return row === null ? null : ((await this.complete([row], now))[0] ?? null);
  }

  private async complete(rows: readonly TeamRow[], now: Instant): Promise<Seen[]> {
    if (rows.length === 0) return [];
    const seats = await this.in<NamedSeat>(
      `SELECT s.*, c.nickname FROM group_seats s JOIN customers c ON c.id = s.customer_id
       WHERE s.team_id IN (?) ORDER BY s.joined_at, s.id`,
      [],
      rows.map((row) => row.id),
    );
    const activityOf = await this.activities.ofTeams(this.database, rows);
    const activities = rows.map(activityOf);
    const dtos = await this.activityView.dtos(activities, now);
    return rows.flatMap((row, index) => {
      const [activity, dto] = [activities[index], dtos[index]];
      if (activity === undefined || dto === undefined) return [];
      return [{ row, activity, dto, seats: seats.filter((seat) => seat.team_id === row.id) }];
    });
  }

  private teamDto({ row, seats, activity, dto }: Seen, me: CustomerId | null, now: Instant): TeamDto {
    const { calendar } = this.clock;
    const sitting = takenOf(seats) as NamedSeat[];
    const state = teamAt({ state: row.state, endsAt: row.ends_at }, now);
    return {
      serverNow: calendar.iso(now),
      teamNo: row.team_no,
      activity: dto,
      state,
      endReason: row.end_reason,
      size: row.size,
      seats: sitting.map((seat) => ({
        name: maskedName(seat.nickname, A_FRIEND),
        isLeader: seat.is_leader === 1,
        joinedAt: calendar.iso(seat.joined_at),
        isMe: seat.customer_id === me,
      })),
      left: state === 'open' || state === 'waiting' ? row.size - sitting.length : 0,
      openedAt: calendar.iso(row.opened_at),
      endsAt: calendar.iso(row.ends_at),
      endedAt: row.ended_at === null ? null : calendar.iso(row.ended_at),
      rules: groupBuyRules(activity.definition, activity.coupon.name),
    };
  }

  private async myDtos(teams: readonly Seen[], me: CustomerId, now: Instant): Promise<MyTeamDto[]> {
    const numbers = (some: readonly Seen[]) => some.map(({ row }) => row.team_no);
    const payments = await this.money.of(
      this.database,
      me,
      numbers(teams.filter(({ row }) => row.price_fen > 0)),
    );
    const coupons = await this.couponsOf(me, numbers(teams.filter(({ row }) => row.state === 'filled')));
    return Promise.all(
      teams.map(async (seen) => {
        const { row, seats } = seen;
        const seat = seatOf(seats, me);
        const payment = payments.get(row.team_no) ?? null;
        const mySeat = mySeatOf(seat, payment);
        const refusal = mySeat === 'taken' ? null : await this.whyNot(seen, me, now);
        const team = this.teamDto(seen, me, now);
        const sits = mySeat === 'taken' || (row.state === 'waiting' && row.customer_id === me);
        return {
          ...team,
          role: row.customer_id === me ? 'leader' : mySeat === 'taken' ? 'member' : 'none',
          mySeat,
          canJoin: mySeat !== 'taken' && refusal === null,
          canLeave: sits && (team.state === 'open' || team.state === 'waiting'),
          refusal: refusalDto(refusal),
          couponId: coupons.get(row.team_no) ?? null,
          payment,
          refund: payment?.state === 'refunding' || payment?.state === 'refunded' ? payment.state : 'none',
        } satisfies MyTeamDto;
      }),
    );
  }

  /** Only told: the joining itself decides by its statements. */
  private async whyNot(
    { row, seats, activity }: Seen,
    me: CustomerId,
    now: Instant,
  ): Promise<Refusal | null> {
    const refusal = whyNotJoin(teamOf({ row, seats }), me, now);
    if (refusal !== null) return refusal;
    if (row.activity_state === 'cancelled') return refuse('GROUP_CANCELLED');
    const notTheirs = await whoMay(this.database, activity.definition.joins, me);
    if (notTheirs !== null) return notTheirs;
    const { perPersonMonth } = activity.definition;
    if (perPersonMonth === null) return null;
    const taken = await sharesTaken(this.database, row.activity_id, me, monthOf(now, this.clock.calendar));
    return taken < perPersonMonth ? null : limitReached(activity.definition);
  }

  private async couponsOf(me: CustomerId, teamNos: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.in<{ cause: string; id: number }>(
      `SELECT g.cause, c.id FROM grants g JOIN coupons c ON c.grant_id = g.id
       WHERE g.customer_id = ? AND g.step = 'filled' AND g.cause IN (?)`,
      [me],
      teamNos,
    );
    return new Map(rows.map((row) => [row.cause, String(row.id)]));
  }

  private async in<T>(sql: string, before: readonly Value[], list: readonly Value[]): Promise<T[]> {
    if (list.length === 0) return [];
    return this.database.rows<T>(sql.replace('(?)', `(${list.map(() => '?').join(', ')})`), [
      ...before,
      ...list,
    ]);
  }
}

function mySeatOf(seat: SeatRow | undefined, payment: PaymentDto | null): MyTeamDto['mySeat'] {
  if (seat?.state === 'taken') return 'taken';
  if (payment?.state === 'unpaid') return 'paying';
  if (seat === undefined) return 'none';
  return seat.state === 'void' ? 'left' : seat.state;
}
