export { addItem, type MallItem, PICTURES } from './items';
export { MallModule } from './mall.module';
export { Redeem } from './redeem';
