// @ts-check
import { changed, isTrue } from './element.mjs';

/** @typedef {import('./element.mjs').Builtin} Builtin */

const NEAR_EDGE_PX = 50;

/** @type {Builtin} */
export const scrollView = {
  attached(view) {
    let atEnd = false;
    view.host.addEventListener('scroll', (event) => {
      event.stopImmediatePropagation();
      const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = view.host;
      view.emit('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, deltaX: 0, deltaY: 0 });
      const near = Number(view.data.lowerThreshold ?? NEAR_EDGE_PX);
      const left = isTrue(view.data.scrollX)
        ? scrollWidth - clientWidth - scrollLeft
        : scrollHeight - clientHeight - scrollTop;
      if (left <= near && !atEnd)
        view.emit('scrolltolower', { direction: isTrue(view.data.scrollX) ? 'right' : 'bottom' });
      atEnd = left <= near;
    });
  },
  update(view) {
    const { host, data } = view;
    host.style.overflowX = isTrue(data.scrollX) ? 'auto' : 'hidden';
    host.style.overflowY = isTrue(data.scrollY) ? 'auto' : 'hidden';
    if (changed(view, 'scrollTop') && data.scrollTop !== '') host.scrollTop = Number(data.scrollTop ?? 0);
    if (changed(view, 'scrollLeft') && data.scrollLeft !== '') host.scrollLeft = Number(data.scrollLeft ?? 0);
    if (changed(view, 'scrollIntoView') && data.scrollIntoView) {
      host
        .querySelector(`[id$="--${data.scrollIntoView}"]`)
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  },
};

/** Slides without their movement: a journey reads what stands, it does not swipe. @type {Builtin} */
export const swiper = {
  update({ host, data }) {
    host.style.display = 'flex';
    host.style.flexDirection = isTrue(data.vertical) ? 'column' : 'row';
    host.style.overflow = 'hidden';
    const slides = host.querySelectorAll('wx-swiper-item');
    const current = /** @type {HTMLElement | undefined} */ (slides[Number(data.current ?? 0)]);
    if (current !== undefined) host.scrollTo(current.offsetLeft, current.offsetTop);
  },
};

/** @type {Builtin} */
export const swiperItem = {
  update({ host }) {
    host.style.flex = '0 0 100%';
    host.style.display = 'block';
  },
};
