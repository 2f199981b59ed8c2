// @ts-check
import { asyncApis } from './call.mjs';

const PREFIX = 'weapp:';

/** Storage lives in the browser's, so that it outlasts a reload and two people need two profiles. */
export function storageApis() {
  const get = (/** @type {string} */ key) => {
    const text = localStorage.getItem(PREFIX + key);
    return text === null ? undefined : JSON.parse(text).value;
  };
  const set = (/** @type {string} */ key, /** @type {unknown} */ value) =>
    localStorage.setItem(PREFIX + key, JSON.stringify({ value }));
  const remove = (/** @type {string} */ key) => localStorage.removeItem(PREFIX + key);
  const keys = () =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX))
      .map((key) => key.slice(PREFIX.length));
  const clear = () => keys().forEach(remove);
  const info = () => ({ keys: keys(), currentSize: 1, limitSize: 10240 });

  return {
    getStorageSync: (/** @type {string} */ key) => get(key) ?? '',
    setStorageSync: set,
    removeStorageSync: remove,
    clearStorageSync: clear,
    getStorageInfoSync: info,
    ...asyncApis({
      getStorage({ key }) {
        const data = get(key);
        if (data === undefined) throw new Error('data not found');
        return { data };
      },
      setStorage: ({ key, data }) => set(key, data),
      removeStorage: ({ key }) => remove(key),
      clearStorage: clear,
      getStorageInfo: info,
    }),
  };
}
