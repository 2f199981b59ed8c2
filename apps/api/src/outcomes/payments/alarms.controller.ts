import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Staff } from '../../platform/auth/access';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import { readCursor, writeCursor } from '../../platform/http/cursor';
import { PaymentAlarmPageDto } from './alarm.dto';
import type { AlarmKind } from './alarms';
import { PaymentPageQuery } from './page-query.dto';

const PAGE = 20;

interface AlarmRow {
  id: number;
  kind: AlarmKind;
  pay_no: string | null;
  detail: string;
  at: number;
}

@ApiTags('支付')
@ApiBearerAuth()
@Staff('payment.read')
@Controller('staff/payments/alarms')
export class PaymentAlarmsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Money that does not add up, newest first. */
  @Get()
  async list(@Query() { cursor }: PaymentPageQuery): Promise<PaymentAlarmPageDto> {
    const after = readCursor(cursor);
    const rows = await this.database.rows<AlarmRow>(
      `SELECT id, kind, pay_no, detail, at FROM payment_alarms ${after === null ? '' : 'WHERE id < ?'}
       ORDER BY id DESC LIMIT ${PAGE + 1}`,
      after === null ? [] : [after.id],
    );
    const shown = rows.slice(0, PAGE);
    const last = shown[shown.length - 1];
    const { calendar } = this.clock;
    return {
      serverNow: calendar.iso(this.clock.now()),
      items: shown.map(({ id, kind, pay_no: payNo, detail, at }) => ({
        id: String(id),
        kind,
        payNo,
        detail,
        at: calendar.iso(at),
      })),
      nextCursor: rows.length > PAGE && last !== undefined ? writeCursor(last.at, last.id) : null,
    };
  }
}
