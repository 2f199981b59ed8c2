import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Anyone } from '../../platform/auth/access';
import { type Caller, CallerOf } from '../../platform/auth/caller';
import { orRefuse } from '../../platform/http/refused';
import { MyInvitation } from './my-invitation';
import { InvitationLandingDto } from './referral.dto';

@ApiTags('邀请有礼')
@Controller('invitations')
export class InvitationLandingController {
  constructor(private readonly invitations: MyInvitation) {}

  /** What a friend sees before logging in: who invites, what both get, the rules. */
  @Get(':code')
  @Anyone()
  async of(@Param('code') code: string, @CallerOf() caller: Caller): Promise<InvitationLandingDto> {
    return orRefuse(await this.invitations.landing(code.slice(0, 16), caller));
  }
}
