import { type CustomerId, refuse, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import { readCursor, writeCursor } from '../../platform/http/cursor';
import {
  COUPON_COLUMNS,
  COUPON_TABLES,
  couponDto,
  type CouponRow,
  type JudgedCoupon,
  stateAt,
  unusable,
} from './coupon-row';
import type { CouponDetailDto, CouponPageDto, CouponTab, CouponTokenDto } from './coupon.dto';
import { Proofs, QR_LIFE_SECONDS } from './proof';

const PAGE = 20;

/** What belongs in each tab, and its order: usable by what ends first, the others by what happened last. */
const TABS: Record<CouponTab, { where: string; sort: string; direction: 'ASC' | 'DESC'; nows: number }> = {
  usable: {
    where: "c.state IN ('granted', 'held') AND (c.ends_at > ? OR c.held_until > ?)",
    sort: 'c.ends_at',
    direction: 'ASC',
    nows: 2,
  },
  used: { where: "c.state = 'used'", sort: 'c.used_at', direction: 'DESC', nows: 0 },
  ended: {
    where: `(c.state IN ('revoked', 'expired') OR (c.state IN ('granted', 'held') AND c.ends_at <= ?
      AND (c.held_until IS NULL OR c.held_until <= ?)))`,
    sort: 'c.ends_at',
    direction: 'DESC',
    nows: 2,
  },
};

/** A shopper's coupons 券包. */
@Injectable()
export class Wallet {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly proofs: Proofs,
  ) {}

  async page(customerId: CustomerId, tab: CouponTab, cursor: string | undefined): Promise<CouponPageDto> {
    const now = this.clock.now();
    const { where, sort, direction, nows } = TABS[tab];
    const after = readCursor(cursor);
    const compare = direction === 'ASC' ? '>' : '<';
    const rows = await this.database.rows<CouponRow & { sort_at: number; why: string }>(
      `SELECT ${COUPON_COLUMNS}, ${sort} AS sort_at, g.why FROM ${COUPON_TABLES} JOIN grants g ON g.id = c.grant_id
       WHERE c.customer_id = ? AND ${where}
       ${after === null ? '' : `AND (${sort} ${compare} ? OR (${sort} = ? AND c.id ${compare} ?))`}
       ORDER BY ${sort} ${direction}, c.id ${direction} LIMIT ${PAGE + 1}`,
      [
        customerId,
        ...Array.from({ length: nows }, () => now),
        ...(after === null ? [] : [after.at, after.at, after.id]),
      ],
    );
    const items = rows.slice(0, PAGE);
    const last = items[items.length - 1];
    return {
      serverNow: this.clock.calendar.iso(now),
      items: items.map((row) => ({ ...couponDto(row, this.clock.calendar, now), why: sentenceOf(row.why) })),
      nextCursor: rows.length > PAGE && last !== undefined ? writeCursor(last.sort_at, last.id) : null,
    };
  }

  async detail(customerId: CustomerId, couponId: number): Promise<CouponDetailDto | Refusal> {
    const row = await this.database.one<CouponRow & { why: string; used_shop: string | null }>(
      `SELECT ${COUPON_COLUMNS}, g.why, s.name AS used_shop
       FROM ${COUPON_TABLES} JOIN grants g ON g.id = c.grant_id LEFT JOIN shops s ON s.id = r.shop_id
       WHERE c.id = ? AND c.customer_id = ?`,
      [couponId, customerId],
    );
    if (row === null) return refuse('COUPON_NOT_FOUND');
    const now = this.clock.now();
    return {
      ...couponDto(row, this.clock.calendar, now),
      serverNow: this.clock.calendar.iso(now),
      why: sentenceOf(row.why),
      code: row.code,
      usedShop: row.used_shop,
      revokedReason: row.revoked_reason,
      heldUntil: stateAt(row, now) === 'held' ? this.clock.calendar.iso(row.held_until ?? now) : null,
    };
  }

  /** A fresh QR for a coupon that can be used. */
  async token(customerId: CustomerId, couponId: number): Promise<CouponTokenDto | Refusal> {
    const row = await this.database.one<JudgedCoupon & Pick<CouponRow, 'use_at'>>(
      `SELECT c.state, c.starts_at, c.ends_at, c.held_until, c.revoked_reason, t.use_at
       FROM coupons c JOIN coupon_templates t ON t.id = c.template_id WHERE c.id = ? AND c.customer_id = ?`,
      [couponId, customerId],
    );
    if (row === null) return refuse('COUPON_NOT_FOUND');
    if (row.use_at === 'online') return refuse('COUPON_NOT_IN_SHOP');
    const now = this.clock.now();
    const refusal = unusable(row, now);
    // A code may be shown before its coupon begins; the counter says so if it is still too early.
    if (refusal !== null && refusal.refused !== 'COUPON_NOT_STARTED') return refusal;
    const { token, expiresAt } = this.proofs.qr(couponId);
    const { calendar } = this.clock;
    return {
      token,
      expiresAt: calendar.iso(expiresAt),
      serverNow: calendar.iso(now),
      lifeSeconds: QR_LIFE_SECONDS,
    };
  }
}

/** The reason, from the stored record of the grant. */
function sentenceOf(why: string): string {
  return (JSON.parse(why) as { sentence: string }).sentence;
}
