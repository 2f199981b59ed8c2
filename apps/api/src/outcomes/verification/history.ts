import { type Calendar, refuse, type Refusal, type Why } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import { COUPON_COLUMNS, COUPON_TABLES, couponDto, type CouponRow } from '../coupons';
import type { CountedOrderDto, CouponHistoryDto, CouponStepDto, FullWhyDto } from './history.dto';
import type { StaffSession } from './staff-session';

/** A coupon that was shown or used in this shop; other shops' coupons are none of its business. Values: coupon, shop, shop. */
const COUPON_SEEN_HERE = `
  SELECT ${COUPON_COLUMNS}, g.program, g.version, g.step, g.why, g.state AS grant_state, g.decided_at, g.changed_at,
    p.definition
  FROM ${COUPON_TABLES} JOIN grants g ON g.id = c.grant_id
  LEFT JOIN programs p ON p.program = g.program AND p.version = g.version
  WHERE c.id = ? AND (EXISTS (SELECT 1 FROM verification_steps v WHERE v.coupon_id = c.id AND v.shop_id = ?)
    OR EXISTS (SELECT 1 FROM redemptions x WHERE x.coupon_id = c.id AND x.shop_id = ?))`;

/** Moves, and what staff did that moved nothing. Values: coupon, coupon. */
const STEPS = `
  SELECT m.at AS at, m.id AS id, m.from_state, m.to_state, NULL AS step, 'ok' AS result, m.by_kind, m.by_id, f.name AS staff_name,
    s.name AS shop_name, m.reason
  FROM coupon_moves m LEFT JOIN shops s ON s.id = m.shop_id
    LEFT JOIN staff f ON m.by_kind = 'staff' AND CAST(f.id AS CHAR) = m.by_id
  WHERE m.coupon_id = ?
  UNION ALL
  SELECT v.at, v.id, NULL, NULL, v.step, v.result, 'staff', CAST(v.staff_id AS CHAR), f.name, s.name, NULL
  FROM verification_steps v JOIN shops s ON s.id = v.shop_id JOIN staff f ON f.id = v.staff_id
  WHERE v.coupon_id = ?
  ORDER BY at DESC, id DESC LIMIT 100`;

/** Who gives without a definition of its own. */
const NAMES: Readonly<Record<string, string>> = { mall: '积分商城' };

interface SeenRow extends CouponRow {
  program: string;
  version: number;
  step: string;
  why: string;
  grant_state: FullWhyDto['state'];
  decided_at: number;
  changed_at: number;
  definition: string | null;
}

interface StepRow {
  at: number;
  from_state: string | null;
  to_state: string | null;
  step: string | null;
  result: string;
  by_kind: 'staff' | 'client' | 'program' | 'time';
  by_id: string;
  staff_name: string | null;
  shop_name: string | null;
  reason: string | null;
}

/** Why a coupon is there and everything that happened to it, for staff. */
@Injectable()
export class CouponHistory {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of(by: StaffSession, couponId: number): Promise<CouponHistoryDto | Refusal> {
    const row = await this.database.one<SeenRow>(COUPON_SEEN_HERE, [couponId, by.shopId, by.shopId]);
    if (row === null) return refuse('COUPON_NOT_FOUND');
    const steps = await this.database.rows<StepRow>(STEPS, [couponId, couponId]);
    const { calendar } = this.clock;
    const now = this.clock.now();
    return {
      serverNow: calendar.iso(now),
      coupon: couponDto(row, calendar, now),
      why: await this.whyOf(row),
      steps: steps.map((step) => stepDto(step, calendar)),
    };
  }

  private async whyOf(row: SeenRow): Promise<FullWhyDto> {
    const { calendar } = this.clock;
    const why = JSON.parse(row.why) as Why;
    const definition =
      row.definition === null ? null : (JSON.parse(row.definition) as { name?: string; title?: string });
    return {
      sentence: why.sentence,
      program: row.program,
      programName: definition?.name ?? definition?.title ?? NAMES[row.program] ?? null,
      version: row.version,
      step: row.step,
      // Grants of the first version of the books did not say.
      setOffBy: (why.setOffBy as string | undefined) ?? null,
      orders: await this.ordersOf(row.customer_id, why.orders),
      decidedAt: calendar.iso(row.decided_at),
      changedAt: calendar.iso(row.changed_at),
      state: row.grant_state,
    };
  }

  private async ordersOf(customerId: number, orderNos: readonly string[]): Promise<CountedOrderDto[]> {
    if (orderNos.length === 0) return [];
    const marks = orderNos.map(() => '?').join(', ');
    const rows = await this.database.rows<{
      source: string;
      order_no: string;
      paid_at: number | null;
      paid_fen: number;
      refunded_fen: number;
    }>(
      `SELECT source, order_no, paid_at, paid_fen, refunded_fen FROM orders
       WHERE customer_id = ? AND order_no IN (${marks}) ORDER BY paid_at, id`,
      [customerId, ...orderNos],
    );
    return rows.map((order) => ({
      source: order.source,
      orderNo: order.order_no,
      paidAt: order.paid_at === null ? null : this.clock.calendar.iso(order.paid_at),
      paidFen: order.paid_fen,
      refundedFen: order.refunded_fen,
    }));
  }
}

function stepDto(row: StepRow, calendar: Calendar): CouponStepDto {
  return {
    at: calendar.iso(row.at),
    from: row.from_state,
    to: row.to_state,
    step: row.step,
    result: row.result,
    who: whoOf(row),
    where: row.shop_name,
    reason: row.reason,
  };
}

function whoOf(row: StepRow): string {
  switch (row.by_kind) {
    case 'staff':
      return row.staff_name ?? `店员 ${row.by_id}`;
    case 'client':
      return `接入方 ${row.by_id}`;
    case 'program':
      return '规则';
    case 'time':
      return '到期';
  }
}
