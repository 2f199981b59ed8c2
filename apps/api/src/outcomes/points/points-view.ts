import { type CustomerId, type EntryKind, type PointsRules, pointsRulesText } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import { readCursor, writeCursor } from '../../platform/http/cursor';
import { growthOf } from '../membership';
import { Points } from './points';
import type { PointsDto, PointsEntryDto, PointsEntryPageDto } from './points.dto';

const PAGE = 20;

/** Values: customer, now. */
const EXPIRING = `
  SELECT expires_at, SUM(left_points) AS points FROM points_lots
  WHERE customer_id = ? AND state = 'available' AND left_points > 0 AND expires_at > ?
  GROUP BY expires_at ORDER BY expires_at LIMIT 12`;

const PENDING = `
  SELECT l.left_points AS points, l.available_at, g.why FROM points_lots l JOIN grants g ON g.id = l.grant_id
  WHERE l.customer_id = ? AND l.state = 'pending' AND l.left_points > 0
  ORDER BY l.available_at IS NULL, l.available_at, l.id LIMIT 20`;

const SUMS = `
  SELECT (SELECT SUM(left_points) FROM points_lots WHERE customer_id = ? AND state = 'pending') AS pending,
    (SELECT balance FROM points_accounts WHERE kind = 'debt' AND owner = ?) AS debt`;

/** An entry moves pending points when one of its transfers does. */
const entries = (after: boolean) => `
  SELECT e.id, e.at, e.kind, e.points, e.text, g.why,
    EXISTS (SELECT 1 FROM points_transfers t JOIN points_accounts a ON a.id = t.to_account AND a.kind = 'pending'
      WHERE t.entry_id = e.id) AS to_pending,
    EXISTS (SELECT 1 FROM points_transfers t JOIN points_accounts a ON a.id = t.from_account AND a.kind = 'pending'
      WHERE t.entry_id = e.id) AS from_pending
  FROM points_entries e LEFT JOIN grants g ON g.id = e.grant_id
  WHERE e.customer_id = ?${after ? ' AND e.id < ?' : ''}
  ORDER BY e.id DESC LIMIT ${PAGE + 1}`;

interface EntryRow {
  id: number;
  at: number;
  kind: EntryKind;
  points: number;
  text: string;
  why: string | null;
  to_pending: number;
  from_pending: number;
}

/** A shopper's points as they see them. */
@Injectable()
export class PointsView {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly points: Points,
  ) {}

  async of(customerId: CustomerId): Promise<PointsDto> {
    const now = this.clock.now();
    const { calendar } = this.clock;
    const [balance, expiring, pending, sums, growth, rules] = await Promise.all([
      this.points.balance(this.database, customerId),
      this.database.rows<{ expires_at: number; points: number }>(EXPIRING, [customerId, now]),
      this.database.rows<{ points: number; available_at: number | null; why: string }>(PENDING, [customerId]),
      this.database.one<{ pending: number | null; debt: number | null }>(SUMS, [
        customerId,
        String(customerId),
      ]),
      growthOf(this.database, customerId),
      this.rules(),
    ]);
    return {
      serverNow: calendar.iso(now),
      balance,
      pending: Number(sums?.pending ?? 0),
      debt: Math.max(0, -Number(sums?.debt ?? 0)),
      growth,
      expiring: expiring.map((row) => ({ points: Number(row.points), endsAt: calendar.iso(row.expires_at) })),
      pendingItems: pending.map((row) => ({
        points: Number(row.points),
        text: sentenceOf(row.why),
        availableAt: row.available_at === null ? null : calendar.iso(row.available_at),
      })),
      rules,
    };
  }

  /** One page of the history, newest first. */
  async entries(customerId: CustomerId, cursor: string | undefined): Promise<PointsEntryPageDto> {
    const after = readCursor(cursor);
    const rows = await this.database.rows<EntryRow>(entries(after !== null), [
      customerId,
      ...(after === null ? [] : [after.id]),
    ]);
    const items = rows.slice(0, PAGE);
    const last = items[items.length - 1];
    return {
      serverNow: this.clock.calendar.iso(this.clock.now()),
      items: items.map((row) => this.entryDto(row)),
      nextCursor: rows.length > PAGE && last !== undefined ? writeCursor(last.at, last.id) : null,
    };
  }

  private entryDto(row: EntryRow): PointsEntryDto {
    return {
      id: String(row.id),
      at: this.clock.calendar.iso(row.at),
      kind: row.kind,
      points: Number(row.points),
      pending: Number(row.kind === 'release' ? 0 : Math.max(row.to_pending, row.from_pending)) > 0,
      text: row.text,
      why: row.why === null ? null : sentenceOf(row.why),
    };
  }

  private async rules(): Promise<string[]> {
    const rows = await this.database.rows<{ definition: string }>(
      "SELECT definition FROM programs WHERE kind = 'points' AND active = 1 ORDER BY id",
    );
    return rows.flatMap((row) => pointsRulesText(JSON.parse(row.definition) as PointsRules));
  }
}

function sentenceOf(why: string): string {
  return (JSON.parse(why) as { sentence: string }).sentence;
}
