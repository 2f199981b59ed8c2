// @ts-check
import { createReadStream, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { root } from '../scripts/lib.mjs';
import { built } from './built.mjs';

export const FILE = join(root, '../shared/data/online_retail/online_retail_share.csv.gz');
export const MAPPING = join(root, 'examples/mappings/uci-online-retail.json');
export const ZONE = 'Europe/London';
/** Files and embedded databases of the run. */
export const FOLDER = join(root, 'var/bench');

/** Why the real file cannot be used; null when it can. */
export const whyNoFile = () => (existsSync(FILE) ? null : '../shared/data/online_retail is not there');

/** The file's first lines, as a file. @param {number} lines @returns {Promise<string>} its path */
export async function headOfFile(lines) {
  const text = [];
  const input = createReadStream(FILE).pipe(createGunzip());
  for await (const line of createInterface({ input })) {
    text.push(line);
    if (text.length > lines) break;
  }
  mkdirSync(FOLDER, { recursive: true });
  const path = join(FOLDER, 'head.csv');
  writeFileSync(path, `${text.join('\n')}\n`);
  return path;
}

/**
 * The file's order events, read by our own reader.
 *
 * @param {string} path
 * @returns {Promise<any[]>}
 */
export async function eventsOf(path) {
  const { openOrderFile } = built('facts/orders/files/index');
  const mapping = JSON.parse(await readFile(MAPPING, 'utf8'));
  const file = await openOrderFile(path, { mapping, zone: ZONE, now: Date.now() });
  const events = [];
  for await (const batch of file) {
    for (const outcome of batch) if (outcome.kind === 'events') events.push(...outcome.events);
  }
  return events;
}
