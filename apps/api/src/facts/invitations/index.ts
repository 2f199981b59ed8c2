export { Reach, type Reached } from './brought';
export { InvitationCodes } from './invitation-codes';
export {
  acceptedBy,
  type Invitation,
  INVITATION_COLUMNS,
  invitationById,
  type InvitationFlag,
} from './invitation-rows';
export { Invitations } from './invitations';
export { InvitationsModule } from './invitations.module';
