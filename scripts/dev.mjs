// Watches: when a source of the API or of the rules changes, the API is built again and restarted; the H5 mini-program
// is served with hot reload beside it, its requests handed to the API.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { apiEntry, buildApi, buildSandbox, root, run, startSandbox } from './lib.mjs';

await buildApi();
await buildSandbox();
const sandbox = await startSandbox(`http://127.0.0.1:${process.env.PORT ?? '3000'}`);
const env = {
  SANDBOX_URL: sandbox.url,
  ...process.env,
  FANCHANG_MODE: 'demo',
  BRAND_NAME: process.env.BRAND_NAME ?? '晚灯果铺',
};
const startApi = () => spawn(process.execPath, [apiEntry('main')], { cwd: root, env, stdio: 'inherit' });
const ended = (child) =>
  new Promise((resolve) =>
    child.exitCode === null && child.signalCode === null ? child.once('exit', resolve) : resolve(),
  );

let api = startApi();
const pages = spawn(join(root, 'node_modules/.bin/taro'), ['build', '--type', 'h5', '--watch'], {
  cwd: join(root, 'apps/miniprogram'),
  stdio: 'inherit',
});

let changed = false;
let building = false;
async function rebuild() {
  changed = true;
  if (building) return;
  building = true;
  while (changed) {
    changed = false;
    console.log('Building the API …');
    if ((await run('nest', ['build', 'api'])) !== 0) continue;
    api.kill('SIGTERM');
    await ended(api);
    api = startApi();
  }
  building = false;
}

let soon;
for (const folder of ['apps/api/src', 'libs/domain/src']) {
  watch(join(root, folder), { recursive: true }, (_, name) => {
    if (name === null || !name.endsWith('.ts') || name.endsWith('.spec.ts')) return;
    clearTimeout(soon);
    soon = setTimeout(() => void rebuild(), 300);
  });
}

console.log(
  `API on http://localhost:3000/, H5 with hot reload on http://localhost:10086/app/, outside world on ${sandbox.url}/`,
);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    pages.kill('SIGTERM');
    api.kill('SIGTERM');
    void Promise.all([ended(api), ended(pages), ended(sandbox.child)]).then(() => process.exit(0));
  });
}
