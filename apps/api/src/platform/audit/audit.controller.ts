import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Staff } from '../auth/access';
import { Clock } from '../clock';
import { Database } from '../database/database';
import { readCursor, writeCursor } from '../http/cursor';
import { AuditPageDto, AuditQuery } from './audit.dto';
import { readLog } from './read-log';

const PAGE = 50;

@ApiTags('店员')
@ApiBearerAuth()
@Controller('staff/audit')
export class AuditController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Who did what to whom, newest first. */
  @Get()
  @Staff('audit.read')
  async list(@Query() { cursor, subject }: AuditQuery): Promise<AuditPageDto> {
    const before = readCursor(cursor);
    const rows = await readLog(this.database, PAGE + 1, before?.id ?? null, subject ?? null);
    const shown = rows.slice(0, PAGE);
    const last = shown[shown.length - 1];
    return {
      serverNow: this.clock.calendar.iso(this.clock.now()),
      items: shown.map((row) => ({
        seq: Number(row.seq),
        at: this.clock.calendar.iso(Number(row.at)),
        actorKind: row.actor_kind,
        actorId: row.actor_id,
        action: row.action,
        subject: row.subject,
        detail: row.detail,
        hash: row.hash,
      })),
      nextCursor:
        rows.length > PAGE && last !== undefined ? writeCursor(Number(last.at), Number(last.seq)) : null,
    };
  }
}
