import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { AuditActor } from '../../platform/audit';
import { SessionIdOf, Staff, StaffOf } from '../../platform/auth/access';
import type { StaffSession } from '../../platform/auth/session';
import { SessionsEndedDto } from '../../platform/auth/tokens.dto';
import { orRefuse } from '../../platform/http/refused';
import { MemberList } from './member-list';
import { Members } from './members';
import {
  AddMemberDto,
  AddedMemberDto,
  MemberPageDto,
  MemberPageQuery,
  NewPasswordDto,
  SetRoleDto,
  ShopListDto,
} from './members.dto';
import { OwnSessionListDto } from './own-account.dto';
import { SessionList } from './session-list';

/** Members of staff belong to the brand: an owner of any shop manages all of them. */
@ApiTags('店员')
@ApiBearerAuth()
@Staff('staff.manage')
@Controller('staff')
export class MembersController {
  constructor(
    private readonly members: Members,
    private readonly list: MemberList,
    private readonly sessionList: SessionList,
  ) {}

  @Get('shops')
  async shops(): Promise<ShopListDto> {
    return { items: await this.list.shops() };
  }

  /** Everybody, those who came first first. */
  @Get('members')
  page(@Query() { cursor }: MemberPageQuery): Promise<MemberPageDto> {
    return this.list.page(cursor);
  }

  @Post('members')
  @HttpCode(200)
  async add(@StaffOf() by: StaffSession, @Body() member: AddMemberDto): Promise<AddedMemberDto> {
    return { id: String(orRefuse(await this.members.add(member, actorOf(by)))) };
  }

  /** Gives a role in a shop, or takes it. Ends the member's sessions in that shop. */
  @Post('members/:id/role')
  @HttpCode(200)
  async setRole(
    @StaffOf() by: StaffSession,
    @Param('id', ParseIntPipe) id: number,
    @Body() { shopId, role }: SetRoleDto,
  ): Promise<SessionsEndedDto> {
    return orRefuse(await this.members.setRole(id, shopId, role ?? null, actorOf(by)));
  }

  /** Lets a member in no more, and ends their sessions. */
  @Post('members/:id/deactivate')
  @HttpCode(200)
  async deactivate(
    @StaffOf() by: StaffSession,
    @Param('id', ParseIntPipe) id: number,
  ): Promise<SessionsEndedDto> {
    return orRefuse(await this.members.deactivate(id, actorOf(by)));
  }

  @Post('members/:id/activate')
  @HttpCode(200)
  async activate(
    @StaffOf() by: StaffSession,
    @Param('id', ParseIntPipe) id: number,
  ): Promise<SessionsEndedDto> {
    return orRefuse(await this.members.activate(id, actorOf(by)));
  }

  /** For who has lost the authenticator: logging in asks for no code until they set one up again. */
  @Post('members/:id/totp/reset')
  @HttpCode(200)
  async resetTotp(
    @StaffOf() by: StaffSession,
    @Param('id', ParseIntPipe) id: number,
  ): Promise<SessionsEndedDto> {
    return orRefuse(await this.members.resetTotp(id, actorOf(by)));
  }

  /** For who has forgotten the password. */
  @Post('members/:id/password')
  @HttpCode(200)
  async setPassword(
    @StaffOf() by: StaffSession,
    @Param('id', ParseIntPipe) id: number,
    @Body() { password }: NewPasswordDto,
  ): Promise<SessionsEndedDto> {
    return orRefuse(await this.members.setPassword(id, password, actorOf(by)));
  }

  /** Where a member is logged in. */
  @Get('members/:id/sessions')
  async sessions(
    @SessionIdOf() sessionId: string,
    @Param('id', ParseIntPipe) id: number,
  ): Promise<OwnSessionListDto> {
    return { items: await this.sessionList.of(id, sessionId) };
  }

  @Post('members/:id/sessions/:sessionId/revoke')
  @HttpCode(200)
  async revoke(
    @StaffOf() by: StaffSession,
    @Param('id', ParseIntPipe) id: number,
    @Param('sessionId') sessionId: string,
  ): Promise<SessionsEndedDto> {
    return orRefuse(await this.members.endSession(id, sessionId, actorOf(by)));
  }

  /** Ends all of a member's sessions. */
  @Post('members/:id/sessions/revoke')
  @HttpCode(200)
  async revokeAll(
    @StaffOf() by: StaffSession,
    @Param('id', ParseIntPipe) id: number,
  ): Promise<SessionsEndedDto> {
    return orRefuse(await this.members.endSessions(id, actorOf(by)));
  }
}

function actorOf({ staffId }: StaffSession): AuditActor {
  return { kind: 'staff', id: String(staffId) };
}
