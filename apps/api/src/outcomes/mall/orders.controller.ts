import type { CustomerId } from '@fanchang/domain';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CustomerOf, Shoppers } from '../../platform/auth/access';
import { orRefuse } from '../../platform/http/refused';
import { AddressDto, GiftOrders, MallOrderDto, MallOrderListQuery, MallOrderPageDto } from '../gifts';
import { RedeemRequestDto } from './mall.dto';
import { MallOrders } from './orders';
import { Redeem } from './redeem';

@ApiTags('会员')
@ApiBearerAuth()
@Shoppers()
@Controller('me/mall/orders')
export class MallOrdersController {
  constructor(
    private readonly redeeming: Redeem,
    private readonly orders: MallOrders,
    private readonly gifts: GiftOrders,
  ) {}

  /** Redeems points for an item. The same request again gives the same order. */
  @Post()
  @HttpCode(200)
  async redeem(
    @CustomerOf() customerId: CustomerId,
    @Body() request: RedeemRequestDto,
  ): Promise<MallOrderDto> {
    return orRefuse(await this.redeeming.redeem(customerId, request));
  }

  /** What the shopper redeemed and was given, newest first. */
  @Get()
  list(@CustomerOf() customerId: CustomerId, @Query() query: MallOrderListQuery): Promise<MallOrderPageDto> {
    return this.orders.mine(customerId, query.cursor);
  }

  @Get(':orderNo')
  async one(@CustomerOf() customerId: CustomerId, @Param('orderNo') orderNo: string): Promise<MallOrderDto> {
    return orRefuse(await this.orders.mineOne(customerId, orderNo));
  }

  /** Where to ship to; may be changed as long as nothing was shipped. */
  @Post(':orderNo/address')
  @HttpCode(200)
  async address(
    @CustomerOf() customerId: CustomerId,
    @Param('orderNo') orderNo: string,
    @Body() address: AddressDto,
  ): Promise<MallOrderDto> {
    return orRefuse(await this.gifts.address(customerId, orderNo, address));
  }

  /** Calls it off before it is shipped; the points come back. */
  @Post(':orderNo/cancel')
  @HttpCode(200)
  async cancel(
    @CustomerOf() customerId: CustomerId,
    @Param('orderNo') orderNo: string,
  ): Promise<MallOrderDto> {
    return orRefuse(await this.gifts.cancel(customerId, orderNo));
  }

  /** The parcel has arrived. */
  @Post(':orderNo/received')
  @HttpCode(200)
  async received(
    @CustomerOf() customerId: CustomerId,
    @Param('orderNo') orderNo: string,
  ): Promise<MallOrderDto> {
    return orRefuse(await this.gifts.received(customerId, orderNo));
  }
}
