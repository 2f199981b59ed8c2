import { type CustomerId, refuse, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import { readCursor, writeCursor } from '../../platform/http/cursor';
import { COUPON_COLUMNS, COUPON_TABLES, couponDto, type CouponRow } from './coupon-row';
import type { CouponDetailDto, CouponPageDto, CouponTab, CouponTokenDto } from './coupon.dto';
import { Proofs, QR_LIFE_SECONDS } from './proof';

const PAGE = 20;

/** What belongs in each tab, and its order: usable by what ends first, the others by what happened last. */
const TABS: Record<CouponTab, { where: string; sort: string; direction: 'ASC' | 'DESC'; needsNow: boolean }> =
  {
    usable: {
      where: "c.state = 'granted' AND c.ends_at > ?",
      sort: 'c.ends_at',
      direction: 'ASC',
      needsNow: true,
    },
    used: { where: "c.state = 'used'", sort: 'c.used_at', direction: 'DESC', needsNow: false },
    ended: {
      where: "(c.state = 'revoked' OR (c.state = 'granted' AND c.ends_at <= ?))",
      sort: 'c.ends_at',
      direction: 'DESC',
      needsNow: true,
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
    const { where, sort, direction, needsNow } = TABS[tab];
    const after = readCursor(cursor);
    const compare = direction === 'ASC' ? '>' : '<';
    const rows = await this.database.rows<CouponRow & { sort_at: number }>(
      `SELECT ${COUPON_COLUMNS}, ${sort} AS sort_at FROM ${COUPON_TABLES}
       WHERE c.customer_id = ? AND ${where}
       ${after === null ? '' : `AND (${sort} ${compare} ? OR (${sort} = ? AND c.id ${compare} ?))`}
       ORDER BY ${sort} ${direction}, c.id ${direction} LIMIT ${PAGE + 1}`,
      [customerId, ...(needsNow ? [now] : []), ...(after === null ? [] : [after.at, after.at, after.id])],
    );
    const items = rows.slice(0, PAGE);
    const last = items[items.length - 1];
    return {
      serverNow: this.clock.calendar.iso(now),
      items: items.map((row) => couponDto(row, this.clock.calendar, now)),
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
      why: (JSON.parse(row.why) as { sentence: string }).sentence,
      code: row.code,
      usedShop: row.used_shop,
      revokedReason: row.revoked_reason,
    };
  }

  /** A fresh QR for a coupon that can be used. */
  async token(customerId: CustomerId, couponId: number): Promise<CouponTokenDto | Refusal> {
    const row = await this.database.one<Pick<CouponRow, 'state' | 'ends_at' | 'revoked_reason'>>(
      'SELECT state, ends_at, revoked_reason FROM coupons WHERE id = ? AND customer_id = ?',
      [couponId, customerId],
    );
    const now = this.clock.now();
    if (row === null) return refuse('COUPON_NOT_FOUND');
    if (row.state === 'used') return refuse('COUPON_USED');
    if (row.state === 'revoked') return refuse('COUPON_REVOKED', { reason: row.revoked_reason ?? '' });
    if (row.ends_at <= now) return refuse('COUPON_EXPIRED');
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
