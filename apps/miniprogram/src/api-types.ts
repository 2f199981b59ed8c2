import type { components } from '../../../libs/contract/src/api';

/**
 * What the API speaks, under the names pages use. Money is integer fen, rates are ten-thousandths of the price paid,
 * instants are ISO texts with the business zone's offset.
 */
type Schemas = components['schemas'];

export type Person = Schemas['PersonDto'];
export type MemberPrice = Schemas['MemberPriceDto'];
export type HeldMemberPrice = Schemas['ArchiveMemberPriceDto'];
export type Totals = Schemas['ArchiveTotalsDto'];
export type Step = Schemas['LadderStepDto'];
export type StepState = Step['state'];
export type NextStep = Schemas['LadderNextDto'];
export type Ladder = Schemas['LadderDto'];
export type Coupon = Schemas['CouponDto'];
export type CouponKind = Coupon['kind'];
export type CouponState = Coupon['state'];
export type CouponUse = Coupon['useAt'];
export type WalletCoupon = Schemas['WalletCouponDto'];
export type CouponDetail = Schemas['CouponDetailDto'];
export type CouponPage = Schemas['CouponPageDto'];
export type CouponToken = Schemas['CouponTokenDto'];
export type CouponShelf = 'usable' | 'used' | 'ended';
export type Archive = Schemas['ArchiveDto'];
export type StoryItem = Schemas['StoryItemDto'];
export type StoryKind = StoryItem['kind'];
/** What a session is used with: a short token for calls, and one that is good for exactly one renewal. */
export type Tokens = Schemas['TokensDto'];
export type ShopperLogin = Schemas['LoginResultDto'];
export type Profile = Schemas['ProfileDto'];
export type PhoneGiven = Schemas['PhoneResultDto'];
export type Claimed = Schemas['ClaimResultDto'];
export type InboxMessage = Schemas['InboxMessageDto'];
export type InboxPage = Schemas['InboxPageDto'];
export type Subscription = Schemas['SubscriptionDto'];
export type Subscriptions = Schemas['SubscriptionsDto'];
export type Consent = Schemas['ConsentDto'];
export type Purpose = Consent['purpose'];
export type Privacy = Schemas['PrivacyDto'];
export type DataExport = Schemas['ExportDto'];
export type DataExports = Schemas['ExportListDto'];

export type Points = Schemas['PointsDto'];
export type ExpiringPoints = Schemas['ExpiringPointsDto'];
export type PendingPoints = Schemas['PendingPointsDto'];
export type PointsEntry = Schemas['PointsEntryDto'];
export type MallItem = Schemas['MallItemDto'];
export type MallItems = Schemas['MallItemPageDto'];
export type MallItemDetail = Schemas['MallItemDetailDto'];
export type MallCoupon = Schemas['ItemCouponDto'];
export type Address = Schemas['AddressDto'];
export type MallOrder = Schemas['MallOrderDto'];
export type MallOrderPage = Schemas['MallOrderPageDto'];

export type OrderCard = Schemas['OrderCardDto'];
export type OrderList = Schemas['OrderListDto'];
export type OrderPage = Schemas['OrderPageDto'];
export type Delivery = Schemas['DeliveryDto'];
export type Parcel = Schemas['ParcelDto'];

export type Survey = Schemas['SurveyDto'];
export type SurveyQuestion = Schemas['SurveyQuestionDto'];
export type GivenAnswer = Schemas['GivenAnswerDto'];
export type SurveyAnswer = Schemas['AnswerDto'];
export type Photo = Schemas['PhotoDto'];

export type Message = Schemas['MessageDto'];
export type Ticket = Schemas['TicketDto'];
export type TicketKind = Ticket['kind'];
export type TicketPage = Schemas['TicketPageDto'];
export type Conversation = Schemas['ConversationDto'];
export type StaffTicket = Schemas['StaffTicketDto'];
export type StaffTicketPage = Schemas['StaffTicketPageDto'];
export type StaffConversation = Schemas['StaffConversationDto'];
export type Desk = Schemas['DeskDto'];
export type PreparedAnswer = Schemas['PreparedAnswerDto'];
export type Compensation = Schemas['CompensationDto'];
export type CompensationPage = Schemas['CompensationPageDto'];
export type CompensationChoices = Schemas['CompensationChoicesDto'];

export type Staff = Schemas['StaffPersonDto'];
export type Right = Staff['rights'][number];
export type StaffPlace = Schemas['StaffPlaceDto'];
export type StaffLogin = Schemas['StaffLoginResultDto'];
export type StaffMe = Schemas['StaffMeDto'];
export type OwnSession = Schemas['OwnSessionDto'];
export type TotpSetUp = Schemas['TotpSetUpDto'];
export type MaskedCustomer = Schemas['MaskedCustomerDto'];
export type Bill = Schemas['PriceDto'];
export type Quote = Schemas['QuoteDto'];
export type WhyNot = Schemas['WhyNotDto'];
export type Receipt = Schemas['ReceiptDto'];
export type Today = Schemas['TodayDto'];
export type CouponHistory = Schemas['CouponHistoryDto'];
export type CouponStep = Schemas['CouponStepDto'];
export type CountedOrder = Schemas['CountedOrderDto'];
export type FullWhy = Schemas['FullWhyDto'];
/** As a manager sees it who is about to ship it: with the whole address. */
export type StaffMallOrder = Schemas['StaffMallOrderDto'];

/** A list that goes on after a cursor. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
