// @ts-check
import { hasAgreed } from '../privacy.mjs';
import { test } from '../test-switches.mjs';

/** What WeChat's check does not let pass, in the harness. */
const REFUSED = /违规/;

/**
 * `type="nickname"`: above the keyboard WeChat offers the person's own name. Taking it fills the field without an input
 * event; leaving the field starts WeChat's check, which empties a name that it does not let pass.
 *
 * @param {import('./element.mjs').View} view
 */
export function offerNickname(view) {
  /** @type {HTMLInputElement} */ const field = view.host.field;
  const isNickname = () => view.data.type === 'nickname';
  const put = (/** @type {string} */ text) => {
    field.value = text;
    view.host.value = text;
    view.host.hint.textContent = '';
  };

  field.addEventListener('focus', () => {
    // Whoever has not agreed gets a plain keyboard.
    if (!isNickname() || !hasAgreed()) return;
    const offer = document.createElement('button');
    offer.className = 'nickname-offer';
    offer.textContent = `用微信昵称「${test.nickname}」`;
    // Pressing it must not take the field's focus away, which would remove it.
    offer.addEventListener('pointerdown', (event) => event.preventDefault());
    offer.addEventListener('mousedown', (event) => event.preventDefault());
    offer.addEventListener('click', () => {
      put(test.nickname);
      field.blur();
    });
    document.getElementById('overlays')?.append(offer);
  });
  field.addEventListener('blur', () => {
    document.querySelector('.nickname-offer')?.remove();
    if (!isNickname() || field.value === '') return;
    const pass = !REFUSED.test(field.value);
    if (!pass) put('');
    view.emit('nicknamereview', { pass, timeout: false });
  });
}
