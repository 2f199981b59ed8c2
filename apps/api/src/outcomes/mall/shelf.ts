import { type CustomerId, refuse, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import { readCursor, writeCursor } from '../../platform/http/cursor';
import { Points } from '../points';
import { itemCouponDto, itemDto, type ItemRow, ITEMS, itemValues } from './item-row';
import { itemRules } from './item-rules';
import type { MallItemDetailDto, MallItemPageDto } from './mall.dto';

const PAGE = 20;

/** What the mall has on its shelf 货架, as one shopper sees it. */
@Injectable()
export class Shelf {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly points: Points,
  ) {}

  async page(customerId: CustomerId, cursor: string | undefined): Promise<MallItemPageDto> {
    const now = this.clock.now();
    const after = readCursor(cursor);
    const rows = await this.database.rows<ItemRow>(
      `${ITEMS} WHERE i.active = 1 ${after === null ? '' : 'AND (i.sort > ? OR (i.sort = ? AND i.id > ?))'}
       ORDER BY i.sort, i.id LIMIT ${PAGE + 1}`,
      [...itemValues(customerId), ...(after === null ? [] : [after.at, after.at, after.id])],
    );
    const balance = await this.points.balance(this.database, customerId);
    const shown = rows.slice(0, PAGE);
    const last = shown[shown.length - 1];
    return {
      serverNow: this.clock.calendar.iso(now),
      balance,
      items: shown.map((row) => itemDto(row, balance, now)),
      nextCursor: rows.length > PAGE && last !== undefined ? writeCursor(last.sort, last.id) : null,
    };
  }

  /** One item; one that is off the shelf says so. */
  async item(customerId: CustomerId, itemId: number): Promise<MallItemDetailDto | Refusal> {
    const now = this.clock.now();
    const row = await this.database.one<ItemRow>(`${ITEMS} WHERE i.id = ?`, [
      ...itemValues(customerId),
      itemId,
    ]);
    if (row === null) return refuse('ITEM_NOT_FOUND');
    const balance = await this.points.balance(this.database, customerId);
    return {
      ...itemDto(row, balance, now),
      serverNow: this.clock.calendar.iso(now),
      balance,
      coupon: itemCouponDto(row, this.clock.calendar),
      rules: itemRules(row),
    };
  }
}
