// @ts-check
import { fault } from './report.mjs';
import { test } from './test-switches.mjs';
import { asyncApi } from './wx/call.mjs';

/**
 * A page alone under somebody's timeline: no sign-in, no ways, no tabs, and WeChat's own bar below:
 * https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/share-timeline.html
 */
const TIMELINE_SCENE = 1154;

const NOT_THERE = [
  'login', 'checkSession', 'getUserProfile', 'authorize', 'navigateTo', 'redirectTo', 'navigateBack', 'switchTab',
  'reLaunch', 'scanCode', 'chooseAddress', 'requestPayment', 'requestMerchantTransfer', 'requestSubscribeMessage',
  'openPrivacyContract', 'requirePrivacyAuthorize', 'shareFileMessage', 'showShareMenu',
]; // prettier-ignore

export function isSinglePage() {
  return test.scene === TIMELINE_SCENE;
}

/** Calls that WeChat refuses there; each is a fault, because a page must not even offer them. @returns {Record<string, any>} */
export function singlePageApis() {
  if (!isSinglePage()) return {};
  const refuse = (/** @type {string} */ name) =>
    asyncApi(name, () => {
      fault(`wx.${name} was called in the single page of a timeline`);
      throw new Error('not supported in single page mode');
    });
  return Object.fromEntries(NOT_THERE.map((name) => [name, refuse(name)]));
}
