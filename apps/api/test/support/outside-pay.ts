/** How somebody pays (apps/sandbox/src/pay/steps.ts). Money in fen. */
export interface PayWish {
  openid?: string;
  /** What is really paid: the notify, queries and refunds agree on it. */
  amountFen?: number;
  /** How much of it a voucher of WeChat's pays. */
  voucherFen?: number;
  /** Parts of the notify's resource that are a lie; a query tells the truth. */
  lie?: Record<string, unknown>;
  /** Whether we are told, true unless told; false: it is lost for ever. */
  notify?: boolean;
  /** Though it is closed or its time is over, as when it was on its way already. */
  late?: boolean;
}

export interface SandboxPayment {
  outTradeNo: string;
  prepayId: string;
  transactionId: string | null;
  openid: string;
  description: string;
  totalFen: number;
  refundedFen: number;
  state: 'NOTPAY' | 'SUCCESS' | 'CLOSED';
}

export interface SandboxRefund {
  outRefundNo: string;
  refundId: string;
  outTradeNo: string;
  openid: string;
  amountFen: number;
  reason: string;
  state: 'PROCESSING' | 'SUCCESS' | 'ABNORMAL' | 'CLOSED';
}

export interface SandboxTransfer {
  outBillNo: string;
  transferBillNo: string;
  openid: string;
  amountFen: number;
  remark: string;
  state: 'ACCEPTED' | 'WAIT_USER_CONFIRM' | 'TRANSFERING' | 'SUCCESS' | 'FAIL' | 'CANCELING' | 'CANCELLED';
  packageInfo: string | null;
  failReason: string | null;
}

export interface PaySettings {
  refunds: 'at-once' | 'slow' | 'abnormal';
  transfers: 'at-once' | 'slow';
  /** Every so-many-th notify comes twice, 3 at first; 0: none. */
  duplicates: number;
  /** Every so-many-th notify comes with a wrong signature first, 7 at first; 0: none. */
  probes: number;
}

export interface PayView {
  settings: PaySettings;
  /** Newest first, as all three. */
  payments: SandboxPayment[];
  refunds: SandboxRefund[];
  transfers: SandboxTransfer[];
}
