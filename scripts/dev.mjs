// Watches: the API restarts when its sources change, the H5 mini-program is rebuilt into what the API serves.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildApi, buildMini, keep, root } from './lib.mjs';

await buildApi();
await buildMini('h5');
const nest = join(root, 'node_modules/.bin/nest');
const compiler = spawn(nest, ['build', 'api', '--watch'], { cwd: root, stdio: 'inherit' });
const pages = spawn('npm', ['run', '--silent', 'dev:h5', '-w', 'apps/miniprogram'], {
  cwd: root,
  stdio: 'inherit',
});
process.on('exit', () => {
  compiler.kill();
  pages.kill();
});
keep(process.execPath, ['--watch', '--watch-preserve-output', 'apps/api/dist/apps/api/src/main.js'], {
  FANCHANG_MODE: 'demo',
  BRAND_NAME: '晚灯果铺',
});
