import type { EntryKind } from '@fanchang/domain';
import { IsOptional, IsString, Length } from 'class-validator';

export class ExpiringPointsDto {
  points: number;
  /** Exclusive. */
  endsAt: string;
}

export class PendingPointsDto {
  points: number;
  /** Why they were given. */
  text: string;
  /** null: not known yet, the order is not signed for. */
  availableAt: string | null;
}

export class PointsDto {
  serverNow: string;
  /** To spend now. */
  balance: number;
  pending: number;
  /** Taken back after it was spent: later points pay it first. */
  debt: number;
  /** Growth value 成长值. */
  growth: number;
  /** By end, soonest first. */
  expiring: ExpiringPointsDto[];
  /** Soonest first, those without a date last. */
  pendingItems: PendingPointsDto[];
  rules: string[];
}

export class PointsEntryDto {
  id: string;
  at: string;
  kind: EntryKind;
  /** Signed: what came, what went. */
  points: number;
  /** Of points that cannot be spent yet. */
  pending: boolean;
  text: string;
  why: string | null;
}

export class PointsEntryPageDto {
  serverNow: string;
  items: PointsEntryDto[];
  nextCursor: string | null;
}

export class PointsEntryQuery {
  @IsOptional()
  @IsString()
  @Length(1, 64)
  cursor?: string;
}
