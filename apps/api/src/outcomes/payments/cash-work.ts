/** Work: end cash that nobody claimed in time. */
export const CASH_ENDS = 'cash.ends';
/** Work: ask WeChat what became of cash that was claimed. */
export const CASH_LOOK = 'cash.look';
/** Work: call an offer back whose reason is gone. */
export const CASH_CANCEL = 'cash.cancel';

/** Of all three: the transfer's id. */
export interface CashWork {
  id: number;
}
