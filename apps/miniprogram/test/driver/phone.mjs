// @ts-check
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { watchFaults } from './faults.mjs';
import { lookForLayoutFaults } from './layout.mjs';

const PATIENCE_MS = 12_000;
/** Longer than any motion of ours (240 ms), so that pictures show where it ends. */
const SETTLE_MS = 400;
const LARGE_BYTES = 30 * 1024 * 1024;
/** How often a page that was resized is looked at until it stands still. */
const MOST_LOOKS = 50;

/** @typedef {import('playwright-core').Locator} Locator */

/**
 * A phone in somebody's hand, whichever build it runs: it reads words and taps them, as a person does.
 */
export class Phone {
  /**
   * @param {object} parts
   * @param {import('playwright-core').Page} parts.page
   * @param {import('./targets.mjs').Target} parts.target
   * @param {string} parts.pictures folder
   * @param {string} parts.journey name for pictures
   * @param {string} parts.look width and scheme, for the pictures' names
   */
  constructor({ page, target, pictures, journey, look }) {
    this.page = page;
    this.target = target;
    this.pictures = pictures;
    this.journey = journey;
    this.look = look;
    this.faults = watchFaults(page);
  }

  /** @param {import('./targets.mjs').Visit} visit */
  async open(visit) {
    await this.page.goto(this.target.address(visit), { waitUntil: 'load' });
  }

  /** Opens the app as a shopper; the mini-program asks for a tap and the agreement first. @param {string} code @param {string} [page] */
  async openAs(code, page) {
    await this.open({ shopper: code, page });
    if (this.target.name === 'weapp') await this.signIn();
  }

  /** Signs in by hand, as somebody who was never here. */
  async signIn() {
    await this.tap('一键登录');
    await this.tap('同意并登录');
  }

  /** What is shown with these words; the smallest element that holds them. @param {string | RegExp} text */
  words(text, { exact = false } = {}) {
    return this.page.getByText(text, { exact }).filter({ visible: true });
  }

  /** @param {string | RegExp} text @param {{ exact?: boolean, last?: boolean, within?: Locator }} [options] */
  async tap(text, { exact = false, last = false, within } = {}) {
    const found = (within ?? this.page).getByText(text, { exact }).filter({ visible: true });
    await (last ? found.last() : found.first()).tap({ timeout: PATIENCE_MS });
  }

  /** Types into the field with this placeholder. @param {string | RegExp} placeholder @param {string} text */
  async type(placeholder, text) {
    // Taro's h5 elements repeat the placeholder on the element around the real field.
    const field = this.page
      .locator('input, textarea')
      .and(this.page.getByPlaceholder(placeholder))
      .filter({ visible: true })
      .first();
    await field.fill(text, { timeout: PATIENCE_MS });
  }

  /** Waits until the words are shown. @param {...(string | RegExp)} texts */
  async see(...texts) {
    for (const text of texts) {
      await this.words(text)
        .first()
        .waitFor({ timeout: PATIENCE_MS })
        .catch(async () => {
          throw new Error(`does not show ${text}; shows: ${(await this.read()).slice(0, 400)}`);
        });
    }
  }

  /** Waits until the words are gone. @param {string | RegExp} text */
  async seeNot(text) {
    const deadline = Date.now() + PATIENCE_MS;
    while ((await this.words(text).count()) > 0) {
      if (Date.now() > deadline) throw new Error(`still shows ${text}`);
      await this.page.waitForTimeout(100);
    }
  }

  /** All words on the screen, in reading order, blanks joined. */
  async read() {
    const text = await this.page.evaluate(() => document.body.innerText);
    return text.replace(/\s+/g, ' ');
  }

  /** Back to the page before. */
  async back() {
    if (this.target.name === 'h5') await this.page.goBack();
    else await this.page.locator('.navigation-back').tap({ timeout: PATIENCE_MS });
  }

  /** Presses what has no words of its own. @param {string} selector @param {{ last?: boolean }} [options] */
  async press(selector, { last = false } = {}) {
    const found = this.page.locator(selector).filter({ visible: true });
    await (last ? found.last() : found.first()).tap({ timeout: PATIENCE_MS });
  }

  /** Gives a picture where the page asks for one, with the sheets of either build. @param {string} selector of what is pressed for it @param {Buffer} png */
  async givePicture(selector, png) {
    if (this.target.name === 'weapp') {
      await this.press(selector);
      await this.tap('从相册选择');
      return;
    }
    const asked = this.page.waitForEvent('filechooser', { timeout: PATIENCE_MS });
    await this.press(selector);
    await (await asked).setFiles({ name: 'face.png', mimeType: 'image/png', buffer: png });
  }

  /**
   * Gives a photo where the page asks for some: a picture, one of 30 MB, or something that only has a picture's name.
   * @param {string} selector of what is pressed for it @param {'picture' | 'large' | 'lie'} kind
   */
  async givePhoto(selector, kind) {
    if (this.target.name === 'weapp') {
      await this.page.evaluate((what) => {
        /** @type {any} */ (window).weapp.test.photoKind = what;
      }, kind);
      await this.press(selector);
      return;
    }
    const buffer = {
      picture: () => this.page.screenshot({ clip: { x: 0, y: 0, width: 120, height: 120 } }),
      large: () => Buffer.alloc(LARGE_BYTES),
      lie: () => Buffer.from('%PDF-1.7 no picture'),
    }[kind];
    const asked = this.page.waitForEvent('filechooser', { timeout: PATIENCE_MS });
    await this.press(selector);
    await (await asked).setFiles({ name: 'photo.png', mimeType: 'image/png', buffer: await buffer() });
  }

  /** Changes parts of what the app keeps on this phone, as time and other devices do. @param {string} key @param {object} part */
  async changeKept(key, part) {
    const weapp = this.target.name === 'weapp';
    await this.page.evaluate(
      ({ item, field, change }) => {
        const kept = JSON.parse(localStorage.getItem(item) ?? 'null');
        if (kept === null) throw new Error(`the app keeps no ${item}`);
        localStorage.setItem(item, JSON.stringify({ ...kept, [field]: { ...kept[field], ...change } }));
      },
      { item: weapp ? `weapp:${key}` : key, field: weapp ? 'value' : 'data', change: part },
    );
  }

  /** Counts requests to this path from now on. @param {string} path @returns {() => number} */
  counting(path) {
    let count = 0;
    this.page.on('request', (request) => {
      if (new URL(request.url()).pathname.replace(/^\/proxy/, '') === path && request.method() !== 'OPTIONS')
        count += 1;
    });
    return () => count;
  }

  /** What the camera reads from now on; null is a person who closes it. @param {string | null} text */
  async holdBeforeCamera(text) {
    await this.page.evaluate((result) => {
      /** @type {any} */ (window).weapp.test.scanResult = result;
    }, text);
  }

  /** From now on this path of the API answers so; `'offline'` breaks the connection. Returns how to heal it.
   * @param {string} path @param {number | 'offline'} answer */
  async breakApi(path, answer) {
    this.faults.expect(answer);
    const address = (/** @type {URL} */ url) => url.pathname.replace(/^\/proxy/, '') === path;
    await this.page.route(address, (route) =>
      answer === 'offline'
        ? route.abort('internetdisconnected')
        : route.fulfill({
            status: answer,
            contentType: 'application/json',
            body: JSON.stringify({ code: 'INTERNAL', message: '服务暂时没有回应，请稍后再试' }),
          }),
    );
    return () => this.page.unroute(address);
  }

  /** From now on requests to this path arrive, but their answers are lost on the way. Returns how to heal it.
   * @param {string} path */
  async loseAnswers(path) {
    this.faults.expect('offline');
    const address = (/** @type {URL} */ url) => url.pathname.replace(/^\/proxy/, '') === path;
    await this.page.route(address, async (route) => {
      await route.fetch();
      await route.abort('internetdisconnected');
    });
    return () => this.page.unroute(address);
  }

  /** Keeps a picture, and looks for what no picture may show. `tall` shows the whole page at once.
   * @param {string} step @param {{ tall?: boolean }} [options] @returns {Promise<Buffer>} PNG */
  async picture(step, { tall = false } = {}) {
    const size = this.page.viewportSize();
    if (tall && size !== null)
      await this.page.setViewportSize({ width: size.width, height: await this.contentHeight(size.height) });
    await this.page.waitForTimeout(SETTLE_MS);
    const folder = join(this.pictures, this.target.name);
    mkdirSync(folder, { recursive: true });
    const png = await this.page.screenshot({
      path: join(folder, `${this.journey}-${step}-${this.look}.png`),
    });
    for (const fault of await lookForLayoutFaults(this.page))
      this.faults.list.push(`${step} at ${this.look}: ${fault}`);
    if (tall && size !== null) await this.resize(size);
    return png;
  }

  /** What is tapped next must lie where it will be tapped. @param {{ width: number, height: number }} size */
  async resize(size) {
    await this.page.setViewportSize(size);
    await this.page.waitForFunction((height) => window.innerHeight === height, size.height);
    await this.page.evaluate(async (looks) => {
      // What words stand where, and how far everything is scrolled.
      const look = () =>
        [...document.querySelectorAll('body *')]
          .slice(0, 2_000)
          .map((element) => {
            const { x, y, height } = element.getBoundingClientRect();
            return `${Math.round(x)},${Math.round(y)},${Math.round(height)}`;
          })
          .join(' ');
      const pause = () => new Promise((resolve) => setTimeout(resolve, 60));
      let before = '';
      for (let same = 0, looked = 0; same < 3 && looked < looks; looked += 1) {
        await new Promise((resolve) => requestAnimationFrame(() => resolve(null)));
        const now = look();
        same = now === before ? same + 1 : 0;
        before = now;
        await pause();
      }
    }, MOST_LOOKS);
  }

  /** @param {number} atLeast */
  async contentHeight(atLeast) {
    const hidden = await this.page.evaluate(() => {
      // In the harness a page's window scrolls, in the browser a page of Taro's or the whole document.
      const scrollers = [
        ...document.querySelectorAll('.webview:not([hidden]) > .webview-scroller, .taro_page_show'),
        document.scrollingElement ?? document.body,
      ];
      return Math.max(...scrollers.map((scroller) => scroller.scrollHeight - scroller.clientHeight));
    });
    return Math.min(atLeast + Math.max(0, hidden), 4000);
  }

  /** Everything that went wrong while it ran. @returns {Promise<string[]>} */
  async allFaults() {
    if (this.target.name !== 'weapp' || this.page.isClosed()) return this.faults.list;
    const own = await this.page.evaluate(
      () => /** @type {any} */ (window).weappReport?.faults ?? ['the harness never started'],
    );
    return [...this.faults.list, ...own];
  }

  /** setData by page, from the harness. */
  async setDataSizes() {
    if (this.target.name !== 'weapp' || this.page.isClosed()) return {};
    return this.page.evaluate(() => /** @type {any} */ (window).weappReport?.setData ?? {});
  }
}
