import type { CustomerId } from '@fanchang/domain';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CustomerOf, Shoppers } from '../../platform/auth/access';
import { idParam } from '../../platform/http/id-param';
import { orRefuse } from '../../platform/http/refused';
import { OrderListDto, OrderListQuery, OrderPageDto } from './orders.dto';
import { OwnOrders } from './own-orders';

/** A shopper's own orders. */
@ApiTags('订单')
@ApiBearerAuth()
@Shoppers()
@Controller('me/orders')
export class OrdersController {
  constructor(private readonly orders: OwnOrders) {}

  /** Orders of all channels, newest first. */
  @Get()
  list(@CustomerOf() customerId: CustomerId, @Query() query: OrderListQuery): Promise<OrderListDto> {
    return this.orders.page(customerId, query.cursor);
  }

  /** One order: what is in it, what it cost, where it is, and what it counts for. */
  @Get(':orderId')
  async one(@CustomerOf() customerId: CustomerId, @Param('orderId') orderId: string): Promise<OrderPageDto> {
    return orRefuse(await this.orders.one(customerId, idParam(orderId, 'ORDER_NOT_FOUND')));
  }
}
