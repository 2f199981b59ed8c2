// `npm run test:e2e`: the journeys in Chromium on the H5 and the real weapp build, with the API and a fresh demo behind.
// TARGETS=h5 or weapp narrows it; ONLY=03 plays one journey. Pictures land in var/pictures.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  answers,
  apiEntry,
  buildApi,
  buildMini,
  buildSandbox,
  freePort,
  root,
  run,
  startSandbox,
} from './lib.mjs';

if (!existsSync('/usr/bin/chromium')) {
  console.error('Chromium is needed at /usr/bin/chromium (apt-get install chromium fonts-noto-cjk).');
  process.exit(1);
}
await buildApi();
await buildSandbox();
await buildMini('h5');
await buildMini('weapp');

const home = join(root, 'var/e2e');
rmSync(home, { recursive: true, force: true });
mkdirSync(home, { recursive: true });
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const log = openSync(join(home, 'api.log'), 'w');
const sandbox = await startSandbox(url, {
  port: 0,
  stdio: ['ignore', openSync(join(home, 'sandbox.log'), 'w'), 'inherit'],
});
const api = spawn(process.execPath, [apiEntry('main')], {
  cwd: root,
  env: {
    ...process.env,
    FANCHANG_MODE: 'demo',
    BRAND_NAME: '晚灯果铺',
    DATABASE_URL: process.env.DATABASE_URL ?? `file:${join(home, 'demo.db')}`,
    PORT: String(port),
    SANDBOX_URL: sandbox.url,
  },
  stdio: ['ignore', log, log],
});
let code = 1;
if (await answers(`${url}/health/ready`, 180)) {
  code = await run(process.execPath, ['apps/miniprogram/test/run-journeys.mjs'], {
    env: { API_URL: url, SANDBOX_URL: sandbox.url },
  });
} else {
  console.error('the API did not start; see var/e2e/api.log');
}
api.kill('SIGTERM');
sandbox.child.kill('SIGTERM');
await new Promise((resolve) => (api.exitCode === null ? api.once('exit', resolve) : resolve()));
process.exit(code);
