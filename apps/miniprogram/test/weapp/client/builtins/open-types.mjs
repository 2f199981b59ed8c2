// @ts-check
import { albumPicture, keepFile } from '../files.mjs';
import { agree, needsAgreement } from '../privacy.mjs';
import { fault } from '../report.mjs';
import { isSinglePage } from '../single-page.mjs';
import { oneUse, test } from '../test-switches.mjs';
import { ask } from '../wx/dialogs.mjs';

/** @typedef {import('./element.mjs').View} View */

/** WeChat's own sheet over the page. @param {View} view */
async function giveNumber(view) {
  const tell = (/** @type {any} */ detail) => view.emit('getphonenumber', detail);
  try {
    await needsAgreement('button.getPhoneNumber');
  } catch (error) {
    const { message, errno } = /** @type {Error & { errno: number }} */ (error);
    tell({ errMsg: `getPhoneNumber:fail ${message}`, errno });
    return;
  }
  const question = { title: '申请获取并验证你的手机号', content: test.phone, buttons: ['不允许', '允许'] };
  if ((await ask(question)) !== 1) tell({ errMsg: 'getPhoneNumber:fail user deny' });
  else
    tell({ errMsg: 'getPhoneNumber:ok', code: oneUse((test.loginCode ?? '').replace(/^demo:/, 'phone:')) });
}

/** @param {View} view */
async function chooseFace(view) {
  try {
    await needsAgreement('button.chooseAvatar');
  } catch {
    // WeChat tells the page nothing when no picture was chosen.
    return;
  }
  const chosen = await ask({ buttons: ['用微信头像', '从相册选择'], column: true });
  if (chosen !== null) view.emit('chooseavatar', { avatarUrl: keepFile(await albumPicture(), 'png') });
}

/** What a button does by its open-type. @type {Record<string, (view: View) => void>} */
const DOES = {
  share: () => /** @type {any} */ (window).weapp.stack.share('button'),
  agreePrivacyAuthorization(view) {
    // The id as the page wrote it: glass-easel puts its own before it.
    agree(view.host.id.split('--').pop() ?? '');
    view.emit('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' });
  },
  getPhoneNumber: (view) => void giveNumber(view),
  chooseAvatar: (view) => void chooseFace(view),
};

/** A button may have two at once, such as `getPhoneNumber|agreePrivacyAuthorization`; the agreement comes first. @param {View} view */
export function followOpenType(view) {
  const types = String(view.data.openType ?? '')
    .split('|')
    .filter(Boolean)
    .sort();
  for (const type of types) {
    const run = DOES[type];
    if (isSinglePage()) fault(`<button open-type="${type}"> was tapped in the single page of a timeline`);
    else if (run === undefined) fault(`<button open-type="${type}"> is used, the harness does not do it`);
    else run(view);
  }
}
