/** What the API speaks. Money is integer fen, rates are ten-thousandths of the price paid, instants are ISO texts. */

export interface Person {
  id: string;
  nickname: string;
}

export interface MemberPrice {
  name: string;
  rateBasisPoints: number;
}

export interface HeldMemberPrice extends MemberPrice {
  /** null: for life. */
  until: string | null;
}

export interface Totals {
  orders: number;
  items: number;
  paidFen: number;
  savedFen: number;
  repurchases: number;
  firstPaidAt: string | null;
  days: number | null;
}

export type StepState = 'reached' | 'running' | 'locked' | 'missed';

export interface Step {
  step: string | number;
  title: string;
  condition: string;
  state: StepState;
  done: number;
  needed: number;
  endsAt: string | null;
}

export interface NextStep {
  step: string | number;
  title: string;
  remaining: number;
  endsAt: string | null;
  text: string;
}

export interface Ladder {
  program: string;
  name: string;
  rules: string[];
  steps: Step[];
  next: NextStep | null;
  endsAt: string | null;
}

export type CouponKind = 'percent' | 'cash' | 'gift';
export type CouponState = 'granted' | 'used' | 'expired' | 'revoked';

export interface Coupon {
  id: string;
  name: string;
  kind: CouponKind;
  rateBasisPoints: number | null;
  offFen: number | null;
  giftName: string | null;
  capFen: number | null;
  thresholdFen: number;
  scope: string;
  shops: string;
  state: CouponState;
  startsAt: string;
  endsAt: string;
  grantedAt: string;
  usedAt: string | null;
  savedFen: number | null;
}

export interface CouponDetail extends Coupon {
  serverNow: string;
  why: string;
  /** 12 digits, for when the camera fails. */
  code: string;
  usedShop: string | null;
  revokedReason: string | null;
}

export interface Archive {
  serverNow: string;
  brandName: string;
  person: Person;
  totals: Totals;
  memberPrice: HeldMemberPrice | null;
  ladders: Ladder[];
  coupons: Coupon[];
  usableCoupons: number;
}

export type StoryKind = 'order' | 'coupon' | 'gift' | 'member-price' | 'redeemed' | 'refund';

export interface StoryItem {
  id: string;
  at: string;
  kind: StoryKind;
  text: string;
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export type CouponShelf = 'usable' | 'used' | 'ended';

export interface CouponPage extends Page<Coupon> {
  serverNow: string;
}

export interface CouponToken {
  token: string;
  expiresAt: string;
  serverNow: string;
  lifeSeconds: number;
}

export interface ShopperLogin {
  accessToken: string;
  expiresAt: string;
  person: Person;
}

export interface Staff {
  id: string;
  name: string;
  role: 'cashier' | 'manager';
  shopId: string;
  shopName: string;
}

export interface StaffLogin {
  accessToken: string;
  expiresAt: string;
  staff: Staff;
}

export interface MaskedCustomer {
  name: string;
  phoneTail: string | null;
}

export interface Bill {
  billFen: number;
  memberOffFen: number;
  couponOffFen: number;
  payableFen: number;
}

export interface Quote {
  /** Stands for the proof from then on; outlives the 60 s token while the bill is typed. */
  ticket: string;
  coupon: Coupon;
  customer: MaskedCustomer;
  usable: boolean;
  refusal: { code: string; message: string } | null;
  price: Bill | null;
  memberPrice: MemberPrice | null;
}

export interface Receipt extends Bill {
  id: string;
  at: string;
  shopName: string;
  staffName: string;
  coupon: Coupon;
  customer: MaskedCustomer;
}

export interface Today extends Page<Receipt> {
  serverNow: string;
  totals: { count: number; billFen: number; offFen: number };
}
