export { openAddress, sealAddress } from './address';
export { BRAND_GRACE_DAYS, COMPLETE_AFTER_DAYS, GiftOrders, spendKey } from './gift-orders';
export { Gifts } from './gifts';
export { GiftsModule } from './gifts.module';
export { personKey, stockKey, takeOfPerson, takeOfStock } from './item-limits';
export {
  AddressDto,
  CancelByStaffDto,
  MallOrderDto,
  MallOrderListQuery,
  MallOrderPageDto,
  type MallOrderState,
  ShipRequestDto,
  StaffMallOrderDto,
  StaffMallOrderListQuery,
} from './order.dto';
export { MALL_ORDERS, mallOrderDto, type MallOrderRow, orderOf } from './order-row';
