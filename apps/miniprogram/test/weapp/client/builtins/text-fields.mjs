// @ts-check
import { changed, isTrue } from './element.mjs';
import { offerNickname } from './nickname.mjs';

/** @typedef {import('./element.mjs').Builtin} Builtin */

const INPUT_MODES = /** @type {Record<string, string>} */ ({
  number: 'numeric',
  digit: 'decimal',
  idcard: 'text',
});

/** @param {'input' | 'textarea'} kind @returns {Builtin} */
function textField(kind) {
  return {
    created(view) {
      const field = /** @type {HTMLInputElement} */ (document.createElement(kind));
      view.host.field = field;
      // WeChat draws the placeholder as an element of its own, with the class the page gave for it.
      view.host.hint = Object.assign(document.createElement('span'), { ariaHidden: 'true' });
      view.host.append(field, view.host.hint);
      // The native event would reach listeners of the same name twice.
      field.addEventListener('input', (event) => {
        event.stopPropagation();
        view.host.value = field.value;
        drawHint(view);
        fit(view);
        view.emit('input', {
          value: field.value,
          cursor: field.selectionStart ?? field.value.length,
          keyCode: 0,
        });
      });
      field.addEventListener('focus', () => view.emit('focus', { value: field.value, height: 0 }));
      field.addEventListener('blur', () =>
        view.emit('blur', { value: field.value, cursor: field.value.length }),
      );
      field.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter' || (kind === 'textarea' && view.data.confirmType === 'return')) return;
        view.emit('confirm', { value: field.value });
        if (!isTrue(view.data.confirmHold)) field.blur();
      });
      field.addEventListener('change', (event) => event.stopPropagation());
      if (kind === 'input') offerNickname(view);
    },

    update(view) {
      const { data } = view;
      /** @type {HTMLInputElement} */ const field = view.host.field;
      // WeChat writes a value only when the page's data changes it: what was typed meanwhile stays.
      if (changed(view, 'value') && field.value !== text(data.value)) field.value = text(data.value);
      view.host.value = field.value;
      view.host.name = data.name;
      field.placeholder = text(data.placeholder);
      drawHint(view);
      field.disabled = isTrue(data.disabled);
      if (kind === 'input') {
        field.type = isTrue(data.password) ? 'password' : 'text';
        field.inputMode = INPUT_MODES[data.type] ?? 'text';
      }
      const limit = Number(data.maxlength ?? 140);
      fit(view);
      if (limit >= 0) field.maxLength = limit;
      else field.removeAttribute('maxlength');
      if (isTrue(data.focus) && !isTrue(view.was.focus)) field.focus();
      if (view.was.focus !== undefined && isTrue(view.was.focus) && !isTrue(data.focus)) field.blur();
    },

    attached(view) {
      fit(view);
      if (isTrue(view.data.focus) || isTrue(view.data.autoFocus)) view.host.field.focus();
    },
  };
}

/** A text area that grows with its words has no height of its own. @param {import('./element.mjs').View} view */
function fit({ host, data }) {
  if (!isTrue(data.autoHeight)) return;
  host.style.height = 'auto';
  host.field.style.height = '0';
  host.field.style.height = `${host.field.scrollHeight}px`;
}

/** The placeholder that is seen; the field's own is only how it is found. @param {import('./element.mjs').View} view */
function drawHint({ host, data }) {
  host.hint.className = `placeholder ${text(data.placeholderClass)}`;
  host.hint.textContent = host.field.value === '' ? text(data.placeholder) : '';
}

/** @param {unknown} value */
function text(value) {
  return value === undefined || value === null ? '' : String(value);
}

export const input = textField('input');
export const textarea = textField('textarea');
