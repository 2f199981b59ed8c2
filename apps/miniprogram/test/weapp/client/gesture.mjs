// @ts-check
import { fault } from './report.mjs';

/** WeChat lets some interfaces be called only by a tap: from its handler itself, not after waiting for something else. */
let tapping = false;

/** A tap is about to reach its handlers. */
export function tapBegins() {
  tapping = true;
  setTimeout(() => {
    tapping = false;
  }, 0);
}

/** @param {string} api fails as WeChat does when nobody has just tapped, and counts as a fault */
export function needsTap(api) {
  if (tapping) return;
  fault(`wx.${api} was called without a tap, or after waiting`);
  throw new Error('can only be invoked by user TAP gesture.');
}
