// @ts-check
import { fault, report } from './report.mjs';
import { createPage } from './page.mjs';
import { resolvePath } from './sandbox.mjs';

/** WeChat opens no eleventh page on top of ten. */
const DEEPEST = 10;

/**
 * @typedef {{ path: string, query: Record<string, string> }} Route
 * @typedef {import('./page.mjs').OpenPage} OpenPage
 */

/**
 * The pages that are open, and WeChat's rules for moving between them.
 * @param {{ bundle: import('../bundle.mjs').Bundle, framework: any, phone: any }} parts
 */
export function createPageStack({ bundle, framework, phone }) {
  /** @type {OpenPage[]} */ let stack = [];
  /** @type {Map<string, OpenPage>} tab pages stay alive while another tab is shown */ const tabs = new Map();
  const subPackages = bundle.app.subPackages ?? bundle.app.subpackages ?? [];
  const known = new Set([
    ...bundle.app.pages,
    ...subPackages.flatMap((/** @type {any} */ part) =>
      part.pages.map((/** @type {string} */ page) => `${part.root.replace(/\/$/, '')}/${page}`),
    ),
  ]);

  const top = () => stack[stack.length - 1];
  const isTab = (/** @type {string} */ path) => phone.tabPaths.includes(path);

  /** @param {string} url @returns {Route} */
  function resolve(url) {
    const [path, search = ''] = url.split('?');
    // Values stay as written: WeChat does not decode them for the page.
    const query = Object.fromEntries(
      search
        .split('&')
        .filter(Boolean)
        .map((pair) => pair.split('='))
        .map(([key, value]) => [key, value ?? 'undefined']),
    );
    return { path: path.startsWith('/') ? path.slice(1) : resolvePath(top()?.path ?? '', path), query };
  }

  /** @param {string} api @param {Route} route @param {boolean | null} wantsTab null when either will do */
  function check(api, route, wantsTab) {
    let reason = null;
    if (!known.has(route.path)) reason = `page "${route.path}" is not found`;
    else if (wantsTab === true && !isTab(route.path)) reason = 'can not switch to no-tabBar page';
    else if (wantsTab === false && isTab(route.path)) reason = `can not ${api} a tabbar page`;
    else if (api === 'navigateTo' && stack.length >= DEEPEST) reason = 'webview count limit exceed';
    if (reason === null) return;
    fault(`${api}:fail ${reason}`);
    throw new Error(reason);
  }

  /** @param {Route} route */
  function open(route) {
    const page = createPage({ bundle, framework, phone, route, isTab: isTab(route.path) });
    if (page.isTab) tabs.set(page.path, page);
    report.opened.push(page.path);
    return page;
  }

  /** @param {OpenPage[]} next @param {OpenPage[]} closed */
  function become(next, closed) {
    const before = top();
    if (before !== undefined && before !== next[next.length - 1] && !closed.includes(before)) before.hide();
    for (const page of [...closed].reverse()) page.close();
    stack = next;
    const page = top();
    page.show({ canGoBack: stack.length > 1 });
    phone.drawTabs(page.isTab ? page.path : null);
  }

  const api = {
    resolve,
    top,
    pages: () => stack.map((page) => page.instance),
    launch: (/** @type {Route} */ route) => become([open(route)], []),

    navigateTo(/** @type {string} */ url) {
      const route = resolve(url);
      check('navigateTo', route, false);
      become([...stack, open(route)], []);
    },
    redirectTo(/** @type {string} */ url) {
      const route = resolve(url);
      check('redirectTo', route, false);
      const closed = top();
      become([...stack.slice(0, -1), open(route)], [closed]);
    },
    navigateBack(/** @type {number} */ delta) {
      if (stack.length === 1) throw new Error('cannot navigate back at first page.');
      const kept = Math.max(1, stack.length - delta);
      become(stack.slice(0, kept), stack.slice(kept));
    },
    switchTab(/** @type {string} */ url) {
      const route = resolve(url);
      check('switchTab', route, true);
      if (Object.keys(route.query).length > 0) fault(`switchTab: WeChat drops the query of ${url}`);
      if (top()?.path === route.path) return;
      const closed = stack.filter((page) => !page.isTab);
      become([tabs.get(route.path) ?? open({ path: route.path, query: {} })], closed);
    },
    reLaunch(/** @type {string} */ url) {
      const route = resolve(url);
      check('reLaunch', route, null);
      const closed = [...new Set([...stack, ...tabs.values()])];
      tabs.clear();
      const page = open(route);
      become([page], closed);
    },
    /** Gives the page's card to a friend. @param {'button' | 'menu'} from */
    share(from) {
      const { instance, path } = top();
      if (typeof instance.onShareAppMessage === 'function')
        report.shared.push(instance.onShareAppMessage({ from }));
      else fault(`${path} has a share button and no onShareAppMessage`);
    },
  };
  phone.listen({
    onBack: () => api.navigateBack(1),
    onTab: (/** @type {string} */ path) => api.switchTab(`/${path}`),
  });
  return api;
}
