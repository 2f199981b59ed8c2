import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Anyone } from '../../platform/auth/access';
import { Sessions } from '../../platform/auth/sessions';
import { Clock } from '../../platform/clock';
import { orRefuse } from '../../platform/http/refused';
import { StaffLoginDto, StaffLoginResultDto } from './staff.dto';
import { StaffRegister } from './staff';

@ApiTags('店员')
@Controller('staff')
export class StaffController {
  constructor(
    private readonly register: StaffRegister,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  /** Logs a member of staff in; the session knows their shop and role. */
  @Post('login')
  @Anyone()
  @HttpCode(200)
  async login(@Body() { account, password }: StaffLoginDto): Promise<StaffLoginResultDto> {
    const member = orRefuse(await this.register.login(account, password));
    const { accessToken, expiresAt } = this.sessions.issue({
      kind: 'staff',
      staffId: member.id,
      shopId: member.shopId,
      role: member.role,
    });
    return {
      accessToken,
      expiresAt: this.clock.calendar.iso(expiresAt),
      staff: {
        id: String(member.id),
        name: member.name,
        role: member.role,
        shopId: String(member.shopId),
        shopName: member.shopName,
      },
    };
  }
}
