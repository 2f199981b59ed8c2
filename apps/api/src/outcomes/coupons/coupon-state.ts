/** granted → held → used, and back by a return; expired; revoked. */
export type CouponState = 'granted' | 'held' | 'used' | 'expired' | 'revoked';
