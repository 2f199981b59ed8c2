export { addItem, type MallItem, PICTURES } from './items';
export { ItemCouponDto } from './mall.dto';
export { MallModule } from './mall.module';
export { Redeem } from './redeem';
