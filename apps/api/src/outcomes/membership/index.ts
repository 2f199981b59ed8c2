export { MemberPrices } from './member-prices';
