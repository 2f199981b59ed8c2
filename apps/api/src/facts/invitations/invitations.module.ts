import { Module } from '@nestjs/common';
import { CustomersModule } from '../customers';
import { InvitationCodes } from './invitation-codes';
import { InvitationMover } from './invitation-mover';
import { Invitations } from './invitations';

@Module({
  imports: [CustomersModule],
  providers: [InvitationCodes, Invitations, InvitationMover],
  exports: [InvitationCodes, Invitations],
})
export class InvitationsModule {}
