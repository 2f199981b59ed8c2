import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import { type CouponRow, TEMPLATE_COLUMNS } from './coupon-row';

const FRESH_MS = 5_000;

/** What a coupon's row holds of its template. */
export type TemplateRow = Pick<
  CouponRow,
  | 'template_id'
  | 'name'
  | 'kind'
  | 'rate'
  | 'off_fen'
  | 'gift_name'
  | 'cap_fen'
  | 'threshold_fen'
  | 'scope'
  | 'shop_keys'
  | 'stacking_group'
  | 'use_at'
  | 'on_return'
  | 'scope_kind'
  | 'scope_keys'
>;

/** A coupon's own row, its template still missing. */
export type OwnRow = Omit<CouponRow, Exclude<keyof TemplateRow, 'template_id'>>;

/**
 * Templates in memory, for pages every shopper opens: a join for each of them costs more than all the rest. Read again
 * every few seconds, for whoever changes a template by hand; what decides or takes money off never reads from here.
 */
@Injectable()
export class TemplateCache {
  private known = new Map<number, Promise<TemplateRow | null>>();
  private readAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly database: Database) {}

  /** The rows with what their templates say. */
  async complete<Row extends OwnRow>(rows: readonly Row[]): Promise<(Row & CouponRow)[]> {
    if (Date.now() - this.readAt > FRESH_MS) {
      this.known = new Map();
      this.readAt = Date.now();
    }
    const { known } = this;
    this.ask(
      known,
      rows.map((row) => row.template_id),
    );
    const whole = await Promise.all(
      rows.map(async (row) => {
        const template = await known.get(row.template_id);
        return template == null ? [] : [{ ...row, ...template } as Row & CouponRow];
      }),
    );
    return whole.flat();
  }

  /** Asks once for what nobody has asked for yet; who comes meanwhile waits for the same answer. */
  private ask(known: Map<number, Promise<TemplateRow | null>>, ids: readonly number[]): void {
    const missing = [...new Set(ids)].filter((id) => !known.has(id));
    if (missing.length === 0) return;
    const answer = this.database.rows<TemplateRow>(
      `SELECT t.id AS template_id, ${TEMPLATE_COLUMNS} FROM coupon_templates t
       WHERE t.id IN (${missing.map(() => '?').join(', ')})`,
      missing,
    );
    for (const id of missing) {
      const one = answer.then((rows) => rows.find((row) => row.template_id === id) ?? null);
      // What could not be read is asked for again by the next page.
      one.catch(() => known.delete(id));
      known.set(id, one);
    }
  }
}
