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

type Known = ReadonlyMap<number, TemplateRow>;

/**
 * Templates in memory, all of a brand's, for pages every shopper opens: a join for each of them costs more than all the
 * rest. Read again every few seconds, for whoever changes one by hand; what decides or takes money off never reads here.
 */
@Injectable()
export class TemplateCache {
  private reading: Promise<Known> = Promise.resolve(new Map());
  private readAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly database: Database) {}

  /** The rows with what their templates say. */
  async complete<Row extends OwnRow>(rows: readonly Row[]): Promise<(Row & CouponRow)[]> {
    if (rows.length === 0) return [];
    if (Date.now() - this.readAt > FRESH_MS) this.read();
    const { reading } = this;
    let known = await reading;
    if (rows.some((row) => !known.has(row.template_id))) {
      // A template made since: read again, once for all who miss it.
      if (this.reading === reading) this.read();
      known = await this.reading;
    }
    return rows.flatMap((row) => {
      const template = known.get(row.template_id);
      return template === undefined ? [] : [{ ...row, ...template } as Row & CouponRow];
    });
  }

  private read(): void {
    this.readAt = Date.now();
    this.reading = this.database
      .rows<TemplateRow>(`SELECT t.id AS template_id, ${TEMPLATE_COLUMNS} FROM coupon_templates t`)
      .then((rows) => new Map(rows.map((row) => [row.template_id, row])));
    // Who waits is told; the next page asks again.
    this.reading.catch(() => (this.readAt = Number.NEGATIVE_INFINITY));
  }
}
