/** What `wx.requestMerchantTransfer` is called with. */
export class CashConfirmDto {
  mchId: string;
  appId: string;
  package: string;
}

export class CashDto {
  id: string;
  amountFen: number;
  /** Why the shopper has it, one sentence. */
  sentence: string;
  /** `confirming`: it is offered, and waits in WeChat to be taken. */
  state: 'ready' | 'confirming' | 'done' | 'expired' | 'withdrawn';
  /** Until when it can be claimed, exclusive; null = without end. */
  endsAt: string | null;
  /** Until when what is offered can be taken. */
  confirmUntil: string | null;
  doneAt: string | null;
  /** Why it did not arrive the last time, for the shopper. */
  failReason: string | null;
  /** What the phone takes it with; null when there is nothing to take, or WeChat has not answered yet. */
  confirm: CashConfirmDto | null;
}

export class CashPageDto {
  serverNow: string;
  items: CashDto[];
  nextCursor: string | null;
}
