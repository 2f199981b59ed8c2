import Taro from '@tarojs/taro';
import { playTones } from './tones';
import type { LaunchWish, Platform } from './types';

const DEMO_KEY = 'fanchang.demo';

let audio: AudioContext | null = null;

/** The query before the `#` and the one behind it, as one: links are written both ways. */
function query(): URLSearchParams {
  const [, behindHash = ''] = window.location.hash.split('?');
  return new URLSearchParams([
    ...new URLSearchParams(window.location.search),
    ...new URLSearchParams(behindHash),
  ]);
}

function launchWish(): LaunchWish {
  const asked = query();
  const account = asked.get('staff');
  return {
    shopperCode: asked.get('demo'),
    staff: account === null ? null : { account, password: asked.get('password') ?? '' },
  };
}

/** The demo shopper of this browser; a visitor of its own when nobody was named. */
function demoCode(): string {
  const named = launchWish().shopperCode ?? window.localStorage.getItem(DEMO_KEY);
  const code = named ?? `demo:visitor-${Math.random().toString(36).slice(2, 12)}`;
  window.localStorage.setItem(DEMO_KEY, code);
  return code;
}

/** True when it was done: a browser may have no clipboard, or may not let us. */
async function toClipboard(text: string): Promise<boolean> {
  if (navigator.clipboard === undefined) return false;
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}

export const platform: Platform = {
  drawsOwnTitle: true,
  stageTop: () => 'calc(env(safe-area-inset-top) + 24px)',
  launchWish,
  loginCode: () => Promise.resolve(demoCode()),
  knowsShopper: () => launchWish().shopperCode !== null || window.localStorage.getItem(DEMO_KEY) !== null,
  scan: () => Promise.resolve({ kind: 'typed' }),

  signal(kind) {
    if (typeof navigator.vibrate === 'function') navigator.vibrate(kind === 'success' ? 60 : [120, 80, 120]);
    if (typeof window.AudioContext !== 'function') return;
    audio ??= new window.AudioContext();
    playTones(audio, kind);
  },

  keepAwake: () => undefined,
  shareOpenType: undefined,

  share() {
    const { origin, pathname } = window.location;
    // Without the query: a link to the shop must never carry somebody's sign-in.
    return toClipboard(origin + pathname);
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
