import Taro from '@tarojs/taro';

/** Ways between the pages of points and mall. */

const ROOT = '/packages/points/pages';
export const MALL_PAGE = `${ROOT}/mall/index`;
export const ORDERS_PAGE = `${ROOT}/orders/index`;

export function openItem(id: string): void {
  void Taro.navigateTo({ url: `${ROOT}/item/index?id=${encodeURIComponent(id)}` });
}

export function openOrders(): void {
  void Taro.navigateTo({ url: ORDERS_PAGE });
}

export function openOrder(orderNo: string): void {
  void Taro.navigateTo({ url: `${ROOT}/order/index?no=${encodeURIComponent(orderNo)}` });
}

/** Instead of the page that redeemed: back leads to the mall, not to the button again. */
export function showNewOrder(orderNo: string): void {
  void Taro.redirectTo({ url: `${ROOT}/order/index?no=${encodeURIComponent(orderNo)}&fresh=1` });
}
