import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Staff, StaffOf } from '../../platform/auth/access';
import type { Session } from '../../platform/auth/sessions';
import { orRefuse } from '../../platform/http/refused';
import { Log } from '../../platform/log';
import {
  CancelByStaffDto,
  GiftOrders,
  MallOrderDto,
  MallOrderPageDto,
  ShipRequestDto,
  StaffMallOrderDto,
  StaffMallOrderListQuery,
} from '../gifts';
import { MallOrders } from './orders';

type StaffSession = Extract<Session, { kind: 'staff' }>;

/** Parcels belong to the brand, not to a shop: whoever may ship may ship any of them. */
@ApiTags('店员')
@ApiBearerAuth()
@Staff('gift.ship')
@Controller('staff/mall/orders')
export class StaffMallOrdersController {
  constructor(
    private readonly orders: MallOrders,
    private readonly gifts: GiftOrders,
    private readonly log: Log,
  ) {}

  /** Orders in one state; by default those to be shipped, oldest first. */
  @Get()
  list(@Query() query: StaffMallOrderListQuery): Promise<MallOrderPageDto> {
    return this.orders.inState(query.state ?? 'placed', query.cursor);
  }

  /** One order, with the whole address while it is to be shipped. Who looked is on record. */
  @Get(':orderNo')
  async one(@StaffOf() by: StaffSession, @Param('orderNo') orderNo: string): Promise<StaffMallOrderDto> {
    const order = orRefuse(await this.orders.toShip(orderNo));
    if (order.shipTo !== null) this.log.info('address shown', { orderNo, staffId: by.staffId });
    return order;
  }

  /** The parcel is on its way. */
  @Post(':orderNo/ship')
  @HttpCode(200)
  async ship(
    @StaffOf() by: StaffSession,
    @Param('orderNo') orderNo: string,
    @Body() parcel: ShipRequestDto,
  ): Promise<MallOrderDto> {
    const order = orRefuse(await this.gifts.ship(orderNo, parcel));
    this.log.info('gift shipped', { orderNo, staffId: by.staffId });
    return order;
  }

  /** Calls an order off that cannot be delivered; the points come back. */
  @Post(':orderNo/cancel')
  @HttpCode(200)
  async cancel(
    @StaffOf() by: StaffSession,
    @Param('orderNo') orderNo: string,
    @Body() { reason }: CancelByStaffDto,
  ): Promise<MallOrderDto> {
    return orRefuse(await this.gifts.cancelByStaff(by.staffId, orderNo, reason));
  }
}
