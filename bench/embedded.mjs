// @ts-check
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { atEnd } from './processes.mjs';
import { FOLDER } from './real-file.mjs';

let files = 0;

/**
 * An embedded database that is not there yet; removed at the end of the run.
 *
 * @param {string} purpose part of its name
 * @returns {Promise<{ url: string, drop: () => unknown }>}
 */
export async function freshFile(purpose) {
  mkdirSync(FOLDER, { recursive: true });
  files += 1;
  const path = join(FOLDER, `${purpose}-${process.pid}-${files}.db`);
  const drop = () => {
    for (const tail of ['', '-wal', '-shm', '.lock']) rmSync(path + tail, { force: true });
  };
  atEnd(drop);
  return { url: `file:${path}`, drop };
}
