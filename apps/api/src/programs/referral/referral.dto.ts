import type { ReferralState } from '@fanchang/domain';
import { IsOptional, IsString, Length, Matches } from 'class-validator';

export class InvitationCountsDto {
  accepted: number;
  ordered: number;
  settled: number;
}

export class BroughtDto {
  /** Friends who bought something since they accepted. */
  people: number;
  orders: number;
}

/** 我的邀请: my code, what each gets, and what has come of it. */
export class InvitationDto {
  serverNow: string;
  code: string;
  title: string;
  state: 'open' | 'over';
  rewardMine: string;
  rewardFriend: string;
  rules: string[];
  /** Page of the mini-program a friend lands on, with the code; without a slash in front. */
  link: string;
  counts: InvitationCountsDto;
  brought: BroughtDto;
  /** How many more friends are rewarded for this month; null: as many as come. */
  monthLeft: number | null;
}

/** One friend who accepted, and how far it is. */
export class InvitationProgressDto {
  id: string;
  /** 林*满. */
  friend: string;
  acceptedAt: string;
  state: ReferralState;
  /** Why, or why not. */
  sentence: string;
  orderedAt: string | null;
  /** When both have earned it; null: not known yet. */
  dueAt: string | null;
  settledAt: string | null;
  /** What the inviter has of it; null: nothing. */
  reward: string | null;
}

export class InvitationProgressPageDto {
  serverNow: string;
  items: InvitationProgressDto[];
  nextCursor: string | null;
}

/** What a friend sees before anything happens. */
export class InvitationLandingDto {
  serverNow: string;
  code: string;
  /** 林*满. */
  inviter: string;
  title: string;
  rewardFriend: string;
  rules: string[];
  state: 'open' | 'over';
}

export class AcceptedInvitationDto {
  code: string;
  /** 林*满. */
  inviter: string;
  acceptedAt: string;
  state: ReferralState;
  sentence: string;
  rewardFriend: string;
  /** When the order must be paid by, exclusive; null: any time. */
  orderBy: string | null;
}

export class MyAcceptedInvitationDto {
  serverNow: string;
  /** null: none. */
  accepted: AcceptedInvitationDto | null;
}

export class AcceptInvitationDto {
  /** Eight letters and digits. */
  @IsString()
  @Matches(/^[A-Za-z0-9]{4,16}$/)
  code: string;
}

export class InvitationListQuery {
  @IsOptional()
  @IsString()
  @Length(1, 64)
  cursor?: string;
}
