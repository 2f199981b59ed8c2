// @ts-check
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Phone } from './phone.mjs';
import { addSizes } from './sizes.mjs';

const LONGEST_MS = 120_000;
const HEIGHTS = /** @type {Record<number, number>} */ ({ 320: 640, 375: 812, 430: 932 });

/** @typedef {import('./api.mjs').Shopper} Shopper */
/** @typedef {import('./api.mjs').StaffMember} StaffMember */
/** @typedef {import('./sizes.mjs').SetDataSizes} SetDataSizes */

/**
 * @typedef {object} StageParts
 * @property {import('playwright-core').Browser} browser
 * @property {import('./targets.mjs').Target} target
 * @property {import('./api.mjs').Api} api
 * @property {import('./sandbox.mjs').Sandbox | null} sandbox null where the API runs without one
 * @property {(Shopper | StaffMember)[]} people
 * @property {string} pictures folder
 * @property {string} journey for the pictures' names
 */

/** What one journey has at hand: phones, people, the API, and the place its pictures go to. */
export class Stage {
  /** @param {StageParts} parts */
  constructor({ browser, target, api, sandbox, people, pictures, journey }) {
    this.browser = browser;
    this.target = target;
    this.api = api;
    this.sandbox = sandbox;
    this.shoppers = people.flatMap((person) => (person.kind === 'shopper' ? [person] : []));
    this.staff = people.flatMap((person) => (person.kind === 'staff' ? [person] : []));
    this.pictures = pictures;
    this.folder = join(pictures, target.name);
    this.journey = journey;
    /** @type {Phone[]} */ this.phones = [];
    /** @type {import('./sizes.mjs').SetDataSizes[]} */ this.setData = [];
  }

  /**
   * A phone nobody has used before.
   * @param {{ width?: number, dark?: boolean, target?: import('./targets.mjs').Target }} [options]
   */
  async phone({ width = 375, dark = false, target = this.target } = {}) {
    const context = await this.browser.newContext({
      viewport: { width, height: HEIGHTS[width] ?? 812 },
      deviceScaleFactor: 2,
      isMobile: true,
      hasTouch: true,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      colorScheme: dark ? 'dark' : 'light',
    });
    const phone = new Phone({
      page: await context.newPage(),
      target,
      pictures: this.pictures,
      journey: this.journey,
      look: `${width}${dark ? '-dark' : ''}`,
    });
    this.phones.push(phone);
    return phone;
  }

  /** A phone put away; its faults count. @param {Phone} phone @returns {Promise<string[]>} */
  async putAway(phone) {
    this.phones = this.phones.filter((other) => other !== phone);
    const faults = await phone.allFaults();
    if (phone.target === this.target) this.setData.push(await phone.setDataSizes());
    await phone.page.context().close();
    return faults;
  }

  /** As `putAway`, failing the journey at once. @param {Phone} phone */
  async done(phone) {
    const faults = await this.putAway(phone);
    if (faults.length > 0) throw new Error(faults.join('\n        '));
  }

  /**
   * Plays a journey and says why it failed; an empty list when it did not.
   * @param {import('../run-journeys.mjs').Journey} journey
   * @returns {Promise<string[]>}
   */
  async run(journey) {
    this.dropOldFailures();
    /** @type {string[]} */ const reasons = [];
    let timer;
    const tooLong = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`took longer than ${LONGEST_MS / 1000} s`)), LONGEST_MS);
    });
    try {
      await Promise.race([journey.play(this), tooLong]);
    } catch (error) {
      reasons.push(error instanceof Error ? error.message.split('\nCall log')[0] : String(error));
      await this.keepLastPictures();
    }
    clearTimeout(timer);
    for (const phone of this.phones) {
      reasons.push(
        ...(await this.putAway(phone).catch((error) => [`could not read the phone: ${error.message}`])),
      );
    }
    return reasons;
  }

  /** A picture of a failure must be of this run. */
  dropOldFailures() {
    mkdirSync(this.folder, { recursive: true });
    for (const file of readdirSync(this.folder)) {
      if (file.startsWith(`${this.journey}-FAILED`)) rmSync(join(this.folder, file));
    }
  }

  async keepLastPictures() {
    for (const [index, phone] of this.phones.entries()) {
      const path = join(this.folder, `${this.journey}-FAILED${index === 0 ? '' : `-${index}`}.png`);
      await phone.page.screenshot({ path }).catch(() => undefined);
    }
  }

  /** @param {SetDataSizes} into */
  addSetData(into) {
    for (const sizes of this.setData) addSizes(into, sizes);
  }
}
