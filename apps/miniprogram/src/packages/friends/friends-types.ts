import type { components } from '../../../../../libs/contract/src/api';

/** What the API says of group-buys, payments, invitations and cash, under the names this package uses. */
type Schemas = components['schemas'];

/** An activity 拼团活动. */
export type GroupBuy = Schemas['GroupBuyDto'];
export type GroupBuyDetail = Schemas['GroupBuyDetailDto'];
export type GroupBuyPage = Schemas['GroupBuyPageDto'];
export type MyGroupBuy = Schemas['MyGroupBuyDto'];
/** Who may lead a team, or join one. */
export type Who = GroupBuy['joins'];

/** A team 团, as anybody may see it. */
export type Team = Schemas['TeamDto'];
export type TeamState = Team['state'];
export type Seat = Schemas['SeatDto'];
/** A team, as one person stands to it. */
export type MyTeam = Schemas['MyTeamDto'];
export type MyTeamPage = Schemas['MyTeamPageDto'];
/** Why something may not be done. */
export type Refused = NonNullable<MyTeam['refusal']>;
export type Payment = Schemas['PaymentDto'];

/** My invitation 邀请有礼: the code, what each gets, and what has come of it. */
export type Invitation = Schemas['InvitationDto'];
/** One friend who accepted, and how far it is. */
export type InvitationProgress = Schemas['InvitationProgressDto'];
export type InvitationState = InvitationProgress['state'];
export type InvitationLanding = Schemas['InvitationLandingDto'];
/** What I accepted myself. */
export type AcceptedInvitation = Schemas['AcceptedInvitationDto'];
export type MyAcceptedInvitation = Schemas['MyAcceptedInvitationDto'];

/** Cash 现金奖励 that waits to be claimed, or was. */
export type Cash = Schemas['CashDto'];
