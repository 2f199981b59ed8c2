import { isRefusal } from '@fanchang/domain';
import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Staff, StaffOf } from '../../platform/auth/access';
import { orRefuse } from '../../platform/http/refused';
import { Metrics } from '../../platform/metrics';
import { Worker } from '../../platform/queue/worker';
import { Today } from './today';
import { Undo } from './undo';
import type { StaffSession } from './staff-session';
import { Verification } from './verification';
import {
  ConfirmRequestDto,
  QuoteDto,
  QuoteRequestDto,
  ReceiptDto,
  TodayDto,
  TodayQuery,
  UndoRequestDto,
} from './verification.dto';

@ApiTags('店员')
@ApiBearerAuth()
@Staff('coupon.verify')
@Controller('staff/verifications')
export class VerificationController {
  constructor(
    private readonly verification: Verification,
    private readonly undoing: Undo,
    private readonly shopToday: Today,
    private readonly worker: Worker,
    private readonly metrics: Metrics,
  ) {}

  /** What a scanned or typed coupon is, and what it is worth on this bill. Uses nothing. */
  @Post('quote')
  @HttpCode(200)
  async quote(@StaffOf() by: StaffSession, @Body() request: QuoteRequestDto): Promise<QuoteDto> {
    return orRefuse(await this.verification.quote(by, request.proof, request.billFen ?? null));
  }

  /** Uses the coupon, once. The same request again gives the same receipt. */
  @Post()
  @HttpCode(200)
  async confirm(@StaffOf() by: StaffSession, @Body() request: ConfirmRequestDto): Promise<ReceiptDto> {
    const done = await this.verification.confirm(by, request);
    this.metrics.verifications.inc({ result: isRefusal(done) ? done.refused : 'confirmed' });
    const receipt = orRefuse(done);
    this.worker.nudge();
    return receipt;
  }

  /** The shop's verifications of today, newest first. */
  @Get('today')
  today(@StaffOf() by: StaffSession, @Query() query: TodayQuery): Promise<TodayDto> {
    return this.shopToday.page(by, query.cursor);
  }

  /** Undoes a verification of the own shop, within 30 minutes: the shopper has the coupon again. */
  @Post(':id/undo')
  @Staff('coupon.undo')
  @HttpCode(200)
  async undo(
    @StaffOf() by: StaffSession,
    @Param('id', ParseIntPipe) id: number,
    @Body() request: UndoRequestDto,
  ): Promise<ReceiptDto> {
    const done = await this.undoing.undo(by, id, request.reason ?? null);
    this.metrics.verifications.inc({ result: isRefusal(done) ? done.refused : 'undone' });
    const receipt = orRefuse(done);
    this.worker.nudge();
    return receipt;
  }
}
