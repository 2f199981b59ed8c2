// @ts-check

/**
 * What the run left behind, read by the journeys as `window.weappReport`. A fault is something the real WeChat would
 * not do for us; one is enough to fail a journey.
 */
export const report = {
  /** @type {string[]} */ faults: [],
  /** @type {Record<string, { count: number, maxBytes: number, totalBytes: number }>} */ setData: {},
  /** @type {string[]} pages in the order they were opened */ opened: [],
  /** @type {any[]} cards given to friends */ shared: [],
  /** @type {{ name: string, bytes: number }[]} files handed to a chat */ files: [],
  /** @type {string[]} names of vibrations and sounds asked for */ signals: [],
  /** @type {Set<string>} origins the build speaks to */ origins: new Set(),
};

/** @param {string} text */
export function fault(text) {
  if (!report.faults.includes(text)) report.faults.push(text);
}

/**
 * @param {string} where page or component
 * @param {number} bytes size of the JSON that crosses to the view
 */
export function countSetData(where, bytes) {
  const seen = (report.setData[where] ??= { count: 0, maxBytes: 0, totalBytes: 0 });
  seen.count += 1;
  seen.maxBytes = Math.max(seen.maxBytes, bytes);
  seen.totalBytes += bytes;
}
