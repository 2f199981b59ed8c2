import Taro from '@tarojs/taro';
import { person } from './wechat/person';
import { playTones } from './tones';
import type { Platform, TransferConfirm } from './types';

/** What Taro has no names for. */
interface Wechat {
  createWebAudioContext?: () => AudioContext;
  /** https://pay.weixin.qq.com/doc/v3/merchant/4012711988 */
  requestMerchantTransfer?: (options: TransferConfirm & { success: () => void; fail: () => void }) => void;
}
declare const wx: Wechat;

/** Where WeChat opened us: a page alone, under somebody's timeline. */
const TIMELINE_SCENE = 1154;

let audio: AudioContext | null = null;

function sound(kind: 'success' | 'refusal'): void {
  if (typeof wx.createWebAudioContext !== 'function') return;
  audio ??= wx.createWebAudioContext();
  playTones(audio, kind);
}

const ignore = () => undefined;

export const platform: Platform = {
  ...person,
  drawsOwnTitle: false,
  // The first row stands level with WeChat's capsule: 6 px below the status bar, 32 px high.
  stageTop: () => `${(Taro.getWindowInfo?.()?.statusBarHeight ?? 20) + 6}px`,
  liveAddress: () => `${API_BASE.replace(/^http/, 'ws')}/live`,
  launchWish: () => ({ shopperCode: null, staff: null }),
  deviceName: () => (Taro.getDeviceInfo?.().model ?? '微信').slice(0, 64),
  loginCode: async () => (await Taro.login()).code,
  knowsShopper: () => false,

  async scan() {
    try {
      const found = await Taro.scanCode({ scanType: ['qrCode'] });
      return { kind: 'scanned', proof: found.result };
    } catch {
      return { kind: 'cancelled' };
    }
  },

  async pay({ params }) {
    try {
      await Taro.requestPayment(params);
      return 'paid';
    } catch (thrown) {
      const { errMsg = '' } = thrown as { errMsg?: string };
      return errMsg.includes('cancel') ? 'cancelled' : 'failed';
    }
  },

  async confirmTransfer(confirm) {
    const ask = wx.requestMerchantTransfer;
    if (typeof ask !== 'function') {
      await Taro.showToast({ title: '请先把微信更新到最新版', icon: 'none' });
      return false;
    }
    return new Promise((resolve) => {
      ask({ ...confirm, success: () => resolve(true), fail: () => resolve(false) });
    });
  },
  isSinglePage: () => Taro.getLaunchOptionsSync().scene === TIMELINE_SCENE,

  signal(kind) {
    if (kind === 'success') Taro.vibrateShort({ type: 'heavy' }).catch(ignore);
    else Taro.vibrateLong().catch(ignore);
    sound(kind);
  },

  keepAwake(on) {
    Taro.setKeepScreenOn({ keepScreenOn: on }).catch(ignore);
  },

  shareOpenType: 'share',
  share: () => Promise.resolve(false),

  async copy(text) {
    // WeChat itself says that it is done.
    await Taro.setClipboardData({ data: text }).catch(ignore);
  },

  async chooseAddress() {
    try {
      const found = await Taro.chooseAddress();
      return {
        name: found.userName,
        phone: found.telNumber,
        // Peking is its own province: said once.
        region: [...new Set([found.provinceName, found.cityName, found.countyName])].join(' '),
        detail: found.detailInfo,
      };
    } catch {
      return null;
    }
  },

  onKey: () => ignore,
};
