import { type CustomerId, isRefusal, refuse, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Keys } from '../../platform/auth/keys';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import { readCursor, writeCursor } from '../../platform/http/cursor';
import { WechatPay } from '../../platform/wechat-pay';
import { CASH, type CashRow } from './cash-row';
import type { CashDto, CashPageDto } from './cash.dto';

const PAGE = 20;
/** What WeChat's and our own reasons mean to the shopper; others are nothing they could do anything about. */
const REASONS: Readonly<Record<string, string>> = {
  OVERDUE_CLOSE: '24 小时内没有收款，可以再领一次',
  PAYEE_ACCOUNT_ABNORMAL: '您的微信账户暂时不能收款，请在微信里处理后再领',
  RECEIVE_ACCOUNT_NOT_PERMMIT: '您的微信账户暂时不能收款，请在微信里处理后再领',
  REALNAME_ACCOUNT_NOT_EXIST: '微信支付还没有实名，实名后再领',
};
const OTHERWISE = '微信暂时没有转出，请稍后再领';

interface SeenRow extends CashRow {
  /** JSON of why the grant was given. */
  why: string;
}

const SEEN = CASH.replace('FROM transfers t', ', g.why FROM transfers t JOIN grants g ON g.id = t.grant_id');

/** Cash 现金奖励 as its shopper sees it. */
@Injectable()
export class CashView {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly keys: Keys,
    private readonly pay: WechatPay,
  ) {}

  /** One page, newest first. */
  async page(customerId: CustomerId, cursor: string | undefined): Promise<CashPageDto> {
    const after = readCursor(cursor);
    const rows = await this.database.rows<SeenRow>(
      `${SEEN} WHERE t.customer_id = ?${after === null ? '' : ' AND t.id < ?'} ORDER BY t.id DESC LIMIT ${PAGE + 1}`,
      [customerId, ...(after === null ? [] : [after.id])],
    );
    const shown = rows.slice(0, PAGE);
    const last = shown[shown.length - 1];
    return {
      serverNow: this.clock.calendar.iso(this.clock.now()),
      items: shown.map((row) => this.dto(row)),
      nextCursor: rows.length > PAGE && last !== undefined ? writeCursor(last.created_at, last.id) : null,
    };
  }

  /** CASH_NOT_FOUND. */
  async one(customerId: CustomerId, id: number): Promise<CashDto | Refusal> {
    const row = await this.row(customerId, id);
    return isRefusal(row) ? row : this.dto(row);
  }

  private async row(customerId: CustomerId, id: number): Promise<SeenRow | Refusal> {
    const row = await this.database.one<SeenRow>(`${SEEN} WHERE t.id = ? AND t.customer_id = ?`, [
      id,
      customerId,
    ]);
    return row ?? refuse('CASH_NOT_FOUND');
  }

  private dto(row: SeenRow): CashDto {
    const iso = (at: number | null) => (at === null ? null : this.clock.calendar.iso(at));
    const { sentence } = JSON.parse(row.why) as { sentence: string };
    const now = this.clock.now();
    const isOpen = row.state === 'confirming' && row.confirm_until !== null && row.confirm_until > now;
    return {
      id: String(row.id),
      amountFen: row.amount_fen,
      sentence,
      state: stateOf(row, now),
      endsAt: iso(row.ends_at),
      confirmUntil: row.state === 'confirming' ? iso(row.confirm_until) : null,
      doneAt: iso(row.done_at),
      failReason:
        row.fail_reason === null || row.state === 'done' ? null : (REASONS[row.fail_reason] ?? OTHERWISE),
      confirm:
        isOpen && row.package_sealed !== null
          ? { ...this.pay.confirmedBy, package: this.keys.decrypt(row.package_sealed) }
          : null,
    };
  }
}

/** While WeChat is asked, nothing waits for the shopper yet; past its end nothing can be claimed. */
function stateOf({ state, ends_at: endsAt }: CashRow, now: number): CashDto['state'] {
  if (state === 'ready' && endsAt !== null && endsAt <= now) return 'expired';
  return state === 'asking' ? 'confirming' : state;
}
