// @ts-check
import { albumPicture, compressed, fileAt, fileSystem, keepFile } from '../files.mjs';
import { needsTap } from '../gesture.mjs';
import { hasAgreed, listenForPrivacy, needsAgreement } from '../privacy.mjs';
import { oneUse, test } from '../test-switches.mjs';
import { fault, report } from '../report.mjs';
import { asyncApis, accept } from './call.mjs';
import { ask } from './dialogs.mjs';

const LARGE_BYTES = 30 * 1024 * 1024;

/** @param {'picture' | 'large' | 'lie'} kind @returns {Promise<Blob>} */
async function photoOf(kind) {
  if (kind === 'large') return new Blob([new Uint8Array(LARGE_BYTES)], { type: 'image/png' });
  return kind === 'lie' ? new Blob(['%PDF-1.7 no picture'], { type: 'image/png' }) : albumPicture();
}

/** WeChat takes more at once by now; older phones do not. */
const TEMPLATES_AT_ONCE = 3;

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
    onNeedPrivacyAuthorization: listenForPrivacy,
    /** Takes callbacks only. @param {any} options */
    getPrivacySetting: ({ success }) =>
      void success?.({ needAuthorization: !hasAgreed(), privacyContractName: '《用户隐私保护指引》' }),
    getFileSystemManager: () => fileSystem,
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
        return { code: oneUse(test.loginCode) };
      },
      checkSession: accept,
      scanCode() {
        if (test.scanResult === null) throw new Error('cancel');
        return { result: test.scanResult, scanType: 'QR_CODE', charSet: 'UTF-8', path: '' };
      },
      async chooseMedia({ count = 9, mediaType = ['image', 'video'] }) {
        await needsAgreement('chooseMedia');
        if (mediaType.join() !== 'image') fault('wx.chooseMedia is asked for more than pictures');
        if (test.photos === 0) throw new Error('cancel');
        const pictures = await Promise.all(
          Array.from({ length: Math.min(count, test.photos) }, () => photoOf(test.photoKind)),
        );
        const tempFiles = pictures.map((picture) => ({
          tempFilePath: keepFile(picture, 'png'),
          size: picture.size,
          fileType: 'image',
        }));
        return { tempFiles, type: 'image' };
      },
      async chooseAddress() {
        await needsAgreement('chooseAddress');
        if (!(bundle.app.requiredPrivateInfos ?? []).includes('chooseAddress'))
          fault('wx.chooseAddress is not named in requiredPrivateInfos of app.json');
        if (test.address === null) throw new Error('cancel');
        return test.address;
      },
      async requestSubscribeMessage({ tmplIds = [] }) {
        needsTap('requestSubscribeMessage');
        if (tmplIds.length === 0) throw new Error("TmplIds can't be empty");
        if (tmplIds.length > TEMPLATES_AT_ONCE)
          fault(`wx.requestSubscribeMessage asks for ${tmplIds.length} templates at once`);
        const question = {
          title: '申请发送一次性订阅消息',
          content: `${tmplIds.length} 项`,
          buttons: ['取消', '允许'],
        };
        const answer = (await ask(question)) === 1 ? 'accept' : 'reject';
        return Object.fromEntries(tmplIds.map((/** @type {string} */ id) => [id, answer]));
      },
      getSetting: () => ({ authSetting: {}, subscriptionsSetting: { mainSwitch: true, itemSettings: {} } }),
      requirePrivacyAuthorize: () => needsAgreement('requirePrivacyAuthorize'),
      openPrivacyContract: () => void report.opened.push('用户隐私保护指引'),
      async setClipboardData({ data }) {
        await needsAgreement('setClipboardData');
        clipboard = data;
      },
      async getClipboardData() {
        await needsAgreement('getClipboardData');
        return { data: clipboard };
      },
      compressImage: async ({ src, quality = 80, compressedWidth }) => ({
        tempFilePath: compressedWidth === undefined ? src : await compressed(src, compressedWidth, quality),
      }),
      async downloadFile({ url, header = {} }) {
        const { pathname, search } = new URL(url);
        const answer = await fetch(`/proxy${pathname}${search}`, { headers: header, cache: 'no-store' });
        return { statusCode: answer.status, tempFilePath: keepFile(await answer.blob(), 'zip') };
      },
      shareFileMessage({ filePath, fileName = '' }) {
        needsTap('shareFileMessage');
        report.files.push({ name: fileName, bytes: fileAt(filePath).size });
      },
      showShareMenu: accept,
      hideShareMenu: accept,
      updateShareMenu: accept,
      authorize: accept,
      preloadSubpackage: accept,
    }),
  };
}
