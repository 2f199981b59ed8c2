import { IsBoolean, IsIn, IsString, Length, Matches } from 'class-validator';
import { type Purpose, PURPOSES } from '../facts/consents';

export class ConsentDto {
  purpose: Purpose;
  title: string;
  /** What it is for, one sentence. */
  use: string;
  /** What happens without it, one sentence. */
  without: string;
  /** The service cannot be given without it: it ends by closing the account. */
  required: boolean;
  given: boolean;
  /** Since when it stands as it does; null: never asked. */
  since: string | null;
}

export class AllowanceDto {
  /** Our name of the message template. */
  template: string;
  title: string;
  /** How many more messages the shopper has let us send. */
  remaining: number;
}

export class PrivacyDto {
  serverNow: string;
  /** Of the privacy agreement in force. */
  policyVersion: string;
  /** Of the agreement the shopper agreed to last; null: none. */
  agreedVersion: string | null;
  agreedAt: string | null;
  consents: ConsentDto[];
  subscriptions: AllowanceDto[];
}

export class SetConsentDto {
  @IsIn(PURPOSES)
  purpose: Purpose;

  @IsBoolean()
  given: boolean;
}

export class AgreementDto {
  /** The version the shopper has read. */
  @IsString()
  @Length(1, 16)
  policyVersion: string;
}

export const EXPORT_STATES = ['waiting', 'ready', 'gone'] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

export class ExportDto {
  exportNo: string;
  /** waiting: being put together; ready: to be downloaded; gone: removed after its seven days. */
  state: 'waiting' | 'ready' | 'gone';
  askedAt: string;
  readyAt: string | null;
  /** Until when it can be downloaded, exclusive. */
  expiresAt: string | null;
  /** Size of the file. */
  bytes: number | null;
}

export class ExportListDto {
  serverNow: string;
  items: ExportDto[];
  /** When the next one can be asked for; null: now. */
  nextAt: string | null;
}

export class EraseDto {
  /** The word that says it is meant: 注销. */
  @IsString()
  @Matches(/^注销$/)
  confirm: string;
}

export class ErasedDto {
  erasedAt: string;
}
