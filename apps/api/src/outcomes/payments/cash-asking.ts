import { Injectable, type OnModuleInit } from '@nestjs/common';
import { holdPerson } from '../../facts/customers';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';
import { isRejected, type Rejected, Unavailable } from '../../platform/outside/answers';
import { enqueue } from '../../platform/queue/work';
import { Worker } from '../../platform/queue/worker';
import { type TransferBill, WechatPay } from '../../platform/wechat-pay';
import { raise } from './alarms';
import { CashBills } from './cash-bills';
import { type CashRow, cashOf } from './cash-row';
import { CASH_CANCEL, CASH_ENDS, CASH_LOOK, type CashWork } from './cash-work';
import { askAgainAt } from './pay-work';

/** What WeChat says of the bill under way; `unknown`: it has none of that number, and why it took none, if it said. */
type Said = { bill: TransferBill } | { unknown: string | null; billNo: string } | null;

/** After what is offered has ended there, so long until we look. */
const AFTER_END_MS = 60_000;

/**
 * Asks WeChat about cash that is under way, always by the number the bill has: after any no, and before anything is tried
 * again, what there is under that number decides.
 */
@Injectable()
export class CashAsking implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly worker: Worker,
    private readonly pay: WechatPay,
    private readonly bills: CashBills,
  ) {}

  onModuleInit(): void {
    this.worker.handle(CASH_ENDS, (db, payload) => this.expire(db, payload as CashWork));
    for (const kind of [CASH_LOOK, CASH_CANCEL]) {
      const how = kind === CASH_CANCEL ? 'cancel' : 'look';
      this.worker.handleOutside<CashWork, Said>(kind, {
        call: ({ id }) => this.unlessAway(id, how),
        done: (db, work, said) => this.goOn(db, kind, work, said),
      });
    }
  }

  /**
   * Asks, and writes down what is said. @param how `claim`: offer it when there is no bill yet. @throws Unavailable
   */
  async ask(id: number, how: 'claim' | 'look'): Promise<void> {
    const said = await this.say(id, how);
    if (said !== null) await this.database.transaction((db) => this.write(db, id, said));
  }

  private async unlessAway(id: number, how: 'look' | 'cancel'): Promise<Said> {
    try {
      return await this.say(id, how);
    } catch (error) {
      if (error instanceof Unavailable) return null;
      throw error;
    }
  }

  private async say(id: number, how: 'claim' | 'look' | 'cancel'): Promise<Said> {
    const row = await cashOf(this.database, id);
    if (row === null || row.bill_no === null) return null;
    if (row.state !== 'asking' && row.state !== 'confirming') return null;
    if (how === 'cancel') {
      if (await isDeserved(this.database, row)) return null;
      await this.pay.cancelTransfer(row.bill_no);
    }
    const known = await this.pay.transferOf(row.bill_no);
    if (!isRejected(known)) {
      // What the phone takes it with is only said when it is asked for.
      const isOffered = row.state === 'asking' && known.state === 'WAIT_USER_CONFIRM';
      return isOffered && how !== 'cancel' ? this.offer(row, row.bill_no) : { bill: known };
    }
    if (!isUnknown(known)) return null;
    return how === 'claim' ? this.offer(row, row.bill_no) : { unknown: null, billNo: row.bill_no };
  }

  private async offer(row: CashRow, billNo: string): Promise<Said> {
    const { openid, amount_fen: amountFen, remark } = row;
    const said = await this.pay.transfer({ billNo, openid: openid ?? '', amountFen, remark });
    if (!isRejected(said)) return { bill: said };
    const known = await this.pay.transferOf(billNo);
    if (!isRejected(known)) return { bill: known };
    return isUnknown(known) ? { unknown: String(said.rejected), billNo } : null;
  }

  private async write(db: Db, id: number, said: NonNullable<Said>): Promise<void> {
    if ('bill' in said) await this.bills.write(db, said.bill);
    else await this.back(db, id, said);
  }

  /** There is no such bill: nothing was given, and the same number may be tried again. */
  private async back(
    db: Db,
    id: number,
    { unknown, billNo }: { unknown: string | null; billNo: string },
  ): Promise<void> {
    const now = this.clock.now();
    await db.run(
      `UPDATE transfers SET state = 'ready', fail_reason = COALESCE(?, fail_reason), changed_at = ?
       WHERE id = ? AND bill_no = ? AND state = 'asking'`,
      [unknown, now, id, billNo],
    );
    if (unknown === null) return;
    const detail = `transfer ${billNo}: WeChat says ${unknown}`;
    await raise(db, { kind: 'cash-refused', about: `${billNo}:${unknown}`, payNo: null, detail }, now);
  }

  /** As long as it is under way, one piece of work looks after it. */
  private async goOn(db: Db, kind: string, work: CashWork, said: Said): Promise<void> {
    if (said !== null) await this.write(db, work.id, said);
    const row = await cashOf(db, work.id);
    if (row === null || (row.state !== 'asking' && row.state !== 'confirming')) return;
    if (kind === CASH_CANCEL && (await isDeserved(db, row))) return;
    const now = this.clock.now();
    const until = row.confirm_until ?? now;
    const waits = kind === CASH_LOOK && row.state === 'confirming' && until + AFTER_END_MS > now;
    const at = waits ? until + AFTER_END_MS : askAgainAt(row.started_at ?? now, now);
    await enqueue(db, { kind, payload: work }, at, now);
  }

  private async expire(db: Db, { id }: CashWork): Promise<void> {
    const row = await cashOf(db, id);
    if (row === null || row.ends_at === null) return;
    await holdPerson(db, row.customer_id);
    const now = this.clock.now();
    const expired = await db.run(
      "UPDATE transfers SET state = 'expired', changed_at = ? WHERE id = ? AND state = 'ready' AND ends_at <= ?",
      [now, id, now],
    );
    if (expired === 1 || row.ends_at <= now) return;
    // The grant was moved to a later end since this was written.
    await enqueue(db, { kind: CASH_ENDS, payload: { id }, key: `${CASH_ENDS}:${id}` }, row.ends_at, now);
  }
}

/** Its reason may have come back since it was to be called off. */
async function isDeserved(db: Pick<Db, 'one'>, { grant_id: grantId }: CashRow): Promise<boolean> {
  const grant = await db.one<{ state: string }>('SELECT state FROM grants WHERE id = ?', [grantId]);
  return grant?.state === 'standing';
}

const isUnknown = ({ rejected }: Rejected) => rejected === 'NOT_FOUND';
