import { type CustomerId, type Instant, yuanText } from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Movers } from '../../facts/customers';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';
import { isRejected, type Rejected, Unavailable } from '../../platform/outside/answers';
import { enqueue } from '../../platform/queue/work';
import { Worker } from '../../platform/queue/worker';
import { type PayRefund, WechatPay } from '../../platform/wechat-pay';
import { Inbox } from '../touches';
import { raise } from './alarms';
import { askAgainAt, REFUND, type RefundWork } from './pay-work';
import { REFUNDS, type RefundRow } from './refund-row';

/** What WeChat says of a refund; null: there was nothing to ask, or nobody answered. */
type Said = { answer: PayRefund | Rejected; correctedFen: number | null } | null;

/** Somebody has to see to it in WeChat Pay's console; until then it is looked at now and then. */
const ABNORMAL_LOOK_MS = 6 * 60 * 60_000;

/**
 * Gives queued money back. WeChat is asked under the same number until it says the money has arrived, so that however
 * often that is, it goes back once.
 */
@Injectable()
export class Refunds implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly worker: Worker,
    private readonly pay: WechatPay,
    private readonly movers: Movers,
    private readonly inbox: Inbox,
  ) {}

  onModuleInit(): void {
    this.worker.handleOutside<RefundWork, Said>(REFUND, {
      call: ({ refundNo }) => this.ask(refundNo),
      done: (db, work, said) => this.writeDown(db, work, said),
    });
  }

  /** What WeChat says of a refund by itself. @returns whether anything changed. */
  async told(refund: PayRefund): Promise<boolean> {
    return this.database.transaction((db) => this.apply(db, refund));
  }

  private async ask(refundNo: string): Promise<Said> {
    const row = await refundOf(this.database, refundNo);
    if (row === null || row.state === 'done') return null;
    try {
      return await this.say(row);
    } catch (error) {
      if (error instanceof Unavailable) return null;
      throw error;
    }
  }

  private async say(row: RefundRow): Promise<Said> {
    if (row.state !== 'queued') {
      const answer = await this.pay.refundOf(row.refund_no);
      return { answer, correctedFen: null };
    }
    const { pay_no: payNo, refund_no: refundNo, reason } = row;
    const trueFen = row.paid_fen === row.asked_fen ? null : await this.paidInTruth(payNo);
    const answer = await this.pay.refund({
      payNo,
      refundNo,
      amountFen: trueFen ?? row.amount_fen,
      totalFen: trueFen ?? row.paid_fen,
      reason,
    });
    return { answer, correctedFen: trueFen };
  }

  /** Where a notice and our books differ, WeChat is asked what was really paid; all of that goes back. */
  private async paidInTruth(payNo: string): Promise<number | null> {
    const told = await this.pay.query(payNo);
    return isRejected(told) ? null : told.totalFen;
  }

  private async writeDown(db: Db, work: RefundWork, said: Said): Promise<void> {
    if (said !== null) {
      if (said.correctedFen !== null) await correct(db, work.refundNo, said.correctedFen);
      if (isRejected(said.answer)) await this.refused(db, work.refundNo, said.answer);
      else await this.apply(db, said.answer);
    }
    const row = await refundOf(db, work.refundNo);
    if (row === null || row.state === 'done') return;
    const now = this.clock.now();
    const at = row.state === 'abnormal' ? now + ABNORMAL_LOOK_MS : askAgainAt(row.created_at, now);
    await enqueue(db, { kind: REFUND, payload: work }, at, now);
  }

  private async refused(db: Db, refundNo: string, { rejected }: Rejected): Promise<void> {
    const row = await refundOf(db, refundNo);
    const about = `${refundNo}:${rejected}`;
    const detail = `refund ${refundNo}: WeChat says ${rejected}`;
    const payNo = row?.pay_no ?? null;
    await raise(db, { kind: 'refund-refused', about, payNo, detail }, this.clock.now());
  }

  private async apply(db: Db, refund: PayRefund): Promise<boolean> {
    const seen = await refundOf(db, refund.refundNo.slice(0, 33));
    if (seen === null || seen.state === 'done') return false;
    if (seen.customer_id !== 0) await this.movers.hold(db, [seen.customer_id]);
    const now = this.clock.now();
    switch (refund.status) {
      case 'SUCCESS':
        return this.arrived(db, refund, now);
      case 'PROCESSING':
        return move(db, refund, { from: "('queued')", to: 'processing' }, now);
      case 'ABNORMAL':
      case 'CLOSED':
        return this.stuck(db, seen, refund, now);
      default:
        return false;
    }
  }

  private async arrived(db: Db, refund: PayRefund, now: Instant): Promise<boolean> {
    const done = await db.run(
      `UPDATE payment_refunds SET state = 'done', done_at = ?, changed_at = ?, outside_id = COALESCE(?, outside_id)
       WHERE refund_no = ? AND state <> 'done'`,
      [refund.doneAt ?? now, now, refund.refundId, refund.refundNo],
    );
    const row = done === 1 ? await refundOf(db, refund.refundNo) : null;
    if (row === null || row.customer_id === 0) return done === 1;
    await this.inbox.tell(db, [
      {
        key: `refund:${row.refund_no}`,
        customerId: row.customer_id as CustomerId,
        kind: 'order',
        title: `${yuanText(row.amount_fen)} 已退回`,
        body: `${row.description}：${row.reason}。钱已原路退回，请留意微信支付的通知。`,
        link: null,
        outside: null,
      },
    ]);
    return true;
  }

  private async stuck(db: Db, row: RefundRow, refund: PayRefund, now: Instant): Promise<boolean> {
    const moved = await move(db, refund, { from: "('queued', 'processing')", to: 'abnormal' }, now);
    const detail = `refund ${row.refund_no}: WeChat says ${refund.status}; give it back in WeChat Pay's console`;
    const about = row.refund_no;
    if (moved) await raise(db, { kind: 'refund-abnormal', about, payNo: row.pay_no, detail }, now);
    return moved;
  }
}

/** Only forwards: what was heard late changes nothing. */
async function move(
  db: Db,
  { refundNo, refundId }: PayRefund,
  { from, to }: { from: string; to: string },
  now: Instant,
): Promise<boolean> {
  const moved = await db.run(
    `UPDATE payment_refunds SET state = ?, changed_at = ?, outside_id = COALESCE(?, outside_id)
     WHERE refund_no = ? AND state IN ${from}`,
    [to, now, refundId, refundNo],
  );
  return moved === 1;
}

/** Both say what was really paid: all of it went back. */
async function correct(db: Db, refundNo: string, fen: number): Promise<void> {
  await db.run('UPDATE payment_refunds SET amount_fen = ? WHERE refund_no = ?', [fen, refundNo]);
  await db.run(
    'UPDATE payments SET paid_fen = ? WHERE id = (SELECT payment_id FROM payment_refunds WHERE refund_no = ?)',
    [fen, refundNo],
  );
}

function refundOf(db: Pick<Db, 'one'>, refundNo: string): Promise<RefundRow | null> {
  return db.one<RefundRow>(`${REFUNDS} WHERE r.refund_no = ?`, [refundNo]);
}
