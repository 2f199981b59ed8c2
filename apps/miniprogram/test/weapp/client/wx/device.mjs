// @ts-check
import { report } from '../report.mjs';
import { STATUS_BAR_PX } from '../phone.mjs';
import { asyncApis, accept } from './call.mjs';

/**
 * The phone: its sizes, theme, sounds and vibrations.
 * @param {{ phone: any, stack: any }} parts
 */
export function deviceApis({ phone, stack }) {
  const windowInfo = () => ({
    pixelRatio: window.devicePixelRatio,
    screenWidth: window.innerWidth,
    screenHeight: window.innerHeight,
    windowWidth: window.innerWidth,
    windowHeight: stack.top()?.scroller.clientHeight ?? window.innerHeight,
    statusBarHeight: STATUS_BAR_PX,
    screenTop: 0,
    safeArea: {
      left: 0,
      right: window.innerWidth,
      top: STATUS_BAR_PX,
      bottom: window.innerHeight,
      width: window.innerWidth,
      height: window.innerHeight - STATUS_BAR_PX,
    },
  });
  const deviceInfo = () => ({
    brand: 'harness',
    model: 'harness',
    system: 'Android 13',
    platform: 'android',
    benchmarkLevel: 30,
  });
  const baseInfo = () => ({
    SDKVersion: '3.8.0',
    version: '8.0.50',
    language: 'zh_CN',
    theme: phone.theme(),
    enableDebug: false,
    fontSizeSetting: 16,
    host: { env: 'WeChat' },
  });
  const systemInfo = () => ({ ...windowInfo(), ...deviceInfo(), ...baseInfo() });
  /** @type {Set<(answer: { theme: string }) => void>} */ const themeListeners = new Set();
  phone.darkScheme.addEventListener('change', () => {
    for (const listener of themeListeners) listener({ theme: phone.theme() });
  });
  const signal = (/** @type {string} */ name) => () => void report.signals.push(name);

  return {
    getWindowInfo: windowInfo,
    getDeviceInfo: deviceInfo,
    getAppBaseInfo: baseInfo,
    getSystemInfoSync: systemInfo,
    getSystemSetting: () => ({ deviceOrientation: 'portrait', wifiEnabled: true }),
    getMenuButtonBoundingClientRect: () => ({
      width: 87,
      height: 32,
      top: STATUS_BAR_PX + 6,
      right: window.innerWidth - 7,
      bottom: STATUS_BAR_PX + 38,
      left: window.innerWidth - 94,
    }),
    onThemeChange: (/** @type {any} */ listener) => void themeListeners.add(listener),
    offThemeChange: (/** @type {any} */ listener) => void themeListeners.delete(listener),
    onNetworkStatusChange() {},
    offNetworkStatusChange() {},
    onWindowResize() {},
    offWindowResize() {},
    onMemoryWarning() {},
    onKeyboardHeightChange() {},
    offKeyboardHeightChange() {},
    createInnerAudioContext: () => soundPlayer(signal('audio')),
    createWebAudioContext: () => new AudioContext(),
    ...asyncApis({
      getSystemInfo: systemInfo,
      getSystemInfoAsync: systemInfo,
      getNetworkType: () => ({ networkType: 'wifi', isConnected: true }),
      vibrateShort: signal('vibrateShort'),
      vibrateLong: signal('vibrateLong'),
      setKeepScreenOn: accept,
      setScreenBrightness: accept,
      getScreenBrightness: () => ({ value: 0.5 }),
      hideKeyboard: () => void (/** @type {HTMLElement | null} */ (document.activeElement)?.blur()),
      makePhoneCall: accept,
      getBatteryInfo: () => ({ level: 100, isCharging: true }),
    }),
  };
}

/** @param {() => void} onPlay */
function soundPlayer(onPlay) {
  const ignore = () => undefined;
  return {
    src: '',
    volume: 1,
    obeyMuteSwitch: true,
    play: onPlay,
    pause: ignore,
    stop: ignore,
    seek: ignore,
    destroy: ignore,
    onPlay: ignore,
    onEnded: ignore,
    onError: ignore,
    onCanplay: ignore,
    onStop: ignore,
    offEnded: ignore,
    offError: ignore,
  };
}
