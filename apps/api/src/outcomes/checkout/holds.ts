import { type CustomerId, type Instant, isRefusal, refuse, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { SETTLE_CUSTOMERS } from '../../facts/customers';
import type { ApiClient } from '../../platform/auth/signature';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { isDuplicate, TryAgain } from '../../platform/database/faults';
import { enqueue } from '../../platform/queue/work';
import { BY_TIME, type CouponMove, type CouponRow, type MovedBy, recordMoves } from '../coupons';
import { Bills, type PricedBill, pricedBillDto, whyNotOnline } from './bills';
import type { HeldDto, HoldRequestDto } from './checkout.dto';
import { byClient, type KeptPrice } from './kept';
import { COUPONS_BY_CODE, holdOf, type HoldRow, listedOf, MARK_HELD } from './queries';
import { letGo, RELEASE_HOLD } from './release';

const HOLD_SECONDS = 900;

/** What is about to be held, for whom, until when. */
interface Wanted extends PricedBill {
  clientKey: string;
  orderNo: string;
  kept: KeptPrice;
  expiresAt: Instant;
  now: Instant;
}

/** Keeps coupons for another system's order while the buyer pays. */
@Injectable()
export class Holds {
  constructor(
    private readonly clock: Clock,
    private readonly bills: Bills,
  ) {}

  /** All of the coupons or none. The same order again replaces what it holds, and its time begins anew. */
  async hold(db: Db, client: ApiClient, request: HoldRequestDto): Promise<HeldDto | Refusal> {
    const now = this.clock.now();
    const { orderNo } = request;
    const earlier = await holdOf(db, client.clientKey, orderNo);
    if (earlier?.state === 'redeemed') return refuse('HOLD_REDEEMED');
    if (earlier?.state === 'returned') return refuse('HOLD_RETURNED');
    const bill = await this.bills.priced(db, client, request, earlier?.id ?? null, now);
    if (isRefusal(bill)) return bill;

    const priced = pricedBillDto(request.lines, bill);
    const kept = { price: priced, paidFen: null, returned: null };
    const expiresAt = now + (request.holdSeconds ?? HOLD_SECONDS) * 1_000;
    const wanted: Wanted = { ...bill, clientKey: client.clientKey, orderNo, kept, expiresAt, now };
    return db.decide(async () => {
      const holdId = await (earlier === null ? open(db, wanted) : reopen(db, earlier, wanted));
      const refusal = await take(db, holdId, wanted);
      if (refusal !== null) return refusal;
      await enqueue(db, { kind: RELEASE_HOLD, payload: { holdId } }, expiresAt, now);
      return { orderNo, expiresAt: this.clock.calendar.iso(expiresAt), ...priced };
    });
  }
}

async function open(db: Db, wanted: Wanted): Promise<number> {
  const { customerId, clientKey, orderNo, kept, expiresAt, now } = wanted;
  try {
    return await db.insertOne(
      `INSERT INTO coupon_holds (client_key, order_no, customer_id, state, held_at, expires_at, bill_fen, member_off_fen,
         coupon_off_fen, payable_fen, priced) VALUES (?, ?, ?, 'held', ?, ?, ?, ?, ?, ?, ?)`,
      [clientKey, orderNo, customerId, now, expiresAt, ...amounts(kept), JSON.stringify(kept)],
    );
  } catch (error) {
    if (isDuplicate(error)) throw new TryAgain('the same order is holding at this moment');
    throw error;
  }
}

/** The order's row is locked. */
async function reopen(db: Db, earlier: HoldRow, wanted: Wanted): Promise<number> {
  const { customerId, kept, expiresAt, now } = wanted;
  await db.run(
    `UPDATE coupon_holds SET customer_id = ?, state = 'held', held_at = ?, expires_at = ?, bill_fen = ?,
       member_off_fen = ?, coupon_off_fen = ?, payable_fen = ?, priced = ?, ended_at = NULL WHERE id = ?`,
    [customerId, now, expiresAt, ...amounts(kept), JSON.stringify(kept), earlier.id],
  );
  return earlier.id;
}

function amounts({ price: { billFen, memberOffFen, couponOffFen, payableFen } }: KeptPrice) {
  return [billFen, memberOffFen, couponOffFen, payableFen];
}

/** Holds each coupon and lets go of what the order no longer names, in id order, so that orders never wait in a circle. */
async function take(db: Db, holdId: number, wanted: Wanted): Promise<Refusal | null> {
  const { now } = wanted;
  const by = byClient(wanted);
  const listed = new Map((await listedOf(db, holdId)).map((row) => [row.coupon_id, row]));
  const coupons = new Map(wanted.coupons.map((row) => [row.id, row]));
  const moves: CouponMove[] = [];
  const left = new Set<CustomerId>();
  for (const id of [...new Set([...listed.keys(), ...coupons.keys()])].sort((a, b) => a - b)) {
    const coupon = coupons.get(id);
    const old = listed.get(id);
    if (coupon !== undefined) {
      if (!(await mark(db, holdId, coupon, wanted))) return whyLost(db, holdId, coupon, now);
      moves.push(...movesOf(coupon, holdId, by, now));
    } else if (old !== undefined) {
      const move = await letGo(db, holdId, old, by, '订单换券', now);
      if (move !== null) moves.push(move);
      left.add(old.customer_id);
    }
  }
  await recordMoves(db, moves);
  await list(db, holdId, wanted);
  // What is free again may be more than its owner deserves by now.
  const customerIds = [...left];
  if (left.size > 0) await enqueue(db, { kind: SETTLE_CUSTOMERS, payload: { customerIds } }, now, now);
  return null;
}

async function mark(db: Db, holdId: number, row: CouponRow, { expiresAt, now }: Wanted): Promise<boolean> {
  const values = [holdId, expiresAt, row.id, row.customer_id, now, now, row.state, holdId, now];
  return (await db.run(MARK_HELD, values)) === 1;
}

/** A coupon another order held too long was free before this one took it; the order's own stays where it is. */
function movesOf(row: CouponRow, holdId: number, by: MovedBy, now: Instant): CouponMove[] {
  const move = { couponId: row.id, at: now, shopId: null };
  if (row.state === 'held' && row.hold_id === holdId) return [];
  const over = { ...move, from: 'held', to: 'granted', by: BY_TIME, reason: '占用超时' } as const;
  const held = { ...move, from: 'granted', to: 'held', by, reason: null } as const;
  return row.state === 'held' ? [over, held] : [held];
}

/** Someone was faster between our look and our update: say what became of the coupon. */
async function whyLost(db: Db, holdId: number, lost: CouponRow, now: Instant): Promise<Refusal> {
  const [row] = await db.rowsIn<CouponRow>(COUPONS_BY_CODE, [], [lost.code]);
  const refusal = row === undefined ? refuse('CODE_UNKNOWN') : whyNotOnline(row, holdId, now);
  if (refusal === null) throw new TryAgain('the coupon went away and came back meanwhile');
  return refusal;
}

async function list(db: Db, holdId: number, { coupons, price }: Wanted): Promise<void> {
  await db.run('DELETE FROM hold_coupons WHERE hold_id = ?', [holdId]);
  const rows = coupons.map((row, index) => [holdId, row.id, price.coupons[index]?.offFen ?? 0]);
  await db.insert('hold_coupons', ['hold_id', 'coupon_id', 'off_fen'], rows);
}
