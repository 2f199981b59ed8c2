export { GrowthValues, growthOf } from './growth';
export { MemberPrices } from './member-prices';
