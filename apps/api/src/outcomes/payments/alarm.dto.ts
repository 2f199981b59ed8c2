import type { AlarmKind } from './alarms';

/** Money that does not add up. */
export class PaymentAlarmDto {
  id: string;
  kind: AlarmKind;
  payNo: string | null;
  detail: string;
  at: string;
}

export class PaymentAlarmPageDto {
  serverNow: string;
  items: PaymentAlarmDto[];
  nextCursor: string | null;
}
