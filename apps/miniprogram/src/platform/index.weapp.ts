import Taro from '@tarojs/taro';
import { playTones } from './tones';
import type { Platform } from './types';

interface WechatAudio {
  createWebAudioContext?: () => AudioContext;
}
declare const wx: WechatAudio;

let audio: AudioContext | null = null;

function sound(kind: 'success' | 'refusal'): void {
  if (typeof wx.createWebAudioContext !== 'function') return;
  audio ??= wx.createWebAudioContext();
  playTones(audio, kind);
}

const ignore = () => undefined;

export const platform: Platform = {
  drawsOwnTitle: false,
  // The first row stands level with WeChat's capsule: 6 px below the status bar, 32 px high.
  stageTop: () => `${(Taro.getWindowInfo?.()?.statusBarHeight ?? 20) + 6}px`,
  launchWish: () => ({ shopperCode: null, staff: null }),
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
