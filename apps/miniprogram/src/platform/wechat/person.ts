import Taro from '@tarojs/taro';
import { smallPicture } from './picture';
import { AGREE_BUTTON, type AgreementAsked, type PersonAbilities, type SubscriptionAnswer } from '../types';

/** Under each template's id, beside `errMsg`. */
type Answers = Record<string, SubscriptionAnswer | undefined>;

let asked: AgreementAsked | null = null;
let hearing = false;

/** While nobody hears, what is private fails as if refused: nothing may wait for ever. */
function hearAgreement(): void {
  if (hearing) return;
  hearing = true;
  Taro.onNeedPrivacyAuthorization?.((resolve) => {
    if (asked === null) {
      resolve({ event: 'disagree' });
      return;
    }
    resolve({ event: 'exposureAuthorization' });
    asked((agreed) => resolve(agreed ? { event: 'agree', buttonId: AGREE_BUTTON } : { event: 'disagree' }));
  });
}

async function fetched(path: string, token: string): Promise<string | null> {
  try {
    const header = { authorization: `Bearer ${token}` };
    const { statusCode, tempFilePath } = await Taro.downloadFile({ url: API_BASE + path, header });
    return statusCode === 200 ? tempFilePath : null;
  } catch {
    return null;
  }
}

/** What a form is answered with is text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

export const person: PersonAbilities = {
  tellsOfAccepts: true,
  needsAgreement: () =>
    new Promise((resolve) => {
      // WeChat before 2.32.3 asks nobody.
      if (typeof Taro.getPrivacySetting !== 'function') resolve(false);
      else
        Taro.getPrivacySetting({
          success: ({ needAuthorization }) => resolve(needAuthorization),
          fail: () => resolve(false),
        });
    }),
  agreeOpenType: 'agreePrivacyAuthorization',
  agreed: () => undefined,
  openGuide: () =>
    new Promise((resolve) => {
      Taro.openPrivacyContract({ success: () => resolve(true), fail: () => resolve(false) });
    }),
  onAgreementAsked(listener) {
    hearAgreement();
    asked = listener;
    return () => {
      if (asked === listener) asked = null;
    };
  },

  phoneOpenType: 'getPhoneNumber',
  phoneCode: () => Promise.resolve(null),

  avatarOpenType: 'chooseAvatar',
  pickAvatar: () => Promise.resolve(null),
  readAvatar: smallPicture,
  async pickPhotos(count) {
    try {
      const { tempFiles } = await Taro.chooseMedia({ count, mediaType: ['image'], sizeType: ['compressed'] });
      return tempFiles.map(({ tempFilePath }) => tempFilePath);
    } catch {
      return [];
    }
  },
  async sendPhoto(path, token, filePath) {
    try {
      const header = { authorization: `Bearer ${token}` };
      const sent = await Taro.uploadFile({ url: API_BASE + path, filePath, name: 'file', header });
      return { status: sent.statusCode, body: parsed(sent.data) };
    } catch {
      return null;
    }
  },
  nicknameType: 'nickname',

  async askSubscriptions(templates) {
    if (templates.length === 0) return {};
    try {
      const tmplIds = templates.map(({ id }) => id);
      const asked = { tmplIds } as Taro.requestSubscribeMessage.Option;
      const answers = (await Taro.requestSubscribeMessage(asked)) as unknown as Answers;
      return Object.fromEntries(tmplIds.map((id) => [id, answers[id] ?? 'reject']));
    } catch {
      // The person switched all messages off, or WeChat has no window to ask in: nothing was answered.
      return {};
    }
  },

  fetchFile: fetched,
  fetchPicture: fetched,
  giveFileWords: '发到聊天里保存',
  giveFile: (filePath, fileName) =>
    Taro.shareFileMessage({ filePath, fileName }).then(
      () => true,
      () => false,
    ),
};
