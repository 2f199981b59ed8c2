// @ts-check
import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { startBrowser } from './driver/browser.mjs';
import { Api } from './driver/api.mjs';
import { h5Target, weappTarget } from './driver/targets.mjs';
import { Stage } from './driver/stage.mjs';
import { startWeappServer } from './weapp/server.mjs';

/**
 * Plays every journey on every build, with a real API behind.
 *
 *   API_URL   an API that runs in demo mode (default http://127.0.0.1:3000)
 *   TARGETS   h5,weapp
 *   ONLY      plays only journeys whose file name contains this
 */
const here = dirname(fileURLToPath(import.meta.url));
const apiUrl = (process.env.API_URL ?? 'http://127.0.0.1:3000').replace(/\/$/, '');
const wanted = (process.env.TARGETS ?? 'h5,weapp')
  .split(',')
  .map((name) => name.trim())
  .filter(Boolean);
const only = process.env.ONLY ?? '';
const weappOutput = process.env.WEAPP_DIST ?? resolve(here, '../dist/weapp');
const pictures = process.env.PICTURES ?? resolve(here, '../../../var/pictures');

/**
 * @typedef {object} Journey
 * @property {string} title
 * @property {readonly ('h5' | 'weapp')[]} [targets] both when left out
 * @property {(stage: Stage) => Promise<void>} play throws when the journey fails
 */

/** @returns {Promise<{ file: string, journey: Journey }[]>} */
async function loadJourneys() {
  const folder = join(here, 'journeys');
  const files = readdirSync(folder)
    .filter((file) => /^\d\d-.*\.mjs$/.test(file) && file.includes(only))
    .sort();
  return Promise.all(
    files.map(async (file) => ({
      file,
      journey: (await import(pathToFileURL(join(folder, file)).href)).default,
    })),
  );
}

async function main() {
  const journeys = await loadJourneys();
  const weapp = wanted.includes('weapp') ? await startWeappServer({ directory: weappOutput, apiUrl }) : null;
  const { browser, close } = await startBrowser();
  const api = new Api(apiUrl);
  /** @type {Record<string, { count: number, maxBytes: number, totalBytes: number }>} */ const setData = {};
  let passed = 0;
  let failed = 0;

  try {
    const people = await api.people();
    const targets = wanted.map((name) => {
      if (name === 'h5') return h5Target(apiUrl);
      if (name === 'weapp' && weapp !== null) return weappTarget(weapp.url);
      throw new Error(`TARGETS: "${name}" is neither h5 nor weapp`);
    });
    for (const target of targets) {
      for (const { file, journey } of journeys) {
        if (journey.targets !== undefined && !journey.targets.includes(target.name)) continue;
        const stage = new Stage({
          browser,
          target,
          api,
          people,
          pictures,
          journey: file.replace(/\.mjs$/, ''),
        });
        const startedAt = Date.now();
        const reasons = await stage.run(journey);
        const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
        const line = `${target.name.padEnd(5)} ${file.slice(0, 2)} ${journey.title} (${seconds} s)`;
        if (reasons.length === 0) passed += 1;
        else failed += 1;
        console.log(
          reasons.length === 0 ? `ok    ${line}` : `FAIL  ${line}\n        ${reasons.join('\n        ')}`,
        );
        stage.addSetData(setData);
      }
    }
  } finally {
    await close();
    await weapp?.close();
  }
  for (const [page, { count, maxBytes, totalBytes }] of Object.entries(setData)) {
    console.log(
      `setData  ${page}: ${count} times, at most ${kilobytes(maxBytes)}, ${kilobytes(totalBytes)} in all`,
    );
  }
  if (weapp !== null) {
    const sizes = Object.entries(weapp.bundle.packageBytes).map(
      ([name, bytes]) => `${name} ${kilobytes(bytes)}`,
    );
    console.log(`packages ${sizes.join(', ')}`);
  }
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0 || passed === 0) process.exitCode = 1;
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(1)} KB`;
}

main().catch((error) => {
  console.error(error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
