import type { Platform } from '../../src/platform/types';

/** A device that does nothing and remembers its signals. */
export const signals: string[] = [];

export const platform: Platform = {
  drawsOwnTitle: false,
  stageTop: () => '0px',
  launchWish: () => ({ shopperCode: null, staff: null }),
  loginCode: () => Promise.resolve('code-1'),
  knowsShopper: () => false,
  scan: () => Promise.resolve({ kind: 'typed' }),
  signal: (kind) => void signals.push(kind),
  keepAwake: () => undefined,
  shareOpenType: undefined,
  share: () => Promise.resolve(true),
  copy: () => Promise.resolve(),
  onKey: () => () => undefined,
};
