import Taro from '@tarojs/taro';

/** Ways between the pages of 我的订单. */

const ROOT = '/packages/orders/pages';
export const ORDERS_PAGE = `${ROOT}/list/index`;

export function openOrder(id: string): void {
  void Taro.navigateTo({ url: `${ROOT}/order/index?id=${encodeURIComponent(id)}` });
}
