import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Staff, StaffOf } from '../../platform/auth/access';
import type { StaffSession } from '../../platform/auth/sessions';
import { idParam } from '../../platform/http/id-param';
import { orRefuse } from '../../platform/http/refused';
import { ReferralLedger } from './ledger';
import { ReferralDetailDto, ReferralListQuery, ReferralPageDto, ReviewReferralDto } from './ledger.dto';
import { ReferralReviews } from './reviews';

@ApiTags('邀请台账')
@ApiBearerAuth()
@Controller('staff/referrals')
export class StaffReferralsController {
  constructor(
    private readonly ledger: ReferralLedger,
    private readonly reviews: ReferralReviews,
  ) {}

  /** Who invited whom, newest first. */
  @Get()
  @Staff('referral.read')
  list(@Query() query: ReferralListQuery): Promise<ReferralPageDto> {
    return this.ledger.page(query);
  }

  /** One, with what makes it look wrong. */
  @Get(':id')
  @Staff('referral.read')
  async one(@Param('id') id: string): Promise<ReferralDetailDto> {
    return orRefuse(await this.ledger.one(idParam(id, 'REFERRAL_NOT_FOUND')));
  }

  /** Decides over one that is flagged; on record. Rewards follow at once. */
  @Post(':id/review')
  @Staff('referral.review')
  @HttpCode(200)
  async review(
    @StaffOf() by: StaffSession,
    @Param('id') id: string,
    @Body() review: ReviewReferralDto,
  ): Promise<ReferralDetailDto> {
    return orRefuse(await this.reviews.review(idParam(id, 'REFERRAL_NOT_FOUND'), review, by));
  }
}
