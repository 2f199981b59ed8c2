import { ask } from './ask';
import { phoneCode } from './demo-person';
import { dataAddress, photoAt, pickPhotos, pickPicture, smallPicture } from './picture';
import type { PersonAbilities } from '../types';

/** The browser stands in for WeChat's own sheets, so that the way of a shopper can be walked without a phone. */

const AGREED_KEY = 'fanchang.agreed';

async function fetched(path: string, token: string): Promise<Blob | null> {
  const header = { authorization: `Bearer ${token}` };
  const answer = await fetch(API_BASE + path, { headers: header }).catch(() => null);
  return answer?.ok === true ? answer.blob() : null;
}

export const person: PersonAbilities = {
  tellsOfAccepts: false,
  needsAgreement: () => Promise.resolve(window.localStorage.getItem(AGREED_KEY) === null),
  agreeOpenType: undefined,
  agreed: () => window.localStorage.setItem(AGREED_KEY, 'yes'),
  openGuide: () => Promise.resolve(false),
  // Nothing private can be asked of a browser unasked.
  onAgreementAsked: () => () => undefined,

  phoneOpenType: undefined,
  async phoneCode() {
    const given = await ask('用微信手机号绑定', '预览里没有微信的授权窗，用演示号码代替。', '允许', '不允许');
    return given ? phoneCode() : null;
  },

  avatarOpenType: undefined,
  pickAvatar: pickPicture,
  readAvatar: smallPicture,
  pickPhotos,
  async sendPhoto(path, token, address) {
    const file = photoAt(address);
    if (file === undefined) return null;
    const form = new FormData();
    form.append('file', file, file.name);
    const header = { authorization: `Bearer ${token}` };
    const answer = await fetch(API_BASE + path, { method: 'POST', headers: header, body: form }).catch(
      () => null,
    );
    if (answer === null) return null;
    const body: unknown = await answer.json().catch(() => null);
    return { status: answer.status, body };
  },
  nicknameType: 'text',

  async askSubscriptions(templates) {
    if (templates.length === 0) return {};
    const titles = templates.map(({ title }) => `「${title}」`).join('');
    const given = await ask(
      '允许发送订阅消息？',
      `${titles}各一次。预览里不会真的发到微信。`,
      '允许',
      '取消',
    );
    return Object.fromEntries(templates.map(({ id }) => [id, given ? 'accept' : 'reject']));
  },

  async fetchFile(path, token) {
    const file = await fetched(path, token);
    return file === null ? null : URL.createObjectURL(file);
  },
  async fetchPicture(path, token) {
    const file = await fetched(path, token);
    return file === null ? null : dataAddress(file);
  },
  giveFileWords: '保存到这台设备',
  giveFile(address, name) {
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    return Promise.resolve(true);
  },
};
