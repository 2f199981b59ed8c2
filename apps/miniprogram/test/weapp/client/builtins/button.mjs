// @ts-check
import { onPress } from '../press.mjs';
import { isTrue } from './element.mjs';
import { followOpenType } from './open-types.mjs';

/** WeChat's button. Its attributes stand on the element, where styles of both sides find them; `disabled` stops taps (see events.mjs) and `form-type` moves a form. */
export const button = /** @type {import('./element.mjs').Builtin} */ ({
  update({ host, data }) {
    host.setAttribute('role', 'button');
    host.toggleAttribute('disabled', isTrue(data.disabled));
    host.toggleAttribute('loading', isTrue(data.loading));
    host.toggleAttribute('plain', isTrue(data.plain));
    host.setAttribute('size', data.size ?? 'default');
    if (data.type) host.setAttribute('type', data.type);
    host.setAttribute('aria-disabled', String(isTrue(data.disabled)));
  },

  attached(view) {
    onPress(view.host, () => {
      if (isTrue(view.data.disabled)) return;
      const form = /** @type {any} */ (view.host.closest('wx-form'));
      if (view.data.formType === 'submit') form?.submit?.();
      if (view.data.formType === 'reset') form?.reset?.();
      followOpenType(view);
    });
  },
});
