// @ts-check
import { onPress } from './press.mjs';
import { isSinglePage } from './single-page.mjs';

export const STATUS_BAR_PX = 24;
export const TITLE_BAR_PX = 44;
export const TAB_BAR_PX = 50;

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * The parts of the screen WeChat draws itself: status bar, title bar, capsule and tab bar.
 * @param {import('../bundle.mjs').Bundle} bundle
 */
export function createPhone(bundle) {
  const darkScheme = window.matchMedia('(prefers-color-scheme: dark)');
  /** @type {{ onBack: () => void, onTab: (path: string) => void }} */ let listeners = {
    onBack() {},
    onTab() {},
  };
  /** @type {any[]} */ const tabs = bundle.app.tabBar?.list ?? [];

  /** @type {Set<number>} tabs with a red dot */ const dots = new Set();

  const theme = () => (bundle.app.darkmode === true && darkScheme.matches ? 'dark' : 'light');

  /** A colour or path of app.json, where `@name` stands for a variable of theme.json. @param {any} value */
  function themed(value) {
    return typeof value === 'string' && value.startsWith('@')
      ? bundle.theme?.[theme()]?.[value.slice(1)]
      : value;
  }

  /** @param {any} window page settings over app.json's */
  function drawNavigation(window, /** @type {{ canGoBack: boolean }} */ { canGoBack }) {
    const header = part('navigation');
    const custom = window.navigationStyle === 'custom';
    const ink = themed(window.navigationBarTextStyle) === 'black' ? '#000' : '#fff';
    header.innerHTML =
      '<div class="status-bar"></div><div class="title-bar"></div><div class="capsule"></div>';
    header.style.background = custom ? 'none' : (themed(window.navigationBarBackgroundColor) ?? '#000');
    header.style.color = ink;
    header.style.pointerEvents = custom ? 'none' : 'auto';
    const bar = /** @type {HTMLElement} */ (header.querySelector('.title-bar'));
    if (custom) return;
    const title = document.createElement('span');
    title.className = 'navigation-title';
    title.textContent = window.navigationBarTitleText ?? '';
    bar.append(title);
    if (!canGoBack) return;
    const back = document.createElement('button');
    back.className = 'navigation-back';
    back.setAttribute('aria-label', '返回');
    back.textContent = '‹';
    onPress(back, () => listeners.onBack());
    bar.append(back);
  }

  /** @param {string | null} selected path of the tab shown, or null where there is none */
  function drawTabs(selected) {
    const footer = part('tabs');
    if (isSinglePage()) {
      const onward = Object.assign(document.createElement('button'), { textContent: '前往小程序' });
      footer.className = 'onward';
      footer.hidden = false;
      footer.replaceChildren(onward);
      return;
    }
    footer.hidden = selected === null || bundle.app.tabBar?.custom === true;
    footer.style.background = themed(bundle.app.tabBar?.backgroundColor) ?? '#fff';
    footer.replaceChildren(
      ...tabs.map((tab, index) => {
        const button = document.createElement('button');
        const chosen = tab.pagePath === selected;
        const icon = themed(chosen ? tab.selectedIconPath : tab.iconPath);
        button.className = 'tab';
        button.dataset.dot = String(dots.has(index));
        button.style.color = themed(chosen ? bundle.app.tabBar.selectedColor : bundle.app.tabBar.color);
        if (icon) button.append(Object.assign(new Image(), { src: `/dist/${icon}`, alt: '' }));
        button.append(Object.assign(document.createElement('span'), { textContent: tab.text }));
        onPress(button, () => listeners.onTab(tab.pagePath));
        return button;
      }),
    );
  }

  return {
    theme,
    darkScheme,
    drawNavigation,
    drawTabs,
    tabPaths: tabs.map((tab) => /** @type {string} */ (tab.pagePath)),
    markTab(/** @type {number} */ index, /** @type {boolean} */ dot) {
      if (dot) dots.add(index);
      else dots.delete(index);
      const button = /** @type {HTMLElement | undefined} */ (part('tabs').children[index]);
      if (button !== undefined) button.dataset.dot = String(dot);
    },
    listen: (/** @type {typeof listeners} */ to) => void (listeners = to),

    /** Makes the window of one page, between title bar and tab bar. @param {any} window @param {boolean} withTabs */
    openWindow(window, withTabs) {
      const section = document.createElement('section');
      section.className = 'webview';
      section.style.top = window.navigationStyle === 'custom' ? '0' : `${STATUS_BAR_PX + TITLE_BAR_PX}px`;
      const barBelow = isSinglePage() || (withTabs && bundle.app.tabBar?.custom !== true);
      section.style.bottom = barBelow ? `${TAB_BAR_PX}px` : '0';
      section.style.background = themed(window.backgroundColor) ?? '#fff';
      const scroller = document.createElement('div');
      scroller.className = 'webview-scroller';
      section.append(scroller);
      part('webviews').append(section);
      // 100vh is the page's own window, not the phone's.
      section.style.setProperty('--webview-vh', `${section.clientHeight / 100}px`);
      return { section, scroller };
    },
  };
}
