// @ts-check
import { fault } from '../report.mjs';
import { singlePageApis } from '../single-page.mjs';
import { deviceApis } from './device.mjs';
import { interfaceApis } from './interface.mjs';
import { navigationApis } from './navigation.mjs';
import { networkApis } from './network.mjs';
import { openApis } from './open.mjs';
import { payApis } from './pay.mjs';
import { storageApis } from './storage.mjs';

/**
 * Names that code may look up on `wx` and find nothing. Everything else that the harness does not have is a fault the
 * moment it is called: better a new line here, or a real answer, than a journey that passes on silence.
 */
const MAY_BE_ABSENT = [
  'cloud', // Taro copies it; we use no cloud functions
  'webpackJsonp', // webpack keeps its chunks there, and makes it itself
  'getRendererUserAgent', // asked by polyfills
  'toJSON', // asked when something prints wx
  'then', // asked by await
  '$$typeof', // asked by React's and Playwright's printers
];

/**
 * The `wx` object.
 * @param {{ bundle: any, phone: any, stack: any }} parts
 * @returns {Record<string, any>}
 */
export function createWx(parts) {
  const nodes = () => parts.stack.top().instance;
  /** @type {Record<string, any>} */ const apis = {
    ...deviceApis(parts),
    ...interfaceApis(parts),
    ...navigationApis(parts),
    ...networkApis(),
    ...openApis(parts),
    ...payApis(),
    ...storageApis(),
    env: { USER_DATA_PATH: 'http://usr' },
    nextTick: (/** @type {() => void} */ run) => void Promise.resolve().then(run),
    canIUse: (/** @type {string} */ name) => Object.prototype.hasOwnProperty.call(apis, name.split('.')[0]),
    createSelectorQuery: () => nodes().createSelectorQuery(),
    createIntersectionObserver: (/** @type {any} */ component, /** @type {any} */ options) =>
      (component ?? nodes()).createIntersectionObserver(options),
    createAnimation: () => fault('wx.createAnimation: use CSS, the harness does not animate'),
    reportEvent() {},
    reportMonitor() {},
    getLogManager: () => ({ debug() {}, info() {}, log() {}, warn() {} }),
    getRealtimeLogManager: () => ({ info() {}, warn() {}, error() {}, setFilterMsg() {} }),
    ...singlePageApis(),
  };
  return new Proxy(apis, {
    get(target, name) {
      if (name in target || typeof name === 'symbol' || MAY_BE_ABSENT.includes(name))
        return target[/** @type {string} */ (name)];
      return () => fault(`wx.${name} was called, the harness does not have it`);
    },
  });
}
