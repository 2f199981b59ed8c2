// @ts-check
import { test } from '../test-switches.mjs';
import { fault } from '../report.mjs';
import { asyncApis, accept } from './call.mjs';

/**
 * What WeChat knows about the person and the mini-program: sign-in, scanning, addresses, sharing, updates, clipboard.
 * @param {{ bundle: any }} parts
 */
export function openApis({ bundle }) {
  let clipboard = '';
  return {
    getLaunchOptionsSync: () => test.launch,
    getEnterOptionsSync: () => test.launch,
    getAccountInfoSync: () => ({
      miniProgram: { appId: 'wx0000000000000000', envVersion: 'develop', version: '' },
    }),
    getUpdateManager: () => ({
      onCheckForUpdate() {},
      onUpdateReady() {},
      onUpdateFailed() {},
      applyUpdate() {},
    }),
    onNeedPrivacyAuthorization() {},
    onAppShow() {},
    offAppShow() {},
    onAppHide() {},
    offAppHide() {},
    onError() {},
    offError() {},
    onUnhandledRejection() {},
    offUnhandledRejection() {},
    onPageNotFound() {},
    offPageNotFound() {},
    ...asyncApis({
      login() {
        if (test.loginCode === null) throw new Error('login refused by the test');
        return { code: test.loginCode };
      },
      checkSession: accept,
      scanCode() {
        if (test.scanResult === null) throw new Error('cancel');
        return { result: test.scanResult, scanType: 'QR_CODE', charSet: 'UTF-8', path: '' };
      },
      chooseAddress() {
        if (!(bundle.app.requiredPrivateInfos ?? []).includes('chooseAddress'))
          fault('wx.chooseAddress is not named in requiredPrivateInfos of app.json');
        if (test.address === null) throw new Error('cancel');
        return test.address;
      },
      requestSubscribeMessage: ({ tmplIds = [] }) =>
        Object.fromEntries(tmplIds.map((/** @type {string} */ id) => [id, 'accept'])),
      getSetting: () => ({ authSetting: {}, subscriptionsSetting: { mainSwitch: true, itemSettings: {} } }),
      getPrivacySetting: () => ({ needAuthorization: false, privacyContractName: '' }),
      setClipboardData: ({ data }) => void (clipboard = data),
      getClipboardData: () => ({ data: clipboard }),
      showShareMenu: accept,
      hideShareMenu: accept,
      updateShareMenu: accept,
      authorize: accept,
      preloadSubpackage: accept,
    }),
  };
}
