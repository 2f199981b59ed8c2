import { type Instant, yuanText } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Movers, SETTLE_CUSTOMERS } from '../../facts/customers';
import { Keys } from '../../platform/auth/keys';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { enqueue } from '../../platform/queue/work';
import type { TransferBill } from '../../platform/wechat-pay';
import { Inbox } from '../touches';
import { raise } from './alarms';
import { CASH, type CashRow, cashOf, CONFIRM_MS, UNDER_WAY } from './cash-row';

/**
 * Writes down what WeChat says of a bill. Only forwards, and only of the bill that is under way: what is heard late, or
 * of an earlier bill, changes nothing.
 */
@Injectable()
export class CashBills {
  constructor(
    private readonly clock: Clock,
    private readonly keys: Keys,
    private readonly movers: Movers,
    private readonly inbox: Inbox,
  ) {}

  /** In the caller's transaction, who holds nobody yet. @returns whether anything changed. */
  async write(db: Db, bill: TransferBill): Promise<boolean> {
    const seen = await db.one<CashRow>(`${CASH} WHERE t.bill_no = ?`, [bill.billNo.slice(0, 33)]);
    const now = this.clock.now();
    if (seen === null) {
      if (bill.state === 'SUCCESS') await raise(db, strayOf(bill, 'unknown'), now);
      return false;
    }
    await this.movers.hold(db, [seen.customer_id]);
    const row = (await cashOf(db, seen.id)) ?? seen;
    switch (bill.state) {
      case 'WAIT_USER_CONFIRM':
        return this.offered(db, row, bill, now);
      case 'SUCCESS':
        return this.arrived(db, row, bill, now);
      case 'FAIL':
      case 'CANCELLED':
        return this.failed(db, row, bill, now);
      default:
        return false;
    }
  }

  private async offered(db: Db, row: CashRow, bill: TransferBill, now: Instant): Promise<boolean> {
    if (bill.packageInfo === null) return false;
    const offered = await db.run(
      `UPDATE transfers SET state = 'confirming', package_sealed = ?, outside_id = ?, confirm_until = ?,
         fail_reason = NULL, changed_at = ? WHERE id = ? AND bill_no = ? AND state = 'asking'`,
      [
        this.keys.encrypt(bill.packageInfo),
        bill.transferId,
        (row.started_at ?? now) + CONFIRM_MS,
        now,
        row.id,
        bill.billNo,
      ],
    );
    return offered === 1;
  }

  private async arrived(db: Db, row: CashRow, bill: TransferBill, now: Instant): Promise<boolean> {
    const done = await db.run(
      `UPDATE transfers SET state = 'done', done_at = ?, changed_at = ?, package_sealed = NULL, fail_reason = NULL,
         outside_id = COALESCE(?, outside_id) WHERE id = ? AND bill_no = ? AND state <> 'done'`,
      [now, now, bill.transferId, row.id, bill.billNo],
    );
    if (done === 0) return false;
    // What is gone is gone, whatever we thought of it.
    if (row.state === 'withdrawn' || row.state === 'expired') await raise(db, strayOf(bill, row.state), now);
    if (bill.amountFen !== null && bill.amountFen !== row.amount_fen) {
      const detail = `transfer ${bill.billNo}: granted ${row.amount_fen} fen, given ${bill.amountFen}`;
      await raise(db, { kind: 'cash-amount', about: bill.billNo, payNo: null, detail }, now);
    }
    return true;
  }

  /** The bill ended without paying: the cash can be claimed again, unless it ran out or its reason is gone. */
  private async failed(db: Db, row: CashRow, bill: TransferBill, now: Instant): Promise<boolean> {
    const grant = await db.one<{ state: string }>('SELECT state FROM grants WHERE id = ?', [row.grant_id]);
    const isOver = row.ends_at !== null && row.ends_at <= now;
    const state = grant?.state !== 'standing' ? 'withdrawn' : isOver ? 'expired' : 'ready';
    const failed = await db.run(
      `UPDATE transfers SET state = ?, turn = turn + 1, bill_no = NULL, openid = NULL, package_sealed = NULL,
         outside_id = NULL, started_at = NULL, confirm_until = NULL, fail_reason = ?, changed_at = ?
       WHERE id = ? AND bill_no = ? AND state IN ${UNDER_WAY}`,
      [state, (bill.failReason ?? bill.state).slice(0, 64), now, row.id, bill.billNo],
    );
    if (failed === 0) return false;
    if (state === 'ready') await this.tellAgain(db, row);
    if (state === 'withdrawn') {
      // It was left with the shopper as used; now nothing was, and whoever gave it decides anew.
      const work = { kind: SETTLE_CUSTOMERS, payload: { customerIds: [row.customer_id] } };
      await enqueue(db, work, now, now);
    }
    return true;
  }

  private tellAgain(db: Db, row: CashRow): Promise<void> {
    return this.inbox.tell(db, [
      {
        key: `cash-again:${row.id}:${row.turn}`,
        customerId: row.customer_id,
        kind: 'benefit',
        title: `${yuanText(row.amount_fen)} 现金奖励还没收下`,
        body: '这次没有收款成功，钱还为您留着，再领一次就好。',
        link: CASH_PAGE,
        outside: null,
      },
    ]);
  }
}

/** Where cash is claimed. */
const CASH_PAGE = '/packages/friends/pages/invite/index';

function strayOf({ billNo, amountFen }: TransferBill, state: string) {
  const detail = `transfer ${billNo} gave ${amountFen} fen, but was ${state}`;
  return { kind: 'cash-stray', about: billNo, payNo: null, detail } as const;
}
