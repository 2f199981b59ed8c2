// @ts-check
import { onPress } from '../press.mjs';
import { ask } from '../wx/dialogs.mjs';
import { isTrue } from './element.mjs';

/** @typedef {import('./element.mjs').Builtin} Builtin */

const FIELDS = 'wx-input, wx-textarea, wx-switch, wx-checkbox, wx-radio, wx-picker';

/** @type {Builtin} */
export const form = {
  created(view) {
    view.host.submit = () => {
      const fields = /** @type {NodeListOf<any>} */ (view.host.querySelectorAll(FIELDS));
      const named = [...fields].filter((field) => field.name);
      view.emit('submit', { value: Object.fromEntries(named.map((field) => [field.name, field.value])) });
    };
    view.host.reset = () => view.emit('reset');
  },
};

/** @param {'checkbox' | 'radio'} type @param {(view: any, checked: boolean) => void} tell @returns {Builtin} */
function tickable(type, tell) {
  return {
    created(view) {
      const box = Object.assign(document.createElement('input'), { type });
      view.host.box = box;
      view.host.prepend(box);
      box.addEventListener('change', (event) => {
        event.stopPropagation();
        view.host.value = box.checked;
        tell(view, box.checked);
      });
    },
    update(view) {
      view.host.name = view.data.name;
      view.host.box.checked = isTrue(view.data.checked);
      view.host.box.disabled = isTrue(view.data.disabled);
      view.host.value = view.host.box.checked;
    },
  };
}

/** A checkbox or radio speaks through the group around it. @param {any} view */
function tellGroup(view) {
  const group = view.host.closest('wx-checkbox-group, wx-radio-group');
  const boxes = /** @type {any[]} */ ([...(group?.querySelectorAll('wx-checkbox, wx-radio') ?? [])]);
  const ticked = boxes.filter((one) => one.box.checked).map((one) => one.tickValue);
  const value = group?.tagName === 'WX-RADIO-GROUP' ? view.data.value : ticked;
  group?.__wxElement?.triggerEvent('change', { value });
}

export const toggle = tickable('checkbox', (view, checked) => view.emit('change', { value: checked }));
export const checkbox = withTickValue(tickable('checkbox', tellGroup));
export const radio = withTickValue(tickable('radio', tellGroup));

/** @param {Builtin} builtin @returns {Builtin} */
function withTickValue(builtin) {
  return {
    ...builtin,
    update(view) {
      builtin.update?.(view);
      view.host.tickValue = view.data.value;
    },
  };
}

/** The list opens as a sheet of the harness, one button per choice. @type {Builtin} */
export const picker = {
  attached(view) {
    onPress(view.host, () => {
      if (!isTrue(view.data.disabled)) void choose(view);
    });
  },
};

/** @param {import('./element.mjs').View} view */
async function choose(view) {
  const range = /** @type {any[]} */ (view.data.range ?? []);
  const labels = range.map((item) => (view.data.rangeKey ? item[view.data.rangeKey] : String(item)));
  const chosen = await ask({ buttons: labels, column: true });
  if (chosen === null) view.emit('cancel');
  else view.emit('change', { value: chosen });
}

/** @type {Builtin} */
export const navigator = {
  attached(view) {
    onPress(view.host, () => {
      const { stack } = /** @type {any} */ (window).weapp;
      const openType = view.data.openType ?? 'navigate';
      if (openType === 'navigateBack') stack.navigateBack(Number(view.data.delta ?? 1));
      else
        stack[openType === 'navigate' ? 'navigateTo' : openType === 'redirect' ? 'redirectTo' : openType](
          view.data.url,
        );
    });
  },
};
