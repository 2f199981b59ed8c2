import type { ActivityState, TeamState, Who } from '@fanchang/domain';
import { IsOptional, IsString, Length, Matches } from 'class-validator';
import { ItemCouponDto } from '../../outcomes/mall';
import { PaymentDto } from '../../outcomes/payments';

export class GroupCouponDto extends ItemCouponDto {
  name: string;
}

export class GroupBuyDto {
  key: string;
  title: string;
  subtitle: string;
  /** Seats of a team, the leader's among them. */
  size: number;
  /** How long a team has to fill. */
  hours: number;
  /** What a seat costs; 0 = free. */
  priceFen: number;
  /** What everybody gets when the team fills. */
  coupon: GroupCouponDto;
  /** null: as many as are opened. */
  teamsLeft: number | null;
  perPersonMonth: number | null;
  leads: Who;
  joins: Who;
  startsAt: string | null;
  /** Exclusive. */
  endsAt: string | null;
  state: ActivityState;
}

export class GroupBuyPageDto {
  serverNow: string;
  items: GroupBuyDto[];
  nextCursor: string | null;
}

export class GroupBuyDetailDto extends GroupBuyDto {
  serverNow: string;
  rules: string[];
  filledTeams: number;
}

export class CannotJoinDto {
  code: string;
  message: string;
}

export class MyGroupBuyDto {
  activity: GroupBuyDetailDto;
  /** A team of this shopper's that is not full yet. */
  openTeamNo: string | null;
  /** How often they may still take part this month; null: as often as they like. */
  leftThisMonth: number | null;
  /** Why they cannot open a team now. */
  refusal: CannotJoinDto | null;
}

export class SeatDto {
  /** `林*满`. */
  name: string;
  isLeader: boolean;
  joinedAt: string;
  isMe: boolean;
}

export class TeamDto {
  serverNow: string;
  teamNo: string;
  activity: GroupBuyDto;
  /** `waiting`: its leader has not paid yet. */
  state: TeamState;
  /** unpaid, time, leader-left, activity-cancelled. */
  endReason: string | null;
  size: number;
  seats: SeatDto[];
  /** Free seats. */
  left: number;
  openedAt: string;
  /** Until when it has to fill, exclusive. */
  endsAt: string;
  endedAt: string | null;
  rules: string[];
}

export class MyTeamDto extends TeamDto {
  role: 'leader' | 'member' | 'none';
  /** `paying`: a seat is theirs when they have paid, if there is one then. */
  mySeat: 'taken' | 'paying' | 'left' | 'released' | 'none';
  canJoin: boolean;
  canLeave: boolean;
  /** Why they cannot join; null for who sits. */
  refusal: CannotJoinDto | null;
  /** What they got. */
  couponId: string | null;
  payment: PaymentDto | null;
  refund: 'none' | 'refunding' | 'refunded';
}

export class MyTeamPageDto {
  serverNow: string;
  items: MyTeamDto[];
  nextCursor: string | null;
}

export class GroupListQuery {
  @IsOptional()
  @IsString()
  @Length(1, 64)
  cursor?: string;
}

export class SeatRequestDto {
  /** Made by the client for one team opened or joined, and kept for its repeats. */
  @IsString()
  @Length(8, 48)
  @Matches(/^[A-Za-z0-9_-]+$/)
  requestKey: string;
}
