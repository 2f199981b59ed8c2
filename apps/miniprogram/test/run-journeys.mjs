// @ts-check
import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Api } from './driver/api.mjs';
import { startBrowser } from './driver/browser.mjs';
import { Sandbox } from './driver/sandbox.mjs';
import { printSizes } from './driver/sizes.mjs';
import { Stage } from './driver/stage.mjs';
import { h5Target, weappTarget } from './driver/targets.mjs';
import { startWeappServer } from './weapp/server.mjs';

/**
 * Plays every journey on every build, with a real API behind. Ends with 'N passed, N failed', and with code 1 when
 * one failed or a build was asked for and nothing was played on it.
 *
 *   API_URL     an API that runs in demo mode (default http://127.0.0.1:3000); it serves the h5 build under /app/
 *   SANDBOX_URL the outside world that API speaks to, where there is one; some journeys then arrange it
 *   TARGETS     h5,weapp
 *   ONLY        plays only journeys whose file name contains this
 *   WEAPP_DIST  weapp output (default dist/weapp of the mini-program)
 *   PICTURES    folder for pictures (default var/pictures)
 *   CHROMIUM    browser to run (default /usr/bin/chromium)
 */
const here = dirname(fileURLToPath(import.meta.url));
const apiUrl = (process.env.API_URL ?? 'http://127.0.0.1:3000').replace(/\/$/, '');
const sandboxUrl = process.env.SANDBOX_URL ?? '';
const wanted = (process.env.TARGETS ?? 'h5,weapp').split(',').map((name) => name.trim());
const only = process.env.ONLY ?? '';
const weappOutput = process.env.WEAPP_DIST ?? resolve(here, '../dist/weapp');
const pictures = process.env.PICTURES ?? resolve(here, '../../../var/pictures');

/**
 * @typedef {object} Journey
 * @property {string} title
 * @property {readonly ('h5' | 'weapp')[]} [targets] both when left out
 * @property {(stage: Stage) => Promise<void>} play throws when the journey fails
 *
 * @typedef {{ file: string, journey: Journey }} Found
 */

/** @returns {Promise<Found[]>} */
async function findJourneys() {
  const folder = join(here, 'journeys');
  const files = readdirSync(folder).filter((file) => /^\d\d-.*\.mjs$/.test(file) && file.includes(only));
  return Promise.all(
    files.sort().map(async (file) => {
      const { default: journey } = await import(pathToFileURL(join(folder, file)).href);
      return { file, journey };
    }),
  );
}

/**
 * Plays the journeys of one build, a line for each.
 *
 * @param {Omit<import('./driver/stage.mjs').StageParts, 'journey'>} parts
 * @param {Found[]} journeys
 * @param {import('./driver/sizes.mjs').SetDataSizes} sizes gets what setData carried
 */
async function playAll(parts, journeys, sizes) {
  let passed = 0;
  let failed = 0;
  for (const { file, journey } of journeys) {
    if (journey.targets !== undefined && !journey.targets.includes(parts.target.name)) continue;
    const stage = new Stage({ ...parts, journey: file.replace(/\.mjs$/, '') });
    const startedAt = Date.now();
    const reasons = await stage.run(journey);
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    const line = `${parts.target.name.padEnd(5)} ${file.slice(0, 2)} ${journey.title} (${seconds} s)`;
    if (reasons.length === 0) passed += 1;
    else failed += 1;
    console.log(reasons.length === 0 ? `ok    ${line}` : [`FAIL  ${line}`, ...reasons].join('\n        '));
    stage.addSetData(sizes);
  }
  return { passed, failed };
}

/** @param {{ url: string } | null} weapp @param {string} name @returns {import('./driver/targets.mjs').Target} */
function targetNamed(weapp, name) {
  if (name === 'h5') return h5Target(apiUrl);
  if (name === 'weapp' && weapp !== null) return weappTarget(weapp.url);
  throw new Error(`TARGETS: "${name}" is neither h5 nor weapp`);
}

/** @param {(() => Promise<void>)[]} closing what to stop at the end, last first */
async function main(closing) {
  const journeys = await findJourneys();
  const api = new Api(apiUrl);
  const sandbox = sandboxUrl === '' ? null : new Sandbox(sandboxUrl.replace(/\/$/, ''));
  const people = await api.people().catch((error) => {
    throw new Error(`no API in demo mode answers at ${apiUrl}`, { cause: error });
  });
  const weapp = wanted.includes('weapp')
    ? await startWeappServer({ directory: weappOutput, apiUrl, sandboxUrl })
    : null;
  if (weapp !== null) closing.push(weapp.close);
  const { browser, close } = await startBrowser();
  closing.push(close);

  /** @type {import('./driver/sizes.mjs').SetDataSizes} */ const sizes = {};
  const sum = { passed: 0, failed: 0, unplayed: 0 };
  for (const target of wanted.map((name) => targetNamed(weapp, name))) {
    const { passed, failed } = await playAll(
      { browser, target, api, sandbox, people, pictures },
      journeys,
      sizes,
    );
    sum.passed += passed;
    sum.failed += failed;
    if (passed + failed === 0) sum.unplayed += 1;
  }
  printSizes(sizes, weapp?.bundle.packageBytes ?? {});
  return sum;
}

/** @type {(() => Promise<void>)[]} */ const closing = [];
try {
  const { passed, failed, unplayed } = await main(closing);
  if (unplayed > 0) console.log(`${unplayed} of ${wanted.length} builds had nothing to play`);
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0 || unplayed > 0) process.exitCode = 1;
} catch (error) {
  console.error(error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
} finally {
  for (const close of closing.reverse()) await close();
}
