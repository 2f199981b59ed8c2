// @ts-check
import { fault } from './report.mjs';
import { test } from './test-switches.mjs';
import { ask } from './wx/dialogs.mjs';

/**
 * Whether the person agreed to the privacy guide, as WeChat keeps it, and who asks them:
 * https://developers.weixin.qq.com/miniprogram/dev/framework/user-privacy/PrivacyAuthorize.html
 */
const AGREED_KEY = 'weapp-privacy-agreed';
const NOT_AUTHORIZED = 'privacy permission is not authorized';

/** @type {((resolve: (answer: any) => void, info: { referrer: string }) => void) | null} */ let listener =
  null;
/** @type {Set<string>} ids of agreement buttons that were really tapped */ const tapped = new Set();

export function hasAgreed() {
  return test.agreed || localStorage.getItem(AGREED_KEY) !== null;
}

/** The button `agreePrivacyAuthorization` was tapped. @param {string} id of the button */
export function agree(id) {
  tapped.add(id);
  localStorage.setItem(AGREED_KEY, 'yes');
}

/** @param {typeof listener} heard the last one counts */
export function listenForPrivacy(heard) {
  listener = heard;
}

/** The page asks, when it said that it would; else WeChat does, with a window of its own. @param {string} referrer what waits for the answer */
function askPerson(referrer) {
  return new Promise((resolve) => {
    if (listener === null) {
      const question = {
        title: '用户隐私保护提示',
        content: '请阅读并同意隐私保护指引',
        buttons: ['拒绝', '同意'],
      };
      void ask(question).then((index) => resolve(index === 1));
      return;
    }
    const answered = (/** @type {any} */ { event, buttonId }) => {
      if (event === 'exposureAuthorization') return;
      const proven = event === 'agree' && tapped.has(buttonId);
      if (event === 'agree' && !proven)
        fault(`onNeedPrivacyAuthorization: no agreement button with the id "${buttonId}" was tapped`);
      resolve(proven);
    };
    listener(answered, { referrer });
  });
}

/** Waits for the agreement where there is none yet. @param {string} referrer @throws as WeChat when the person does not agree */
export async function needsAgreement(referrer) {
  if (hasAgreed()) return;
  if (!(await askPerson(referrer))) throw Object.assign(new Error(NOT_AUTHORIZED), { errno: 104 });
  localStorage.setItem(AGREED_KEY, 'yes');
}
