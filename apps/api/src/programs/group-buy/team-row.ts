import type { CustomerId, Team, TeamEnd, TeamState } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';
import { WHOLE_TEAM } from './queries';

/** A team as it is kept, with its activity. */
export interface TeamRow {
  id: number;
  team_no: string;
  activity_id: number;
  activity_key: string;
  activity_state: 'running' | 'cancelled';
  /** Of the definition it was opened under. */
  version: number;
  /** The leader. */
  customer_id: CustomerId;
  request_key: string;
  size: number;
  price_fen: number;
  state: TeamState;
  seats_taken: number;
  opened_at: number;
  ends_at: number;
  ended_at: number | null;
  end_reason: TeamEnd | null;
}

/**
 * `taken`: sits, or sat when it filled. `left`: went of their own will. `released`: the team ended unfilled. `void`: its
 * person turned out to sit there already.
 */
export type SeatState = 'taken' | 'left' | 'released' | 'void';

export interface SeatRow {
  id: number;
  team_id: number;
  customer_id: CustomerId;
  request_key: string;
  state: SeatState;
  is_leader: number;
  /** Local month it counts in: 2026-09. */
  month: string;
  payment_id: number | null;
  joined_at: number;
  left_at: number | null;
}

/** A team with everybody who sits or sat in it. */
export interface WholeTeam {
  row: TeamRow;
  seats: readonly SeatRow[];
}

/** A team and one seat of it, or none. */
type JoinedRow = TeamRow &
  Pick<SeatRow, 'is_leader' | 'month' | 'payment_id' | 'joined_at' | 'left_at'> & {
    seat_id: number | null;
    seat_customer: CustomerId;
    seat_request: string;
    seat_state: SeatState;
  };

/** @returns null when there is none of this number. */
export async function readTeam(db: Pick<Db, 'rows'>, teamNo: string): Promise<WholeTeam | null> {
  const rows = await db.rows<JoinedRow>(WHOLE_TEAM, [teamNo.slice(0, 24)]);
  const [row] = rows;
  if (row === undefined) return null;
  return { row, seats: rows.flatMap((one) => (one.seat_id === null ? [] : [seatIn(one, one.seat_id)])) };
}

function seatIn(row: JoinedRow, id: number): SeatRow {
  return {
    id,
    team_id: row.id,
    customer_id: row.seat_customer,
    request_key: row.seat_request,
    state: row.seat_state,
    is_leader: row.is_leader,
    month: row.month,
    payment_id: row.payment_id,
    joined_at: row.joined_at,
    left_at: row.left_at,
  };
}

/** Those who sit. */
export function takenOf(seats: readonly SeatRow[]): SeatRow[] {
  return seats.filter((seat) => seat.state === 'taken');
}

/** As the rules see it. */
export function teamOf({ row, seats }: WholeTeam): Team {
  return {
    state: row.state,
    size: row.size,
    priceFen: row.price_fen,
    leader: row.customer_id,
    seats: takenOf(seats).map((seat) => ({
      customerId: seat.customer_id,
      isLeader: seat.is_leader === 1,
    })),
    endsAt: row.ends_at,
    endReason: row.end_reason,
  };
}

export function seatOf(seats: readonly SeatRow[], customerId: CustomerId): SeatRow | undefined {
  return seats.find((seat) => seat.customer_id === customerId);
}
