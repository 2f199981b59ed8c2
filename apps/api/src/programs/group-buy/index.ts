export { Cancelling } from './cancelling';
export { GroupBuyModule } from './group-buy.module';
export { TakingPart } from './taking-part';
