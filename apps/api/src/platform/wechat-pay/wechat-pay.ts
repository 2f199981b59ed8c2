import { type Instant, refuse, type Refusal } from '@fanchang/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config';
import { Clock } from '../clock';
import type { Rejected } from '../outside/answers';
import { Outside } from '../outside/outside';
import { CONFIG } from '../tokens';
import {
  type PayRefund,
  readBill,
  readRefund,
  readTransaction,
  type Transaction,
  type TransferBill,
} from './money';
import { type Notice, openNotice } from './notice';
import { type Merchant, merchantOf, PayApi } from './pay-api';
import { signLines } from './sign';

/** What `wx.requestPayment` is called with. */
export interface PayParams {
  /** Epoch seconds. */
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: 'RSA';
  paySign: string;
}

const ORDERS = '/v3/pay/transactions';
const REFUNDS = '/v3/refund/domestic/refunds';
const TRANSFERS = '/v3/fund-app/mch-transfer/transfer-bills';
/** What a transfer is said to be for, under the scene of rewards 现金营销. */
const SCENE_INFOS = [
  { info_type: '活动名称', info_content: '会员活动' },
  { info_type: '奖励说明', info_content: '活动现金奖励' },
];

/**
 * WeChat Pay v3 of one merchant, one method per operation. Each answers what it is for or why not, and throws
 * Unavailable when there is no answer to decide on. Everything may be asked again: our own numbers make it once.
 */
@Injectable()
export class WechatPay {
  private readonly merchant: Merchant | null;
  private readonly api: PayApi;

  constructor(
    @Inject(CONFIG) config: Config,
    outside: Outside,
    private readonly clock: Clock,
  ) {
    this.merchant = config.outside.wechatPay && merchantOf(config.outside.wechatPay);
    this.api = new PayApi(outside, this.merchant, clock);
  }

  /** Whether the brand is paid by WeChat Pay at all. */
  get isOn(): boolean {
    return this.merchant !== null;
  }

  /** Whether money is ours: paid to our merchant, in our mini-program. */
  isOurs({ mchId, appId }: Pick<Transaction, 'mchId' | 'appId'>): boolean {
    return mchId === this.merchant?.mchId && appId === this.merchant?.appId;
  }

  /**
   * Opens an order for the phone to pay. The same again gives the same. ORDER_CLOSED; OUT_TRADE_NO_USED: paid already,
   * or asked for otherwise before.
   */
  order(wish: {
    payNo: string;
    description: string;
    amountFen: number;
    openid: string;
    expiresAt: Instant;
  }): Promise<{ prepayId: string } | Rejected> {
    return this.api.post(`${ORDERS}/jsapi`, 'order', (merchant) => ({
      json: {
        appid: merchant.appId,
        mchid: merchant.mchId,
        description: wish.description,
        out_trade_no: wish.payNo,
        time_expire: this.secondsIso(wish.expiresAt),
        notify_url: merchant.notifyUrl,
        amount: { total: wish.amountFen, currency: 'CNY' },
        payer: { openid: wish.openid },
      },
      read: (fields) => ({ prepayId: fields.mustText('prepay_id') }),
    }));
  }

  /** What the phone pays an order with, signed for this moment. @throws Error when the brand has no merchant. */
  paramsOf(prepayId: string): PayParams {
    if (this.merchant === null) throw new Error('WeChat Pay is not configured');
    const { appId, signer } = this.merchant;
    const { timestamp, nonce } = this.api.moment();
    const prepay = `prepay_id=${prepayId}`;
    const paySign = signLines(signer.privateKey, appId, timestamp, nonce, prepay);
    return { timeStamp: timestamp, nonceStr: nonce, package: prepay, signType: 'RSA', paySign };
  }

  /** An order as it is now. ORDER_NOT_EXIST. */
  query(payNo: string): Promise<Transaction | Rejected> {
    return this.api.get(
      `${ORDERS}/out-trade-no/${encodeURIComponent(payNo)}`,
      'query',
      readTransaction,
      'mchid',
    );
  }

  /** Nobody is to pay it any more. ORDER_NOT_EXIST, ORDER_CLOSED; INVALID_REQUEST: it is paid. */
  close(payNo: string): Promise<'closed' | Rejected> {
    return this.api.post(
      `${ORDERS}/out-trade-no/${encodeURIComponent(payNo)}/close`,
      'close',
      ({ mchId }) => ({
        json: { mchid: mchId },
        read: () => 'closed' as const,
      }),
    );
  }

  /** Gives money back. The same number again is the same refund. @param reason for the payer, at most 80 letters. */
  refund(wish: {
    payNo: string;
    refundNo: string;
    amountFen: number;
    /** What was paid in all. */
    totalFen: number;
    reason: string;
  }): Promise<PayRefund | Rejected> {
    return this.api.post(REFUNDS, 'refund', ({ notifyUrl }) => ({
      json: {
        out_trade_no: wish.payNo,
        out_refund_no: wish.refundNo,
        reason: wish.reason,
        notify_url: notifyUrl,
        amount: { refund: wish.amountFen, total: wish.totalFen, currency: 'CNY' },
      },
      read: readRefund,
    }));
  }

  /** A refund as it is now. RESOURCE_NOT_EXISTS. */
  refundOf(refundNo: string): Promise<PayRefund | Rejected> {
    return this.api.get(`${REFUNDS}/${refundNo}`, 'refundOf', readRefund);
  }

  /**
   * Offers money to a shopper, who has 24 hours to take it. The same number again is the same transfer, and says once
   * more what the phone takes it with. After any no the number stays: `transferOf` first. ¥0.1 to ¥200.
   */
  transfer(wish: {
    billNo: string;
    openid: string;
    amountFen: number;
    /** At most 32 letters. */
    remark: string;
  }): Promise<TransferBill | Rejected> {
    return this.api.post(TRANSFERS, 'transfer', ({ appId, transferSceneId, notifyUrl }) => ({
      json: {
        appid: appId,
        out_bill_no: wish.billNo,
        transfer_scene_id: transferSceneId,
        openid: wish.openid,
        transfer_amount: wish.amountFen,
        transfer_remark: wish.remark,
        notify_url: notifyUrl,
        transfer_scene_report_infos: SCENE_INFOS,
      },
      read: readBill,
    }));
  }

  /** A transfer as it is now. NOT_FOUND. */
  transferOf(billNo: string): Promise<TransferBill | Rejected> {
    return this.api.get(`${TRANSFERS}/out-bill-no/${billNo}`, 'transferOf', readBill);
  }

  /** Takes an offer back that nobody has taken yet; in the end it is CANCELLED. */
  cancelTransfer(billNo: string): Promise<TransferBill | Rejected> {
    return this.api.post(`${TRANSFERS}/out-bill-no/${billNo}/cancel`, 'cancelTransfer', () => ({
      json: {},
      read: readBill,
    }));
  }

  /** Opens what was pushed to us. PUSH_FORGED, PUSH_STALE, PUSH_MALFORMED. */
  open(headers: Readonly<Record<string, unknown>>, rawBody: Buffer): Notice | Refusal {
    if (this.merchant === null) return refuse('NOT_FOUND');
    const header = (name: string) => {
      const value = headers[name];
      return typeof value === 'string' ? value : null;
    };
    return openNotice(this.merchant.noticeKeys, header, rawBody, this.clock.now());
  }

  /** What the phone confirms a transfer with, beside its package. @throws Error when the brand has no merchant. */
  get confirmedBy(): { mchId: string; appId: string } {
    if (this.merchant === null) throw new Error('WeChat Pay is not configured');
    const { mchId, appId } = this.merchant;
    return { mchId, appId };
  }

  /** They take no fractions of a second. */
  private secondsIso(at: Instant): string {
    return this.clock.calendar.iso(at - (at % 1000)).replace('.000', '');
  }
}
