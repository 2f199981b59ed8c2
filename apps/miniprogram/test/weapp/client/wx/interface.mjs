// @ts-check
import { asyncApis, accept } from './call.mjs';
import { ask, hideToast, showToast } from './dialogs.mjs';

/**
 * What WeChat shows for the mini-program: toasts, questions, titles, tabs, scrolling.
 * @param {{ phone: any, stack: any }} parts
 */
export function interfaceApis({ phone, stack }) {
  const markTab = (/** @type {number} */ index, /** @type {boolean} */ dot) => {
    if (!stack.top().isTab) throw new Error('not TabBar page');
    phone.markTab(index, dot);
  };
  return asyncApis({
    showToast: ({ title, mask, duration = 1500 }) => showToast({ title, mask, durationMs: duration }),
    hideToast,
    showLoading: ({ title, mask }) => showToast({ title, mask, durationMs: null }),
    hideLoading: hideToast,
    async showModal({ title, content, showCancel = true, cancelText = '取消', confirmText = '确定' }) {
      const buttons = showCancel ? [cancelText, confirmText] : [confirmText];
      const index = await ask({ title, content, buttons });
      const confirm = index === buttons.length - 1;
      return { confirm, cancel: !confirm, content: null };
    },
    async showActionSheet({ itemList }) {
      const tapIndex = await ask({ buttons: itemList, column: true });
      if (tapIndex === null) throw new Error('cancel');
      return { tapIndex };
    },
    setNavigationBarTitle: ({ title }) => stack.top().set({ navigationBarTitleText: title }),
    setNavigationBarColor: ({ frontColor, backgroundColor }) =>
      stack.top().set({
        navigationBarTextStyle: frontColor === '#000000' ? 'black' : 'white',
        navigationBarBackgroundColor: backgroundColor,
      }),
    showNavigationBarLoading: accept,
    hideNavigationBarLoading: accept,
    setBackgroundColor: accept,
    setBackgroundTextStyle: accept,
    startPullDownRefresh: () => stack.top().instance.onPullDownRefresh?.(),
    stopPullDownRefresh: accept,
    hideHomeButton: accept,
    setTabBarItem: accept,
    setTabBarStyle: accept,
    setTabBarBadge: accept,
    removeTabBarBadge: accept,
    showTabBarRedDot: ({ index }) => markTab(index, true),
    hideTabBarRedDot: ({ index }) => markTab(index, false),
    showTabBar: accept,
    hideTabBar: accept,
    loadFontFace: accept,
    pageScrollTo({ scrollTop = 0, selector }) {
      const { scroller } = stack.top();
      const target = selector
        ? scroller.querySelector(selector.replace(/^#/, '[id$="--').replace(/^(\[.*)$/, '$1"]'))
        : null;
      if (target) target.scrollIntoView();
      else scroller.scrollTop = scrollTop;
    },
  });
}
