import type { AgreementAsked, Platform } from '../../src/platform/types';

/** A device that does nothing and remembers its signals. */
export const signals: string[] = [];

/** What the person at the device does when asked; a spec changes it. */
export const personDoes = {
  needsAgreement: false,
  asked: null as AgreementAsked | null,
  phone: null as string | null,
  file: null as string | null,
  photos: [] as string[],
  photoAnswer: null as { status: number; body: unknown } | null,
  pays: 'paid' as 'paid' | 'cancelled' | 'failed',
  /** Whether they take a transfer, and whether the page stands on a timeline. */
  takes: true,
  singlePage: false,
  shared: [] as string[],
};

export const platform: Platform = {
  drawsOwnTitle: false,
  tellsOfAccepts: true,
  stageTop: () => '0px',
  liveAddress: () => 'ws://127.0.0.1/live',
  launchWish: () => ({ shopperCode: null, staff: null }),
  deviceName: () => 'spec',
  loginCode: () => Promise.resolve('code-1'),
  knowsShopper: () => false,
  scan: () => Promise.resolve({ kind: 'typed' }),
  pay: () => Promise.resolve(personDoes.pays),
  confirmTransfer: () => Promise.resolve(personDoes.takes),
  isSinglePage: () => personDoes.singlePage,
  signal: (kind) => void signals.push(kind),
  keepAwake: () => undefined,
  shareOpenType: undefined,
  share(path = '') {
    personDoes.shared.push(path);
    return Promise.resolve(true);
  },
  copy: () => Promise.resolve(),
  onKey: () => () => undefined,

  needsAgreement: () => Promise.resolve(personDoes.needsAgreement),
  agreeOpenType: undefined,
  agreed: () => void (personDoes.needsAgreement = false),
  openGuide: () => Promise.resolve(true),
  onAgreementAsked(listener) {
    personDoes.asked = listener;
    return () => undefined;
  },
  phoneOpenType: undefined,
  phoneCode: () => Promise.resolve(personDoes.phone),
  avatarOpenType: undefined,
  pickAvatar: () => Promise.resolve('data:image/png;base64,iVBORw0KGgo='),
  readAvatar: () => Promise.resolve({ type: 'image/png', data: 'iVBORw0KGgo=' }),
  pickPhotos: () => Promise.resolve(personDoes.photos),
  sendPhoto: () => Promise.resolve(personDoes.photoAnswer),
  nicknameType: 'text',
  askSubscriptions: (templates) =>
    Promise.resolve(Object.fromEntries(templates.map(({ id }) => [id, 'accept']))),
  fetchFile: () => Promise.resolve(personDoes.file),
  fetchPicture: () => Promise.resolve(personDoes.file),
  giveFileWords: '保存',
  giveFile: () => Promise.resolve(true),
};
