import { Controller, Get, Param, ParseIntPipe } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Staff, StaffOf } from '../../platform/auth/access';
import { orRefuse } from '../../platform/http/refused';
import { CouponHistory } from './history';
import { CouponHistoryDto } from './history.dto';
import type { StaffSession } from './staff-session';

@ApiTags('店员')
@ApiBearerAuth()
@Staff('coupon.history')
@Controller('staff/coupons')
export class CouponHistoryController {
  constructor(private readonly history: CouponHistory) {}

  /** Why a coupon was given, in full, and every step since: who, where, when. Only of coupons shown in the own shop. */
  @Get(':id/history')
  async of(@StaffOf() by: StaffSession, @Param('id', ParseIntPipe) id: number): Promise<CouponHistoryDto> {
    return orRefuse(await this.history.of(by, id));
  }
}
