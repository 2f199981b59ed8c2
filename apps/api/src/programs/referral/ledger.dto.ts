import type { GrantState, ReferralReason, ReferralState, RefusalCode } from '@fanchang/domain';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, Length } from 'class-validator';
import type { InvitationFlag } from '../../facts/invitations';

export const REFERRAL_STATES = [
  'bound',
  'pending',
  'settled',
  'cancelled',
  'late',
  'void',
  'review',
  'refused',
] as const satisfies readonly ReferralState[];

export class ReferralListQuery {
  @IsOptional()
  @IsIn(REFERRAL_STATES)
  state?: ReferralState;

  /** Only those something looks wrong with. */
  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown)))
  @IsBoolean()
  flagged?: boolean;

  @IsOptional()
  @IsString()
  @Length(1, 64)
  cursor?: string;
}

export class ReferralPersonDto {
  id: string;
  /** 林*满. */
  name: string;
}

/** What one of the two was given. */
export class ReferralRewardDto {
  state: GrantState;
  /** Why it could not be given. */
  refusal: RefusalCode | null;
  /** In words: `¥20 券（满 ¥49 可用，30 天内有效）`. */
  reward: string;
}

/** One line of the ledger 邀请台账. */
export class ReferralDto {
  id: string;
  program: string;
  version: number;
  inviter: ReferralPersonDto;
  invitee: ReferralPersonDto;
  acceptedAt: string;
  state: ReferralState;
  reason: ReferralReason | null;
  flag: InvitationFlag | null;
  review: 'allow' | 'refuse' | null;
  orderSource: string | null;
  orderNo: string | null;
  orderedAt: string | null;
  dueAt: string | null;
  settledAt: string | null;
  /** Local month in which the inviter's reward counts, `2026-09`. */
  month: string | null;
  /** What the friend has bought since they accepted, net of refunds. */
  broughtOrders: number;
  broughtFen: number;
  inviterReward: ReferralRewardDto | null;
  inviteeReward: ReferralRewardDto | null;
}

export class ReferralPageDto {
  serverNow: string;
  items: ReferralDto[];
  nextCursor: string | null;
}

/** What an inviter has brought in all. */
export class InviterReachDto {
  people: number;
  orders: number;
  fen: number;
}

export class ReferralDetailDto extends ReferralDto {
  serverNow: string;
  /** What the two share: the same phone number, payment account, or phone in the hand. */
  shared: ('phone' | 'payer' | 'device')[];
  /** How many invitations lead from the inviter upwards to the friend; null: none. */
  ringLength: number | null;
  /** Everybody the inviter has brought. */
  reach: InviterReachDto;
  reviewedBy: string | null;
  reviewedAt: string | null;
  note: string | null;
}

export class ReviewReferralDto {
  @IsIn(['allow', 'refuse'])
  decision: 'allow' | 'refuse';

  /** Why, for whoever reads it later. */
  @IsString()
  @Length(1, 200)
  note: string;
}
