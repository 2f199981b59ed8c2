import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';

/** Not only spaces. */
const SAYS_SOMETHING = /\S/;

export class AddressDto {
  /** Who receives the parcel. */
  @IsString()
  @Length(1, 32)
  @Matches(SAYS_SOMETHING)
  name: string;

  /** Mobile number of the mainland, eleven digits. */
  @IsString()
  @Matches(/^1\d{10}$/)
  phone: string;

  /** Province, city and district. */
  @IsString()
  @Length(2, 64)
  @Matches(SAYS_SOMETHING)
  region: string;

  /** Street, house, door. */
  @IsString()
  @Length(2, 128)
  @Matches(SAYS_SOMETHING)
  detail: string;
}

export class MaskedAddressDto {
  /** Masked: 林**. */
  name: string;
  phoneTail: string;
  region: string;
  detail: string;
}

export const MALL_ORDER_STATES = ['awaiting-address', 'placed', 'shipped', 'completed', 'cancelled'] as const;
export type MallOrderState = (typeof MALL_ORDER_STATES)[number];

export class MallOrderDto {
  serverNow: string;
  orderNo: string;
  itemId: string | null;
  name: string;
  kind: 'coupon' | 'gift';
  /** What it cost; 0 for a gift the brand gave. */
  points: number;
  /** Names a drawing of the mini-program. */
  picture: string | null;
  state: 'awaiting-address' | 'placed' | 'shipped' | 'completed' | 'cancelled';
  placedAt: string;
  /** Until when a gift that waits for an address can be claimed, exclusive. */
  claimUntil: string | null;
  shippedAt: string | null;
  completedAt: string | null;
  cancelledAt: string | null;
  cancelReason: string | null;
  carrier: string | null;
  trackingNo: string | null;
  address: MaskedAddressDto | null;
  /** The coupon it was redeemed for. */
  couponId: string | null;
  canCancel: boolean;
  /** The parcel is on its way and may be confirmed as received. */
  canConfirm: boolean;
}

export class StaffMallOrderDto extends MallOrderDto {
  /** Whole, for the label of the parcel; only of an order that is to be shipped, and only one at a time. */
  shipTo: AddressDto | null;
}

export class MallOrderPageDto {
  serverNow: string;
  items: MallOrderDto[];
  nextCursor: string | null;
}

export class MallOrderListQuery {
  @IsOptional()
  @IsString()
  @Length(1, 64)
  cursor?: string;
}

export class StaffMallOrderListQuery extends MallOrderListQuery {
  @IsOptional()
  @IsIn(MALL_ORDER_STATES)
  state?: MallOrderState;
}

export class ShipRequestDto {
  /** Who carries the parcel: 顺丰速运. */
  @IsString()
  @Length(2, 32)
  @Matches(SAYS_SOMETHING)
  carrier: string;

  /** The carrier's number of the parcel. */
  @IsString()
  @Length(4, 64)
  @Matches(/^[A-Za-z0-9-]+$/)
  trackingNo: string;
}

export class CancelByStaffDto {
  /** What the shopper reads. */
  @IsString()
  @Length(2, 64)
  @Matches(SAYS_SOMETHING)
  reason: string;
}
