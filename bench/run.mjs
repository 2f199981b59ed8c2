// @ts-check
// `npm run bench`: every figure beside a bare baseline measured in the same run.
//   node bench/run.mjs [--only archive|confirm|contended|due|guard|import|join|ladder|login|packages|push] [--mysql | --embedded] [--quick]
import { parseArgs } from 'node:util';
import { buildApi } from '../scripts/lib.mjs';
import { archive } from './archive.mjs';
import { guard, login } from './auth.mjs';
import { confirm, contended } from './confirm.mjs';
import { dueWork } from './due-work.mjs';
import { importOrders } from './import.mjs';
import { join } from './join.mjs';
import { ladder } from './ladder.mjs';
import { whyNoServer } from './mariadb.mjs';
import { packages } from './packages.mjs';
import { cleanUp } from './processes.mjs';
import { push } from './push.mjs';
import { printTable } from './table.mjs';

/**
 * @typedef {object} Options
 * @property {boolean} quick fewer and shorter rounds, and only the head of the file: is it alive, not how fast
 * @property {boolean} mysql measure on MariaDB
 * @property {boolean} embedded measure on the embedded database
 */

/** @type {Record<string, { needsServer?: boolean, measure: (options: Options) => Promise<import('./table.mjs').Line[]> }>} */
const FIGURES = {
  archive: { needsServer: true, measure: archive },
  confirm: { needsServer: true, measure: confirm },
  contended: { needsServer: true, measure: contended },
  due: { measure: dueWork },
  guard: { needsServer: true, measure: guard },
  import: { measure: importOrders },
  join: { needsServer: true, measure: join },
  ladder: { measure: ladder },
  login: { needsServer: true, measure: login },
  packages: { measure: packages },
  push: { needsServer: true, measure: push },
};

async function main() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      mysql: { type: 'boolean', default: false },
      embedded: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
    },
  });
  const names = Object.keys(FIGURES).filter((name) => values.only === undefined || name === values.only);
  if (names.length === 0) throw new Error(`--only ${Object.keys(FIGURES).join('|')}`);
  await buildApi();

  const noServer = values.embedded ? 'it runs on MariaDB' : await whyNoServer();
  if (values.mysql && noServer !== null) throw new Error(noServer);
  const options = { quick: values.quick, mysql: noServer === null, embedded: !values.mysql };
  const lines = [];
  for (const name of names) {
    const { needsServer, measure } = FIGURES[name];
    process.stderr.write(`${name} …\n`);
    if (needsServer && noServer !== null) lines.push({ figure: name, skipped: noServer });
    else lines.push(...(await measure(options)));
  }
  printTable(lines);
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => void cleanUp().finally(() => process.exit(130)));
}
try {
  await main();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await cleanUp();
}
