// @ts-check

const REACH_BOTTOM_PX = 50;

/**
 * @typedef {object} OpenPage
 * @property {string} path
 * @property {boolean} isTab
 * @property {any} instance what getCurrentPages gives
 * @property {any} window settings of app.json and of the page, together
 * @property {HTMLElement} scroller
 * @property {(how: { canGoBack: boolean }) => void} show
 * @property {() => void} hide
 * @property {() => void} close
 * @property {(settings: any) => void} set changes its title or colours
 */

/**
 * One page in a window of its own, with WeChat's order of life: onLoad, onShow, onReady, onHide, onUnload.
 *
 * @param {object} options
 * @param {import('../bundle.mjs').Bundle} options.bundle
 * @param {any} options.framework
 * @param {any} options.phone
 * @param {{ path: string, query: Record<string, string> }} options.route
 * @param {boolean} options.isTab
 * @returns {OpenPage}
 */
export function createPage({ bundle, framework, phone, route, isTab }) {
  const window = { ...bundle.app.window, ...bundle.configs[route.path] };
  const { section, scroller } = phone.openWindow(window, isTab);
  const styles = addStyles(bundle, route.path);

  const root = framework.createRoot(route.path);
  const instance = root.get();
  Object.assign(instance, { route: route.path, __route__: route.path, options: route.query });

  const placeholder = document.createElement('div');
  scroller.append(placeholder);
  root.attach(scroller, placeholder);
  instance.onLoad?.(route.query);

  let shown = false;
  let ready = false;
  let canGoBack = false;
  watchScrolling(scroller, instance, window);

  return {
    path: route.path,
    isTab,
    instance,
    window,
    scroller,

    show(how) {
      canGoBack = how.canGoBack;
      section.hidden = false;
      for (const style of styles) style.disabled = false;
      phone.drawNavigation(window, how);
      if (shown) return;
      shown = true;
      instance.onShow?.();
      if (ready) return;
      ready = true;
      requestAnimationFrame(() => instance.onReady?.());
    },
    hide() {
      if (shown) instance.onHide?.();
      shown = false;
      section.hidden = true;
      for (const style of styles) style.disabled = true;
    },
    close() {
      shown = false;
      instance.onUnload?.();
      root.release();
      section.remove();
      for (const style of styles) style.remove();
    },
    set(settings) {
      Object.assign(window, settings);
      if (shown) phone.drawNavigation(window, { canGoBack });
    },
  };
}

/**
 * A page sees app.wxss, its components' and its own, and nobody else's: leaking styles would hide a missing import.
 * @param {import('../bundle.mjs').Bundle} bundle
 * @param {string} path
 */
function addStyles(bundle, path) {
  return ['app', path].map((owner) => {
    const style = document.createElement('style');
    style.dataset.of = owner;
    style.textContent = bundle.styles[owner] ?? '';
    document.head.append(style);
    return style;
  });
}

/** @param {HTMLElement} scroller @param {any} instance @param {any} window */
function watchScrolling(scroller, instance, window) {
  const distance = window.onReachBottomDistance ?? REACH_BOTTOM_PX;
  let atBottom = false;
  scroller.addEventListener('scroll', () => {
    instance.onPageScroll?.({ scrollTop: scroller.scrollTop });
    const left = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
    if (left <= distance && !atBottom) instance.onReachBottom?.();
    atBottom = left <= distance;
  });
}
