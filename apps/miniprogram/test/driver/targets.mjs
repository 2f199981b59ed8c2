// @ts-check

/**
 * @typedef {object} Visit who opens the app, and where
 * @property {string} [shopper] login code, as GET /demo/people lists it
 * @property {string} [page] path of a page in the mini-program, with its query
 * @property {string | null} [scan] what the camera will read, in the mini-program
 * @property {boolean} [timeline] as the single page of somebody's timeline
 *
 * @typedef {object} Target one build of the mini-program, and how it is opened
 * @property {'h5' | 'weapp'} name
 * @property {(visit: Visit) => string} address
 * @property {boolean} hasCamera h5 lets the code be typed instead
 */

/** @param {string} apiUrl the API serves the build itself @returns {Target} */
export function h5Target(apiUrl) {
  return {
    name: 'h5',
    hasCamera: false,
    address({ shopper, page, timeline = false }) {
      const wishes = new URLSearchParams();
      if (shopper !== undefined) wishes.set('demo', shopper);
      if (timeline) wishes.set('timeline', '1');
      const query = wishes.size === 0 ? '' : `?${wishes}`;
      return `${apiUrl}/app/${query}${page === undefined ? '' : `#/${page}`}`;
    },
  };
}

/** @param {string} harnessUrl @returns {Target} */
export function weappTarget(harnessUrl) {
  return {
    name: 'weapp',
    hasCamera: true,
    address({ shopper, page, scan, timeline = false }) {
      const query = new URLSearchParams();
      if (shopper !== undefined) query.set('login', shopper);
      if (page !== undefined) query.set('page', page);
      if (scan !== undefined && scan !== null) query.set('scan', scan);
      if (timeline) query.set('scene', '1154');
      return `${harnessUrl}/?${query}`;
    },
  };
}
