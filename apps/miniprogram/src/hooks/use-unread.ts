import { useEffect } from 'react';
import Taro from '@tarojs/taro';
import { api } from '../api';
import { asShopper } from '../session';
import { useLoaded } from './use-loaded';

/** Where the tab 我的 stands. */
const ME_TAB = 2;

const ignore = () => undefined;

function dot(unread: number): void {
  const drawn =
    unread > 0 ? Taro.showTabBarRedDot({ index: ME_TAB }) : Taro.hideTabBarRedDot({ index: ME_TAB });
  // WeChat refuses while another page slides over the tabs; the next time the tab is shown draws it.
  void drawn.catch(ignore);
}

/** How many messages wait, asked each time the tab is shown; marks the tab 我的. Zero while it is not known. For tab pages. */
export function useUnread(): number {
  const { loaded } = useLoaded(() => asShopper((token) => api.unread(token)));
  const unread = loaded.state === 'ready' ? loaded.value : 0;
  const known = loaded.state === 'ready';
  useEffect(() => {
    if (known) dot(unread);
  }, [known, unread]);
  return unread;
}

/** For a page that knows nothing of messages, so that the tab is marked from the first page on. */
export function UnreadDot(): null {
  useUnread();
  return null;
}
