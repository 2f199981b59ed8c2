import { isRefusal } from '@fanchang/domain';
import { Controller, Headers, HttpCode, Post, RawBody } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { Pushed } from '../../platform/auth/access';
import { Database } from '../../platform/database/database';
import { orRefuse } from '../../platform/http/refused';
import { Metrics } from '../../platform/metrics';
import { type Notice, WechatPay } from '../../platform/wechat-pay';
import { CashBills } from './cash-bills';
import { Receipts } from './receipts';
import { Refunds } from './refunds';

const HEADER = { type: 'string', maxLength: 1_024 } as const;
const NOTICE = {
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 64 },
    event_type: { type: 'string', maxLength: 64 },
    resource: {
      type: 'object',
      properties: {
        algorithm: { type: 'string', maxLength: 32 },
        ciphertext: { type: 'string', maxLength: 65_536 },
        nonce: { type: 'string', maxLength: 16 },
        associated_data: { type: 'string', maxLength: 32 },
      },
    },
  },
} as const;

/** Notices 支付通知 of WeChat Pay. */
@ApiTags('平台推送')
@Controller('push/weixin-pay')
export class PayNoticesController {
  constructor(
    private readonly pay: WechatPay,
    private readonly receipts: Receipts,
    private readonly refunds: Refunds,
    private readonly bills: CashBills,
    private readonly database: Database,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Takes what became of payments, refunds and transfers; others are answered and counted. A notice that comes again, late
   * or before the answer to our own question changes nothing that is decided.
   */
  @Post()
  @Pushed()
  @ApiHeader({ name: 'wechatpay-serial', required: true, schema: HEADER, description: 'whose key signed it' })
  @ApiHeader({ name: 'wechatpay-timestamp', required: true, schema: HEADER, description: 'epoch seconds' })
  @ApiHeader({ name: 'wechatpay-nonce', required: true, schema: HEADER })
  @ApiHeader({ name: 'wechatpay-signature', required: true, schema: HEADER, description: 'base64' })
  @ApiConsumes('application/json')
  @ApiBody({ schema: NOTICE })
  @ApiNoContentResponse({ description: 'kept, now or before' })
  @HttpCode(204)
  async push(
    @Headers() headers: Readonly<Record<string, unknown>>,
    @RawBody() body: Buffer | undefined,
  ): Promise<void> {
    const notice = this.pay.open(headers, body ?? Buffer.alloc(0));
    if (isRefusal(notice)) this.count(notice.refused);
    this.count(await this.take(orRefuse(notice)));
  }

  private async take(notice: Notice): Promise<string> {
    switch (notice.about) {
      case 'payment':
        return this.receipts.take(notice.payment);
      case 'refund':
        return (await this.refunds.told(notice.refund)) ? 'new' : 'repeated';
      case 'transfer': {
        const changed = await this.database.transaction((db) => this.bills.write(db, notice.transfer));
        return changed ? 'new' : 'repeated';
      }
      case 'other':
        return 'unknown';
    }
  }

  private count(result: string): void {
    this.metrics.pushes.inc({ from: 'wechat-pay', result });
  }
}
