// @ts-check
import { fault } from '../report.mjs';
import { defineElement } from './element.mjs';
import { input, textarea } from './text-fields.mjs';
import { button } from './button.mjs';
import { canvas, image, progress, richText } from './media.mjs';
import { scrollView, swiper, swiperItem } from './scrolling.mjs';
import { checkbox, form, navigator, picker, radio, toggle } from './forms.mjs';

/** Tags that are a box with children and need no code. */
const PLAIN = [
  'wx-view',
  'wx-text',
  'wx-label',
  'wx-cover-view',
  'wx-checkbox-group',
  'wx-radio-group',
  'wx-root-portal',
];

const DRAWN = /** @type {Record<string, import('./element.mjs').Builtin>} */ ({
  'wx-input': input,
  'wx-textarea': textarea,
  'wx-button': button,
  'wx-image': image,
  'wx-cover-image': image,
  'wx-canvas': canvas,
  'wx-progress': progress,
  'wx-rich-text': richText,
  'wx-scroll-view': scrollView,
  'wx-swiper': swiper,
  'wx-swiper-item': swiperItem,
  'wx-form': form,
  'wx-switch': toggle,
  'wx-checkbox': checkbox,
  'wx-radio': radio,
  'wx-picker': picker,
  'wx-navigator': navigator,
});

/**
 * Defines WeChat's built-in elements in a component space. One the harness cannot draw is a fault when it is used.
 *
 * @param {any} space
 * @param {Record<string, string[]>} properties by tag, what the package's templates set
 */
export function defineBuiltins(space, properties) {
  for (const [tag, names] of Object.entries(properties)) {
    if (PLAIN.includes(tag)) continue;
    const drawn = DRAWN[tag] ?? {
      attached: () => fault(`<${tag.slice(3)}> is used, the harness does not draw it`),
    };
    defineElement(space, tag, names, drawn);
  }
  for (const tag of Object.keys(DRAWN)) {
    if (properties[tag] === undefined) defineElement(space, tag, [], DRAWN[tag]);
  }
}
