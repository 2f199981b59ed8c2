import type { MallOrder } from '@/api-types';

/** What an order's state is called, on the list and on its page. */
export function stateName({ state, kind }: Pick<MallOrder, 'state' | 'kind'>): string {
  switch (state) {
    case 'awaiting-address':
      return '待填地址';
    case 'placed':
      return '等待寄出';
    case 'shipped':
      return '已寄出';
    case 'completed':
      return kind === 'coupon' ? '已到账' : '已收货';
    case 'cancelled':
      return '已取消';
  }
}
