import type { CustomerId } from '@fanchang/domain';
import { Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CustomerOf, Shoppers } from '../../platform/auth/access';
import { orRefuse } from '../../platform/http/refused';
import { CouponDetailDto, CouponListQuery, CouponPageDto, CouponTokenDto } from './coupon.dto';
import { Wallet } from './wallet';

@ApiTags('会员')
@ApiBearerAuth()
@Shoppers()
@Controller('me/coupons')
export class WalletController {
  constructor(private readonly wallet: Wallet) {}

  /** The shopper's coupons, a tab at a time. */
  @Get()
  list(@CustomerOf() customerId: CustomerId, @Query() query: CouponListQuery): Promise<CouponPageDto> {
    return this.wallet.page(customerId, query.state, query.cursor);
  }

  /** One coupon with its code and the reason it was given. */
  @Get(':id')
  async detail(
    @CustomerOf() customerId: CustomerId,
    @Param('id', ParseIntPipe) id: number,
  ): Promise<CouponDetailDto> {
    return orRefuse(await this.wallet.detail(customerId, id));
  }

  /** What the QR shows for the next 60 seconds. */
  @Post(':id/token')
  @HttpCode(200)
  async token(
    @CustomerOf() customerId: CustomerId,
    @Param('id', ParseIntPipe) id: number,
  ): Promise<CouponTokenDto> {
    return orRefuse(await this.wallet.token(customerId, id));
  }
}
