import { ApiProperty } from '@nestjs/swagger';

/** What `wx.requestPayment` is called with. */
export class PayParamsDto {
  /** Epoch seconds. */
  timeStamp: string;
  nonceStr: string;
  /** `prepay_id=…`. */
  package: string;
  @ApiProperty({ enum: ['RSA'] })
  signType: 'RSA';
  paySign: string;
}

export class PaymentDto {
  payNo: string;
  description: string;
  amountFen: number;
  /** `refunding`: the money is on its way back. */
  state: 'unpaid' | 'paid' | 'closed' | 'refunding' | 'refunded';
  /** Until when it can be paid, exclusive. */
  expiresAt: string;
  serverNow: string;
  /** What the phone needs to pay; null when there is nothing to pay, or WeChat has not been asked yet. */
  params: PayParamsDto | null;
}
