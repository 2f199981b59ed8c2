export { Coupons } from './coupons';
export { CouponDto } from './coupon.dto';
export {
  COUPON_COLUMNS,
  COUPON_TABLES,
  type CouponRow,
  type JudgedCoupon,
  UNUSED_COUPON_COLUMNS,
  UNUSED_OWN_COLUMNS,
  couponDto,
  pricedOf,
  shopsOf,
  shopsText,
  stateAt,
  unusable,
} from './coupon-row';
export type { CouponState } from './coupon-state';
export { CouponsModule } from './coupons.module';
export { BY_TIME, type CouponMove, type MovedBy, recordMoves } from './moves';
export { type Proven, Proofs } from './proof';
export { type OwnRow, TemplateCache } from './template-cache';
export { addTemplate, type CouponTemplate, type ReturnPolicy, type UseAt } from './templates';
