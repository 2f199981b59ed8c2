import type { CustomerId } from '@fanchang/domain';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CustomerOf, Shoppers } from '../../platform/auth/access';
import { idParam } from '../../platform/http/id-param';
import { orRefuse } from '../../platform/http/refused';
import { Cash } from './cash';
import { CashView } from './cash-view';
import { CashDto, CashPageDto } from './cash.dto';
import { PaymentPageQuery } from './page-query.dto';

@ApiTags('会员')
@ApiBearerAuth()
@Shoppers()
@Controller('me/cash')
export class CashController {
  constructor(
    private readonly cash: Cash,
    private readonly view: CashView,
  ) {}

  /** Cash the shopper was given, newest first. */
  @Get()
  list(@CustomerOf() customerId: CustomerId, @Query() query: PaymentPageQuery): Promise<CashPageDto> {
    return this.view.page(customerId, query.cursor);
  }

  /** Claims it; the phone then takes it with `confirm`, within 24 hours. Again: the same offer. */
  @Post(':id/claim')
  @HttpCode(200)
  async claim(@CustomerOf() customerId: CustomerId, @Param('id') id: string): Promise<CashDto> {
    return orRefuse(await this.cash.claim(customerId, idParam(id, 'CASH_NOT_FOUND')));
  }

  /** Asks WeChat whether it has been taken. */
  @Post(':id/check')
  @HttpCode(200)
  async check(@CustomerOf() customerId: CustomerId, @Param('id') id: string): Promise<CashDto> {
    return orRefuse(await this.cash.check(customerId, idParam(id, 'CASH_NOT_FOUND')));
  }
}
