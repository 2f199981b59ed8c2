import { type CustomerId, isRefusal } from '@fanchang/domain';
import { Body, Controller, Get, Header, HttpCode, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CustomerOf, Shoppers } from '../../platform/auth/access';
import { type Caller, CallerOf } from '../../platform/auth/caller';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import { orRefuse } from '../../platform/http/refused';
import { InvitationImage } from './invitation-image';
import { MyInvitation } from './my-invitation';
import { InvitationProgress } from './progress';
import {
  AcceptedInvitationDto,
  AcceptInvitationDto,
  InvitationDto,
  InvitationListQuery,
  InvitationProgressPageDto,
  MyAcceptedInvitationDto,
} from './referral.dto';
import { Referrals } from './referrals';

@ApiTags('邀请有礼')
@ApiBearerAuth()
@Shoppers()
@Controller('me')
export class MyInvitationsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly referrals: Referrals,
    private readonly mine: MyInvitation,
    private readonly progress: InvitationProgress,
    private readonly images: InvitationImage,
  ) {}

  /** The shopper's invitation: code, what each gets, the rules, and what has come of it. */
  @Get('invitation')
  async of(@CustomerOf() customerId: CustomerId): Promise<InvitationDto> {
    return orRefuse(await this.mine.of(customerId));
  }

  /** The mini-program code that opens it, a picture. */
  @Get('invitation/image')
  @ApiProduces('image/png')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Header('cache-control', 'private, max-age=86400')
  async image(@CustomerOf() customerId: CustomerId): Promise<StreamableFile> {
    const image = orRefuse(await this.images.of(customerId));
    return new StreamableFile(image, { type: 'image/png', length: image.length });
  }

  /** Friends who accepted, newest first, and how far each is. */
  @Get('invitations')
  list(
    @CustomerOf() customerId: CustomerId,
    @Query() query: InvitationListQuery,
  ): Promise<InvitationProgressPageDto> {
    return this.progress.page(customerId, query.cursor);
  }

  /** Whose invitation the shopper accepted, and how far it is. */
  @Get('invitations/accepted')
  async accepted(@CustomerOf() customerId: CustomerId): Promise<MyAcceptedInvitationDto> {
    const accepted = await this.mine.accepted(customerId);
    return { serverNow: this.clock.calendar.iso(this.clock.now()), accepted };
  }

  /** Accepts an invitation. The same again is the same answer; the first one binds, and stays. */
  @Post('invitations/accept')
  @HttpCode(200)
  async accept(
    @CustomerOf() customerId: CustomerId,
    @Body() { code }: AcceptInvitationDto,
    @CallerOf() caller: Caller,
  ): Promise<AcceptedInvitationDto> {
    const accepted = await this.database.transaction(async (db) => {
      const invitation = await this.referrals.accept(db, customerId, code, caller);
      return isRefusal(invitation) ? invitation : this.mine.acceptedDto(db, invitation);
    });
    const dto = orRefuse(accepted);
    if (dto === null) throw new Error('an invitation just accepted is not followed');
    return dto;
  }
}
