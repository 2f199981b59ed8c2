// @ts-check

/** What a browser has and WeChat's logic layer has not. Shadowed, so that code leaning on it fails here too. */
const ABSENT_IN_WECHAT = [
  'window', 'document', 'self', 'frames', 'parent', 'top', 'location', 'history', 'navigator', 'screen',
  'localStorage', 'sessionStorage', 'indexedDB', 'caches', 'customElements', 'fetch', 'XMLHttpRequest', 'WebSocket',
  'EventSource', 'Headers', 'Request', 'Response', 'FormData', 'Blob', 'File', 'FileReader', 'URL', 'URLSearchParams',
  'TextEncoder', 'TextDecoder', 'AbortController', 'AbortSignal', 'atob', 'btoa', 'crypto', 'performance',
  'queueMicrotask', 'structuredClone', 'Intl', 'alert', 'confirm', 'prompt', 'open', 'close', 'print', 'stop',
  'requestAnimationFrame', 'cancelAnimationFrame', 'requestIdleCallback', 'HTMLElement', 'Element', 'Node', 'Event',
  'CustomEvent', 'EventTarget', 'MutationObserver', 'IntersectionObserver', 'ResizeObserver', 'Image', 'Audio',
  'AudioContext', 'MessageChannel', 'Worker', 'getComputedStyle', 'matchMedia', 'getSelection', 'addEventListener',
  'removeEventListener', 'dispatchEvent', 'postMessage', 'importScripts', 'origin', 'name', 'event', 'status',
]; // prettier-ignore

/** The global object of the logic layer: the language, timers and the console. */
const PRESENT_IN_WECHAT = [
  'Object', 'Array', 'Function', 'Number', 'String', 'Boolean', 'Symbol', 'BigInt', 'Math', 'JSON', 'Date', 'RegExp',
  'Map', 'Set', 'WeakMap', 'WeakSet', 'WeakRef', 'Promise', 'Proxy', 'Reflect', 'Error', 'TypeError', 'RangeError',
  'SyntaxError', 'ReferenceError', 'EvalError', 'URIError', 'AggregateError', 'ArrayBuffer', 'DataView', 'Int8Array',
  'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array', 'Float32Array',
  'Float64Array', 'BigInt64Array', 'BigUint64Array', 'NaN', 'Infinity', 'undefined', 'isNaN', 'isFinite', 'parseInt',
  'parseFloat', 'encodeURIComponent', 'decodeURIComponent', 'encodeURI', 'decodeURI', 'escape', 'unescape', 'console',
]; // prettier-ignore
const TIMERS = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'];

/**
 * A CommonJS loader for the package's files, each run with WeChat's globals and nothing of the browser's.
 *
 * @param {Record<string, string>} sources by path without suffix
 * @param {Record<string, unknown>} globals wx, App, Page, Component, getApp, …
 * @returns {(path: string) => unknown} runs a file once and gives its exports
 */
export function createLoader(sources, globals) {
  const world = /** @type {Record<string, any>} */ (/** @type {unknown} */ (globalThis));
  /** @type {Record<string, unknown>} */ const sandboxGlobal = { ...globals };
  for (const name of PRESENT_IN_WECHAT) sandboxGlobal[name] = world[name];
  for (const name of TIMERS) sandboxGlobal[name] = world[name].bind(world);

  const parameters = { ...globals, globalThis: sandboxGlobal, global: sandboxGlobal };
  const names = ['require', 'module', 'exports', ...Object.keys(parameters), ...ABSENT_IN_WECHAT];
  /** @type {Map<string, { exports: unknown }>} */ const loaded = new Map();

  /** @param {string} path @returns {unknown} */
  function load(path) {
    const known = loaded.get(path);
    if (known !== undefined) return known.exports;
    const source = sources[path];
    if (source === undefined) throw new Error(`module '${path}.js' is not defined`);

    const module = { exports: {} };
    loaded.set(path, module);
    const run = new Function(...names, `${source}\n//# sourceURL=weapp/${path}.js`);
    run.call(
      undefined,
      (/** @type {string} */ target) => load(resolvePath(path, target)),
      module,
      module.exports,
      ...Object.values(parameters),
    );
    return module.exports;
  }
  return load;
}

/**
 * @param {string} from path of the file that asks
 * @param {string} target
 */
export function resolvePath(from, target) {
  const parts = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of target.replace(/\.js$/, '').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
