// What every part of the page draws with: elements, times and money.

const ZONE = 'Asia/Shanghai';

export const byId = (id) => document.getElementById(id);

/** An element. Properties beginning with `on` listen, `data` and `aria` are attributes, children may be texts or null. */
export function h(tag, props, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'class') element.className = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

export const parts = (ms) =>
  Object.fromEntries(
    new Intl.DateTimeFormat('zh-CN', {
      timeZone: ZONE,
      month: 'numeric',
      day: 'numeric',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(ms)
      .map(({ type, value }) => [type, value]),
  );
export const dayOf = (ms) => `${parts(ms).month} 月 ${parts(ms).day} 日`;
export const timeOf = (ms) => `${parts(ms).hour}:${parts(ms).minute}`;
export const secondOf = (ms) => `${timeOf(ms)}:${parts(ms).second}`;
export const yuan = (fen) => (fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2));
/** One of six colours, always the same for somebody. */
const colourOf = (text) => [...text].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 997, 7) % 6;
export const face = (name, key) =>
  h('span', { class: `face c${colourOf(key)}`, 'aria-hidden': 'true' }, [...name][0] ?? '·');
