import type { TeamState } from '@fanchang/domain';
import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { GroupBuyDto } from './group-buy.dto';

const TEAM_STATES = ['waiting', 'open', 'filled', 'expired', 'cancelled'] as const satisfies TeamState[];

export class StaffGroupBuyDto extends GroupBuyDto {
  version: number;
  /** Teams, by what has become of them. */
  waiting: number;
  open: number;
  filled: number;
  expired: number;
  cancelledTeams: number;
  cancelledAt: string | null;
  /** Why it was called off. */
  reason: string | null;
}

export class StaffGroupBuyPageDto {
  serverNow: string;
  items: StaffGroupBuyDto[];
  nextCursor: string | null;
}

export class StaffTeamDto {
  teamNo: string;
  state: TeamState;
  endReason: string | null;
  size: number;
  seatsTaken: number;
  priceFen: number;
  /** `林*满`. */
  leader: string;
  openedAt: string;
  endsAt: string;
  endedAt: string | null;
}

export class StaffTeamPageDto {
  serverNow: string;
  items: StaffTeamDto[];
  nextCursor: string | null;
}

export class StaffSeatDto {
  /** Of the customer. */
  customerId: string;
  /** `林*满`. */
  name: string;
  isLeader: boolean;
  /** `void`: its person turned out to sit there already. */
  state: 'taken' | 'left' | 'released' | 'void';
  joinedAt: string;
  leftAt: string | null;
  couponId: string | null;
}

export class StaffSeatPaymentDto {
  payNo: string;
  customerId: string;
  amountFen: number;
  /** created, prepaid, paid, closing, closed. */
  state: string;
  paidAt: string | null;
  /** What has gone back or is on its way, fen. */
  refundFen: number;
}

export class StaffTeamDetailDto extends StaffTeamDto {
  activityKey: string;
  activityTitle: string;
  version: number;
  seats: StaffSeatDto[];
  payments: StaffSeatPaymentDto[];
}

export class StaffTeamListQuery {
  @IsOptional()
  @IsIn(TEAM_STATES)
  state?: TeamState;

  @IsOptional()
  @IsString()
  @Length(1, 64)
  cursor?: string;
}

export class CancelGroupBuyDto {
  /** For the record. */
  @IsString()
  @Length(2, 64)
  @Matches(/\S/)
  reason: string;
}

export class GroupBuyCancelledDto {
  cancelledAt: string;
}
