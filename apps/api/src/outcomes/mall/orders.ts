import { type CustomerId, isRefusal, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Keys } from '../../platform/auth/keys';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Value } from '../../platform/database/db';
import { readCursor, writeCursor } from '../../platform/http/cursor';
import {
  MALL_ORDERS,
  type MallOrderDto,
  mallOrderDto,
  type MallOrderPageDto,
  type MallOrderRow,
  type MallOrderState,
  openAddress,
  orderOf,
  type StaffMallOrderDto,
} from '../gifts';

const PAGE = 20;

/** Orders of the mall 兑换记录, to be read. */
@Injectable()
export class MallOrders {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly keys: Keys,
  ) {}

  /** A shopper's orders and gifts, newest first. */
  mine(customerId: CustomerId, cursor: string | undefined): Promise<MallOrderPageDto> {
    return this.page('o.customer_id = ?', [customerId], 'DESC', cursor);
  }

  /** The brand's orders in one state: those to be shipped oldest first, others newest first. */
  inState(state: MallOrderState, cursor: string | undefined): Promise<MallOrderPageDto> {
    return this.page('o.state = ?', [state], state === 'placed' ? 'ASC' : 'DESC', cursor);
  }

  async mineOne(customerId: CustomerId, orderNo: string): Promise<MallOrderDto | Refusal> {
    const row = await orderOf(this.database, orderNo, customerId);
    return isRefusal(row) ? row : this.dto(row);
  }

  /** One order as the person who packs the parcel needs it. */
  async toShip(orderNo: string): Promise<StaffMallOrderDto | Refusal> {
    const row = await orderOf(this.database, orderNo, null);
    if (isRefusal(row)) return row;
    const whole = row.state === 'placed' && row.address_sealed !== null;
    return { ...this.dto(row), shipTo: whole ? openAddress(this.keys, row.address_sealed ?? '') : null };
  }

  private async page(
    where: string,
    values: readonly Value[],
    direction: 'ASC' | 'DESC',
    cursor: string | undefined,
  ): Promise<MallOrderPageDto> {
    const after = readCursor(cursor);
    const compare = direction === 'ASC' ? '>' : '<';
    const rows = await this.database.rows<MallOrderRow>(
      `${MALL_ORDERS} WHERE ${where} ${after === null ? '' : `AND o.id ${compare} ?`}
       ORDER BY o.id ${direction} LIMIT ${PAGE + 1}`,
      [...values, ...(after === null ? [] : [after.id])],
    );
    const shown = rows.slice(0, PAGE);
    const last = shown[shown.length - 1];
    return {
      serverNow: this.clock.calendar.iso(this.clock.now()),
      items: shown.map((row) => this.dto(row)),
      nextCursor: rows.length > PAGE && last !== undefined ? writeCursor(last.placed_at, last.id) : null,
    };
  }

  private dto(row: MallOrderRow): MallOrderDto {
    return mallOrderDto(row, this.keys, this.clock.calendar, this.clock.now());
  }
}
