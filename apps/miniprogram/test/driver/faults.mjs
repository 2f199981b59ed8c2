// @ts-check

/** A message may hold a whole font. */
const LONGEST = 400;
/** The browser says this for any answer ≥ 400; those are judged one by one, by their status and address. */
const ANSWER_NOISE = /Failed to load resource/;

/**
 * Collects what must not happen while a page runs: console errors, exceptions, and answers nobody expected.
 *
 * @param {import('playwright-core').Page} page
 * @returns {{ list: string[], expect: (...statuses: (number | 'offline')[]) => void }} `expect` names answers that
 *   belong to the journey, such as 409 for a coupon used twice
 */
export function watchFaults(page) {
  /** @type {string[]} */ const list = [];
  /** @type {Set<number | 'offline'>} */ const expected = new Set();
  const note = (/** @type {string} */ text) => {
    const short =
      text.length > LONGEST ? `${text.slice(0, LONGEST / 2)} … ${text.slice(-LONGEST / 2)}` : text;
    if (!list.includes(short)) list.push(short);
  };

  page.on('console', (message) => {
    if (message.type() === 'error' && !ANSWER_NOISE.test(message.text())) note(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => note(`exception: ${error.stack ?? error.message}`));
  page.on('response', (response) => {
    const status = response.status();
    if (status >= 400 && !expected.has(status))
      note(`${status} from ${response.request().method()} ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // Leaving a page ends what it was loading.
    if (reason !== 'net::ERR_ABORTED' && !expected.has('offline')) note(`${reason} at ${request.url()}`);
  });
  return { list, expect: (...statuses) => statuses.forEach((status) => expected.add(status)) };
}
