import Taro from '@tarojs/taro';

const TABS = ['/pages/archive/index', '/pages/wallet/index', '/pages/me/index'];
const OURS = /^\/?((?:pages|packages)\/[\w/-]+)(\?[\w=&%.~-]*)?$/;

/** Where a message leads, as an address of ours; null when it leads nowhere we know. */
export function wayOf(link: string | null): { url: string; tab: boolean } | null {
  const [, path, query = ''] = OURS.exec(link ?? '') ?? [];
  if (path === undefined) return null;
  const tab = TABS.includes(`/${path}`);
  // A tab takes no query.
  return { url: tab ? `/${path}` : `/${path}${query}`, tab };
}

export function openLink(link: string | null): void {
  const way = wayOf(link);
  if (way === null) return;
  const opened = way.tab ? Taro.switchTab({ url: way.url }) : Taro.navigateTo({ url: way.url });
  // An old message may lead to a page that is no more.
  void opened.catch(() => Taro.showToast({ title: '这条消息说的页面已经不在了', icon: 'none' }));
}
