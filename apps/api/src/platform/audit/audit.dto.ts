import { IsOptional, IsString, Length, Matches } from 'class-validator';

export class AuditQuery {
  @IsOptional()
  @IsString()
  @Length(1, 64)
  cursor?: string;

  /** Only what was done to this one, e.g. `customer:17`. */
  @IsOptional()
  @IsString()
  @Length(1, 128)
  @Matches(/^[a-z]+:[\w-]+$/)
  subject?: string;
}

export class AuditEntryDto {
  /** Its place in the chain. */
  seq: number;
  at: string;
  actorKind: string;
  actorId: string;
  action: string;
  subject: string;
  /** JSON: ids, codes and counts. */
  detail: string;
  hash: string;
}

export class AuditPageDto {
  serverNow: string;
  items: AuditEntryDto[];
  nextCursor: string | null;
}
