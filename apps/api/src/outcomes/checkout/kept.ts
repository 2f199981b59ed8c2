import type { ApiClient } from '../../platform/auth/signature';
import type { MovedBy } from '../coupons';
import type { PricedBillDto, ReturnedCouponDto } from './checkout.dto';
import type { HoldRow } from './queries';

/** What a hold keeps of its price, so that every later answer says the same. */
export interface KeptPrice {
  price: PricedBillDto;
  /** Told at redeeming, fen. */
  paidFen: number | null;
  /** What became of the coupons when the hold ended other than by redeeming. */
  returned: ReturnedCouponDto[] | null;
}

export function keptOf(hold: HoldRow): KeptPrice {
  return JSON.parse(hold.priced) as KeptPrice;
}

export function byClient(client: Pick<ApiClient, 'clientKey'>): MovedBy {
  return { kind: 'client', id: client.clientKey };
}
