import { Module } from '@nestjs/common';
import { Entrance } from './entrance';
import { MemberList } from './member-list';
import { Members } from './members';
import { MembersController } from './members.controller';
import { OwnAccount } from './own-account';
import { OwnAccountController } from './own-account.controller';
import { SessionList } from './session-list';
import { Shops } from './shops';
import { StaffController } from './staff.controller';
import { StaffRegister } from './staff';
import { Totp } from './totp';

@Module({
  controllers: [StaffController, OwnAccountController, MembersController],
  providers: [StaffRegister, Entrance, OwnAccount, SessionList, Totp, Members, MemberList, Shops],
  exports: [StaffRegister, Members, MemberList, Shops],
})
export class StaffModule {}

export { MemberList } from './member-list';
export { Members } from './members';
export { Shops } from './shops';
export { StaffRegister } from './staff';
