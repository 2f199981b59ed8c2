import Taro from '@tarojs/taro';

/** Ways between pages that more than one page takes. */

export const ARCHIVE_PAGE = '/pages/archive/index';

export function openCoupon(id: string): void {
  void Taro.navigateTo({ url: `/packages/coupon/pages/detail/index?id=${encodeURIComponent(id)}` });
}

export function openPoints(): void {
  void Taro.navigateTo({ url: '/packages/points/pages/points/index' });
}

export function openMall(): void {
  void Taro.navigateTo({ url: '/packages/points/pages/mall/index' });
}
