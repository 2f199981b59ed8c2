import type { CustomerId } from '@fanchang/domain';
import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CustomerOf, Shoppers } from '../../platform/auth/access';
import { orRefuse } from '../../platform/http/refused';
import { MallItemDetailDto, MallItemListQuery, MallItemPageDto } from './mall.dto';
import { Shelf } from './shelf';

@ApiTags('会员')
@ApiBearerAuth()
@Shoppers()
@Controller('mall/items')
export class MallController {
  constructor(private readonly shelf: Shelf) {}

  /** What points can be redeemed for, and why not. */
  @Get()
  list(@CustomerOf() customerId: CustomerId, @Query() query: MallItemListQuery): Promise<MallItemPageDto> {
    return this.shelf.page(customerId, query.cursor);
  }

  /** One item, with what it gives and the rules. */
  @Get(':id')
  async item(
    @CustomerOf() customerId: CustomerId,
    @Param('id', ParseIntPipe) id: number,
  ): Promise<MallItemDetailDto> {
    return orRefuse(await this.shelf.item(customerId, id));
  }
}
