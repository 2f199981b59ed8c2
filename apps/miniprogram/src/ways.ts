import Taro from '@tarojs/taro';

/** Ways between pages that more than one page takes. */

export const ARCHIVE_PAGE = '/pages/archive/index';
export const ME_PAGE = '/pages/me/index';
export const SETTINGS_PAGE = '/packages/account/pages/settings/index';

const open = (url: string): void => void Taro.navigateTo({ url });

export function openArchive(): void {
  void Taro.switchTab({ url: ARCHIVE_PAGE });
}

export function openWallet(): void {
  void Taro.switchTab({ url: '/pages/wallet/index' });
}

export function openCoupon(id: string): void {
  open(`/packages/coupon/pages/detail/index?id=${encodeURIComponent(id)}`);
}

export function openPoints(): void {
  open('/packages/points/pages/points/index');
}

export function openMall(): void {
  open('/packages/points/pages/mall/index');
}

export function openMyOrders(): void {
  open('/packages/orders/pages/list/index');
}

export function openSettings(): void {
  open(SETTINGS_PAGE);
}

export function openProfile(): void {
  open('/packages/account/pages/profile/index');
}

export function openPrivacy(): void {
  open('/packages/account/pages/privacy/index');
}

export function openClaim(): void {
  open('/packages/account/pages/claim/index');
}

export function openInbox(): void {
  open('/packages/account/pages/inbox/index');
}

export function openSurvey(surveyNo: string): void {
  open(`/packages/care/pages/survey/index?no=${encodeURIComponent(surveyNo)}`);
}

export function openTickets(): void {
  open('/packages/care/pages/tickets/index');
}

/** @param orderId what it is about; chosen there when left out */
export function openAsk(orderId?: string): void {
  const query = orderId === undefined ? '' : `?order=${encodeURIComponent(orderId)}`;
  open(`/packages/care/pages/ask/index${query}`);
}

export function openTicket(ticketNo: string): void {
  open(`/packages/care/pages/ticket/index?no=${encodeURIComponent(ticketNo)}`);
}

export function openGroups(): void {
  open('/packages/friends/pages/groups/index');
}

export function openInvite(): void {
  open('/packages/friends/pages/invite/index');
}
