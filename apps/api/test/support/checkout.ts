import { randomBytes } from 'node:crypto';
import type { CustomerId, Outcome } from '@fanchang/domain';
import { addTemplate, type CouponTemplate } from '../../src/outcomes/coupons';
import { giveOne, THANKS, thanks } from './benefits';
import type { Answer, House } from './house';
import { post } from './parallel';

export type Operation = 'check' | 'hold' | 'redeem' | 'return';

/** What the checkout answers, all operations and refusals together. */
export interface Answered {
  code?: string;
  message?: string;
  orderNo?: string;
  expiresAt?: string;
  redeemedAt?: string;
  result?: 'released' | 'returned';
  billFen?: number;
  memberOffFen?: number;
  couponOffFen?: number;
  payableFen?: number;
  coupons?: { code: string; name: string; offFen: number; linesOffFen: number[]; became?: string }[];
  lines?: { lineKey: string; memberOffFen: number; couponOffFen: number; payableFen: number }[];
  price?: { payableFen: number; memberOffFen: number; memberPrice: { name: string } | null };
  offers?: {
    code: string;
    name: string;
    usable: boolean;
    takesOffFen: number;
    refusal: { code: string } | null;
  }[];
}

export interface Said {
  /** The idempotency key; a fresh one by default. */
  key?: string;
  nonce?: string;
  headers?: Record<string, string>;
  /** Another address than the house itself. */
  url?: string;
}

const SEPTEMBER = Date.parse('2026-09-01T00:00:00+08:00');
const OCTOBER = Date.parse('2026-10-01T00:00:00+08:00');

/** Another system's checkout, signing as the house's client. */
export class Mall {
  private given = 0;

  constructor(private readonly house: House) {}

  /** Gives a shopper a coupon. @returns its code. */
  async gives(
    openid: string,
    changes: Partial<CouponTemplate> = {},
    { startsAt = SEPTEMBER, endsAt = OCTOBER } = {},
  ): Promise<string> {
    const n = (this.given += 1);
    const template = { ...THANKS, key: `checkout-${n}`, name: `券${n}`, ...changes };
    await this.house.database.transaction((db) => addTemplate(db, template));
    const grantId = await this.grants(openid, { kind: 'coupon', template: template.key, startsAt, endsAt });
    const coupon = await this.house.database.one<{ code: string }>(
      'SELECT code FROM coupons WHERE grant_id = ?',
      [grantId],
    );
    return coupon?.code ?? '';
  }

  async grants(openid: string, outcome: Outcome): Promise<number> {
    const customerId = await this.customerOf(openid);
    const given = await giveOne(this.house, thanks(customerId, `moment-${(this.given += 1)}`, { outcome }));
    if (given === undefined || given.result === 'refused') throw new Error('the coupon was not given');
    return given.grantId;
  }

  /** The customer, met when there is none yet. */
  async customerOf(openid: string): Promise<CustomerId> {
    await this.house.shopper(openid);
    const sql = "SELECT customer_id FROM customer_identities WHERE kind = 'openid' AND value = ?";
    const row = await this.house.database.one<{ customer_id: CustomerId }>(sql, [openid]);
    return row?.customer_id as CustomerId;
  }

  async ask(operation: Operation, body: unknown, said: Said = {}): Promise<Answer<Answered>> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': said.key ?? randomBytes(12).toString('hex'),
      ...this.house.signed(text, said.nonce ?? randomBytes(12).toString('hex')),
      ...said.headers,
    };
    const path = `/open/coupons/${operation}`;
    if (said.url !== undefined) return post<Answered>(`${said.url}${path}`, { body: text, headers });
    return this.house.call<Answered>('POST', path, { body: text, headers });
  }

  check(openid: string, more: Record<string, unknown> = {}, said?: Said) {
    return this.ask('check', { ...billOf(openid), ...more }, said);
  }

  hold(orderNo: string, openid: string, codes: string[], more: Record<string, unknown> = {}, said?: Said) {
    return this.ask('hold', { orderNo, ...billOf(openid), codes, ...more }, said);
  }

  redeem(orderNo: string, more: Record<string, unknown> = {}, said?: Said) {
    return this.ask('redeem', { orderNo, ...more }, said);
  }

  return(orderNo: string, more: Record<string, unknown> = {}, said?: Said) {
    return this.ask('return', { orderNo, ...more }, said);
  }

  /** The coupon's state as the books have it, with the moves that led there. */
  async bookOf(code: string): Promise<{ state: string; moves: string[] }> {
    const { database } = this.house;
    const coupon = await database.one<{ id: number; state: string }>(
      'SELECT id, state FROM coupons WHERE code = ?',
      [code],
    );
    const moves = await database.rows<{ from_state: string; to_state: string; by_kind: string }>(
      'SELECT from_state, to_state, by_kind FROM coupon_moves WHERE coupon_id = ? ORDER BY id',
      [coupon?.id ?? 0],
    );
    return {
      state: coupon?.state ?? '',
      moves: moves.map((move) => `${move.from_state}>${move.to_state} ${move.by_kind}`),
    };
  }
}

/** Nuts for ¥80 and a cup for ¥20. */
export const LINES = [
  { lineKey: '1', productId: 'nuts', category: 'food', amountFen: 8_000, quantity: 2 },
  { lineKey: '2', productId: 'cup', category: 'ware', amountFen: 2_000 },
];

export function billOf(openid: string) {
  return { buyer: { kind: 'openid', value: openid }, lines: LINES };
}
