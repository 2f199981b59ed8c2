import type { CustomerId, Instant } from '@fanchang/domain';
import { findCustomer } from '../../facts/customers';
import type { Db } from '../../platform/database/db';
import { isDuplicate, TryAgain } from '../../platform/database/faults';
import type { Transaction } from '../../platform/wechat-pay';
import { raise } from './alarms';
import { queueRefund } from './refund-queue';

/** Of money that came without us having asked for it. */
const STRAY = 'stray';
/** Whose a payment is of whom we know nothing. */
const NOBODY = 0 as CustomerId;
/** As WeChat Pay takes them. */
const NUMBER = /^[0-9A-Za-z_|*-]{6,32}$/;

/**
 * Money for a payment we know nothing of, as after books were restored: it is kept, and goes back whole. What another
 * merchant was paid we can only report.
 */
export async function keepStray(
  db: Db,
  told: Transaction,
  isOurs: boolean,
  now: Instant,
): Promise<'new' | 'repeated'> {
  const { payNo, totalFen, transactionId } = told;
  const isKept = isOurs && NUMBER.test(payNo);
  const detail = `${totalFen} fen paid by ${transactionId} to merchant ${told.mchId}: no such payment`;
  await raise(db, { kind: 'stray', about: payNo, payNo: isKept ? payNo : null, detail }, now);
  if (!isKept) return 'repeated';
  const { openid } = told;
  const owner =
    openid === null
      ? null
      : await findCustomer(db, { kind: 'openid', value: openid, nickname: null, phoneSealed: null });
  const at = told.paidAt ?? now;
  try {
    await db.insert('payments', COLUMNS, [
      [
        payNo,
        owner ?? NOBODY,
        owner === null ? null : openid,
        STRAY,
        payNo,
        `${STRAY}:${payNo}`,
        '未登记的支付',
        totalFen,
        'paid',
        at,
        at,
        transactionId,
        totalFen,
        at,
      ],
    ]);
  } catch (error) {
    if (isDuplicate(error)) throw new TryAgain('it was kept meanwhile');
    throw error;
  }
  const row = await db.one<{ id: number }>('SELECT id FROM payments WHERE pay_no = ?', [payNo]);
  await queueRefund(db, row?.id ?? 0, '没有对应的订单，全额退回', now);
  return 'new';
}

const COLUMNS = [
  'pay_no',
  'customer_id',
  'openid',
  'purpose',
  'subject',
  'request_key',
  'description',
  'amount_fen',
  'state',
  'created_at',
  'expires_at',
  'transaction_id',
  'paid_fen',
  'paid_at',
] as const;
