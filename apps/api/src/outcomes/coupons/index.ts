export { Coupons } from './coupons';
export { CouponDto } from './coupon.dto';
export {
  COUPON_COLUMNS,
  COUPON_TABLES,
  UNUSED_COUPON_COLUMNS,
  couponDto,
  type CouponRow,
  pricedOf,
  shopsOf,
  shopsText,
} from './coupon-row';
export { CouponsModule } from './coupons.module';
export { type Proven, Proofs } from './proof';
export { addTemplate, type CouponTemplate } from './templates';
