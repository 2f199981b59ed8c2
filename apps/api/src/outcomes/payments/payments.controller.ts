import type { CustomerId } from '@fanchang/domain';
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CustomerOf, Shoppers } from '../../platform/auth/access';
import { orRefuse } from '../../platform/http/refused';
import { Ends } from './ends';
import { PaymentDto } from './payment.dto';
import { Payments } from './payments';

@ApiTags('会员')
@ApiBearerAuth()
@Shoppers()
@Controller('me/payments/:payNo')
export class PaymentsController {
  constructor(
    private readonly payments: Payments,
    private readonly ends: Ends,
  ) {}

  /** A payment, as far as we know. */
  @Get()
  async one(@CustomerOf() customerId: CustomerId, @Param('payNo') payNo: string): Promise<PaymentDto> {
    return orRefuse(await this.payments.view(payNo, customerId));
  }

  /** Asks WeChat: whether it is paid, or, where that failed before, for what the phone pays it with. */
  @Post('check')
  @HttpCode(200)
  async check(@CustomerOf() customerId: CustomerId, @Param('payNo') payNo: string): Promise<PaymentDto> {
    return orRefuse(await this.ends.check(payNo, customerId));
  }
}
