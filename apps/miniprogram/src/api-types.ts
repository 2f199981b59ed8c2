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
export type ShopperLogin = Schemas['LoginResultDto'];

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

export type Staff = Schemas['StaffPersonDto'];
export type StaffLogin = Schemas['StaffLoginResultDto'];
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
