import { Injectable } from '@nestjs/common';
import { Keys } from '../../platform/auth/keys';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import { readCursor, writeCursor } from '../../platform/http/cursor';
import { type ReceiptRow, receiptsToday, TOTALS_TODAY } from './queries';
import { receiptDto } from './receipt';
import type { StaffSession } from './staff-session';
import type { TodayDto } from './verification.dto';

const PAGE = 20;

/** What a shop verified since local midnight. */
@Injectable()
export class Today {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly keys: Keys,
  ) {}

  /** Newest first, undone ones marked; the totals count what stands. */
  async page(by: StaffSession, cursor: string | undefined): Promise<TodayDto> {
    const { calendar } = this.clock;
    const now = this.clock.now();
    const midnight = calendar.startOf(calendar.dayOf(now));
    const after = readCursor(cursor);
    const rows = await this.database.rows<ReceiptRow>(receiptsToday(after !== null), [
      by.shopId,
      midnight,
      ...(after === null ? [] : [after.at, after.at, after.id]),
      PAGE + 1,
    ]);
    const totals = await this.database.one<{ n: number; bill_fen: number; off_fen: number }>(TOTALS_TODAY, [
      by.shopId,
      midnight,
    ]);
    const items = rows.slice(0, PAGE);
    const last = items[items.length - 1];
    return {
      serverNow: calendar.iso(now),
      totals: {
        count: Number(totals?.n ?? 0),
        billFen: Number(totals?.bill_fen ?? 0),
        offFen: Number(totals?.off_fen ?? 0),
      },
      items: items.map((row) => receiptDto(row, by, this.clock, this.keys)),
      nextCursor:
        rows.length > PAGE && last !== undefined ? writeCursor(last.redeemed_at, last.redemption_id) : null,
    };
  }
}
