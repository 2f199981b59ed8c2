// @ts-check

/**
 * What a journey may decide for the phone, by the page's query (`?login=demo:…&page=pages/…`) or later through
 * `window.weapp.test`.
 */
const query = new URLSearchParams(window.location.search);

export const test = {
  /** What wx.login answers; null makes it fail. @type {string | null} */
  loginCode: query.get('login') ?? 'demo:nobody',
  /** What wx.scanCode reads; null is a person who closes the camera. @type {string | null} */
  scanResult: query.get('scan'),
  /** Page to open first, with its query, instead of the first of app.json. @type {string | null} */
  launchPath: query.get('page'),
  /** @type {any} what wx.getLaunchOptionsSync answers */
  launch: null,
};
