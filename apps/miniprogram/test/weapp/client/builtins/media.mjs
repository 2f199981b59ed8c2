// @ts-check
import { fileAt } from '../files.mjs';
import { report } from '../report.mjs';
import { changed, isTrue } from './element.mjs';

/** @typedef {import('./element.mjs').Builtin} Builtin */

const OBJECT_FIT = /** @type {Record<string, string>} */ ({
  aspectFit: 'contain',
  aspectFill: 'cover',
  scaleToFill: 'fill',
});

/** @type {Builtin} */
export const image = {
  created(view) {
    const picture = new Image();
    view.host.picture = picture;
    view.host.append(picture);
    picture.addEventListener('load', () => {
      if (view.data.mode === 'widthFix') {
        view.host.style.height = `${(view.host.clientWidth * picture.naturalHeight) / picture.naturalWidth}px`;
      }
      view.emit('load', { width: picture.naturalWidth, height: picture.naturalHeight });
    });
    picture.addEventListener('error', () => view.emit('error', { errMsg: `GET ${view.data.src} error` }));
  },
  update(view) {
    const { host, data } = view;
    host.picture.style.objectFit = OBJECT_FIT[data.mode ?? 'scaleToFill'] ?? 'cover';
    if (!changed(view, 'src')) return;
    const source = String(data.src ?? '');
    if (source === '') host.picture.removeAttribute('src');
    else if (source.startsWith('http://tmp/')) host.picture.src = URL.createObjectURL(fileAt(source));
    else host.picture.src = addressOf(source);
  },
};

/** Pictures of the API come as its answers do; others from where they are, or out of the build. @param {string} source */
function addressOf(source) {
  if (source.startsWith('data:')) return source;
  if (!/^https?:/.test(source)) return `/dist/${source.replace(/^\//, '')}`;
  const { origin, pathname, search } = new URL(source);
  return report.origins.has(origin) ? `/proxy${pathname}${search}` : source;
}

/** @type {Builtin} */
export const canvas = {
  created({ host }) {
    host.canvas = document.createElement('canvas');
    host.append(host.canvas);
  },
  update({ host, data }) {
    host.dataset.canvasId = data.canvasId ?? '';
  },
};

/** @type {Builtin} */
export const progress = {
  created({ host }) {
    host.append(Object.assign(document.createElement('i'), { innerHTML: '<b></b>' }));
  },
  update({ host, data }) {
    const track = /** @type {HTMLElement} */ (host.querySelector('i'));
    const bar = /** @type {HTMLElement} */ (host.querySelector('b'));
    track.style.height = `${Number(data.strokeWidth ?? 6)}px`;
    track.style.borderRadius = `${Number(data.borderRadius ?? 0)}px`;
    track.style.background = data.backgroundColor ?? '#EBEBEB';
    bar.style.background = data.activeColor ?? data.color ?? '#09BB07';
    bar.style.width = `${Number(data.percent ?? 0)}%`;
  },
};

/** @type {Builtin} */
export const richText = {
  update(view) {
    if (changed(view, 'nodes'))
      view.host.innerHTML = typeof view.data.nodes === 'string' ? view.data.nodes : '';
    view.host.style.userSelect = isTrue(view.data.userSelect) ? 'text' : '';
  },
};
