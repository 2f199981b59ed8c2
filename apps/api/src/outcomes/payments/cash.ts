import { type CustomerId, type Instant, isRefusal, refuse, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { holdPerson, openidOf } from '../../facts/customers';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';
import { isDuplicate, TryAgain } from '../../platform/database/faults';
import { Unavailable } from '../../platform/outside/answers';
import { enqueue } from '../../platform/queue/work';
import { random } from '../../platform/random';
import { WechatPay } from '../../platform/wechat-pay';
import { CashAsking } from './cash-asking';
import { type CashRow, cashOf } from './cash-row';
import { CashView } from './cash-view';
import { CASH_LOOK } from './cash-work';
import type { CashDto } from './cash.dto';

/** When a claim that nobody finished is looked at. */
const LOOK_AFTER_MS = 60_000;

const OVER: Partial<Record<CashRow['state'], string>> = {
  done: '已经到账了',
  expired: '已过领取期限',
  withdrawn: '已收回',
};

/** A shopper claims cash: WeChat is asked to offer it, and the phone takes it. */
@Injectable()
export class Cash {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly pay: WechatPay,
    private readonly asking: CashAsking,
    private readonly view: CashView,
  ) {}

  /**
   * Offers it, or says again how to take what is offered. CASH_NOT_FOUND, CASH_STATE, PAY_OFF, PAY_NEEDS_WECHAT,
   * OUTSIDE_UNAVAILABLE: then the same may be asked again.
   */
  async claim(customerId: CustomerId, id: number): Promise<CashDto | Refusal> {
    const row = await this.database.decide((db) => this.begin(db, customerId, id, this.clock.now()));
    if (isRefusal(row)) return row;
    const asked = row.state === 'asking' ? await this.ask(row.id, 'claim') : null;
    return asked ?? this.view.one(customerId, id);
  }

  /** The phone says it was taken, or wants to know. CASH_NOT_FOUND, OUTSIDE_UNAVAILABLE. */
  async check(customerId: CustomerId, id: number): Promise<CashDto | Refusal> {
    const row = await cashOf(this.database, id);
    if (row === null || row.customer_id !== customerId) return refuse('CASH_NOT_FOUND');
    const isUnderWay = row.state === 'asking' || row.state === 'confirming';
    const asked = isUnderWay ? await this.ask(id, 'look') : null;
    return asked ?? this.view.one(customerId, id);
  }

  private async begin(db: Db, customerId: CustomerId, id: number, now: Instant): Promise<CashRow | Refusal> {
    await holdPerson(db, customerId);
    const row = await cashOf(db, id);
    if (row === null || row.customer_id !== customerId) return refuse('CASH_NOT_FOUND');
    const isLate = row.state === 'ready' && row.ends_at !== null && row.ends_at <= now;
    const over = isLate ? OVER.expired : OVER[row.state];
    if (over !== undefined) return refuse('CASH_STATE', { state: over });
    return row.state === 'ready' ? this.start(db, row, now) : row;
  }

  /** From here on it is used. The bill's number is kept before WeChat hears of it, and as long as it may know it. */
  private async start(db: Db, row: CashRow, now: Instant): Promise<CashRow | Refusal> {
    if (!this.pay.isOn) return refuse('PAY_OFF');
    const openid = row.openid ?? (await openidOf(db, row.customer_id));
    if (openid === null) return refuse('PAY_NEEDS_WECHAT');
    try {
      const started = await db.run(
        `UPDATE transfers SET state = 'asking', bill_no = COALESCE(bill_no, ?), openid = ?, started_at = ?, changed_at = ?
         WHERE id = ? AND state = 'ready'`,
        [random.orderNo('T'), openid, now, now, row.id],
      );
      if (started === 0) throw new TryAgain('the cash moved meanwhile');
    } catch (error) {
      if (isDuplicate(error)) throw new TryAgain('a bill number was drawn twice');
      throw error;
    }
    await enqueue(db, { kind: CASH_LOOK, payload: { id: row.id } }, now + LOOK_AFTER_MS, now);
    return (await cashOf(db, row.id)) ?? row;
  }

  private async ask(id: number, how: 'claim' | 'look'): Promise<Refusal | null> {
    try {
      await this.asking.ask(id, how);
      return null;
    } catch (error) {
      if (error instanceof Unavailable) return refuse('OUTSIDE_UNAVAILABLE');
      throw error;
    }
  }
}
