import type { LaunchWish } from '../types';

const DEMO_KEY = 'fanchang.demo';

/** The query before the `#` and the one behind it, as one: links are written both ways. */
function query(): URLSearchParams {
  const [, behindHash = ''] = window.location.hash.split('?');
  return new URLSearchParams([
    ...new URLSearchParams(window.location.search),
    ...new URLSearchParams(behindHash),
  ]);
}

export function launchWish(): LaunchWish {
  const asked = query();
  const account = asked.get('staff');
  return {
    shopperCode: asked.get('demo'),
    staff: account === null ? null : { account, password: asked.get('password') ?? '' },
  };
}

/** `?timeline` shows a page as WeChat's timeline does. */
export function isSinglePage(): boolean {
  return query().has('timeline');
}

const randomPart = (): string => Math.random().toString(36).slice(2, 12);

/** The demo shopper of this browser, as `demo:<openid>`; a visitor of its own when nobody was named. */
function demoPerson(): string {
  const named = launchWish().shopperCode ?? window.localStorage.getItem(DEMO_KEY);
  const person = named ?? `demo:visitor-${randomPart()}`;
  window.localStorage.setItem(DEMO_KEY, person);
  return person;
}

/** A code is good for one use, as WeChat's are: the part at its end makes it a new one. */
export function loginCode(): string {
  return `${demoPerson()}:${randomPart()}`;
}

export function phoneCode(): string {
  return `${demoPerson().replace(/^demo:/, 'phone:')}:${randomPart()}`;
}

export function knowsShopper(): boolean {
  return launchWish().shopperCode !== null || window.localStorage.getItem(DEMO_KEY) !== null;
}
