import Taro from '@tarojs/taro';
import { ask } from './browser/ask';
import { isSinglePage, knowsShopper, launchWish, loginCode } from './browser/demo-person';
import { person } from './browser/person';
import { playTones } from './tones';
import type { Platform } from './types';

let audio: AudioContext | null = null;

/** True when it was done: a browser may have no clipboard, or may not let us. */
async function toClipboard(text: string): Promise<boolean> {
  if (navigator.clipboard === undefined) return false;
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}

/** 'Chrome · Android', from what the browser says of itself. */
function browserName(): string {
  const said = navigator.userAgent;
  const browser = /(Edg|Firefox|Chrome|Safari)/.exec(said)?.[1]?.replace('Edg', 'Edge') ?? '浏览器';
  const system = /(iPhone|iPad|Android|Windows|Mac|Linux)/.exec(said)?.[1] ?? '';
  return [browser, system].filter((part) => part !== '').join(' · ');
}

export const platform: Platform = {
  ...person,
  drawsOwnTitle: true,
  stageTop: () => 'calc(env(safe-area-inset-top) + 24px)',
  liveAddress: () => `${window.location.origin.replace(/^http/, 'ws')}/live`,
  launchWish,
  deviceName: browserName,
  loginCode: () => Promise.resolve(loginCode()),
  knowsShopper,
  scan: () => Promise.resolve({ kind: 'typed' }),

  async pay({ description, amount }) {
    const content = `${description}，付 ${amount}。预览里没有微信支付，这里代替它的收银台，不会真的扣款。`;
    return (await ask('微信支付', content, '确认付款', '取消')) ? 'paid' : 'cancelled';
  },

  confirmTransfer: (_confirm, amount) =>
    ask('确认收款', `收下 ${amount}。预览里没有微信的收款页，这里代替它，不会真的转账。`, '收下', '先不收'),
  isSinglePage,

  signal(kind) {
    if (typeof navigator.vibrate === 'function') navigator.vibrate(kind === 'success' ? 60 : [120, 80, 120]);
    if (typeof window.AudioContext !== 'function') return;
    audio ??= new window.AudioContext();
    playTones(audio, kind);
  },

  keepAwake: () => undefined,
  shareOpenType: undefined,

  share(path) {
    const { origin, pathname } = window.location;
    const page = path === undefined ? '' : `#/${path.replace(/^\//, '')}`;
    // Without the query: a link to the shop must never carry somebody's sign-in.
    return toClipboard(origin + pathname + page);
  },

  async copy(text) {
    const title = (await toClipboard(text)) ? '已复制' : '没有复制成功，请长按选取';
    await Taro.showToast({ title, icon: 'none' });
  },

  onKey(listener) {
    const heard = (event: KeyboardEvent): void => {
      if (!event.ctrlKey && !event.metaKey && !event.altKey) listener(event.key);
    };
    window.addEventListener('keydown', heard);
    return () => window.removeEventListener('keydown', heard);
  },
};
