// Starts as a newcomer would (`npm start`, nothing configured, an empty var/), opens what it printed, and stops it.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { answers, root } from './lib.mjs';

const port = process.env.PORT ?? '3199';
const base = `http://127.0.0.1:${port}`;
const sandboxPort = '3198';
for (const file of ['fanchang.db', 'fanchang.db-wal', 'fanchang.db-shm'])
  rmSync(join(root, 'var', file), { force: true });

const startedAt = Date.now();
const child = spawn('npm', ['start', '--silent'], {
  cwd: root,
  env: { ...process.env, PORT: port, SANDBOX_PORT: sandboxPort },
  stdio: 'inherit',
  detached: true,
});
let code = 1;
try {
  if (!(await answers(`${base}/health/ready`, 600))) throw new Error('npm start did not come up');
  console.log(`ready after ${((Date.now() - startedAt) / 1000).toFixed(0)} s`);
  for (const path of ['/', '/app/', '/docs', '/demo/people', '/metrics']) {
    const answer = await fetch(base + path);
    console.log(`${answer.status} ${path}`);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  }
  const outside = await fetch(`http://127.0.0.1:${sandboxPort}/`);
  console.log(`${outside.status} outside world`);
  if (!outside.ok) throw new Error(`the sandbox answered ${outside.status}`);
  code = 0;
} catch (error) {
  console.error(error.message);
}
if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
await new Promise((resolve) =>
  child.exitCode === null && child.signalCode === null ? child.once('exit', resolve) : resolve(),
);
process.exit(code);
