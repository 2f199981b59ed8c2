// `node scripts/contract.mjs`: writes libs/contract from the API itself; `--check` fails when it is out of date.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { apiEntry, buildApi, root } from './lib.mjs';

await buildApi();
const document = execFileSync(process.execPath, [apiEntry('cli'), 'openapi'], {
  cwd: root,
  encoding: 'utf8',
});
const types = `/* Generated from openapi.json by scripts/contract.mjs; do not edit. */\n${astToString(
  await openapiTypescript(JSON.parse(document)),
)}`;

const files = { 'libs/contract/openapi.json': document, 'libs/contract/src/api.d.ts': types };
let stale = 0;
for (const [path, text] of Object.entries(files)) {
  const file = join(root, path);
  if (process.argv.includes('--check')) {
    let known = '';
    try {
      known = readFileSync(file, 'utf8');
    } catch {
      // missing is stale
    }
    if (known === text) continue;
    console.error(`${path} is out of date: run node scripts/contract.mjs`);
    stale += 1;
  } else {
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text);
  }
}
process.exit(stale === 0 ? 0 : 1);
