import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
export const apiEntry = (name) => join(root, `apps/api/dist/apps/api/src/${name}.js`);
const sandboxEntry = join(root, 'apps/sandbox/dist/main.js');

/** Runs a program of node_modules/.bin (or any other) to its end; resolves to its exit code. */
export function run(program, args = [], { env = {}, cwd = root, quiet = false } = {}) {
  const local = join(root, 'node_modules/.bin', program);
  return new Promise((resolve) => {
    const child = spawn(existsSync(local) ? local : program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    let said = '';
    child.stdout?.on('data', (chunk) => (said += chunk));
    child.stderr?.on('data', (chunk) => (said += chunk));
    child.on('error', (error) => {
      console.error(`${program}: ${error.message}`);
      resolve(127);
    });
    child.on('close', (code, signal) => {
      if (quiet && code !== 0) process.stdout.write(said);
      resolve(signal ? 1 : code);
    });
  });
}

/** Runs and stops everything when it fails. */
export async function must(program, args, options) {
  const code = await run(program, args, options);
  if (code !== 0) process.exit(code);
}

/** Like `make`: builds only when a source has changed since the last time it was built. */
export async function buildWhenChanged(name, folders, output, build) {
  const stamp = join(root, 'var/build', name);
  const digest = digestOf(folders);
  if (existsSync(join(root, output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  const startedAt = Date.now();
  console.log(`Building ${name} …`);
  await build();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
  console.log(`Built ${name} in ${((Date.now() - startedAt) / 1000).toFixed(0)} s`);
}

function digestOf(folders) {
  const hash = createHash('sha256');
  const walk = (path) => {
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) {
        if (!['node_modules', 'dist', 'test'].includes(name)) walk(join(path, name));
      }
    } else if (!/\.spec\.tsx?$/.test(path)) {
      hash.update(path.slice(root.length)).update(readFileSync(path));
    }
  };
  for (const folder of folders) walk(join(root, folder));
  return hash.digest('hex');
}

const API = ['apps/api', 'libs/domain', 'nest-cli.json', 'tsconfig.json', 'package-lock.json'];
const SANDBOX = ['apps/sandbox', 'tsconfig.json', 'package-lock.json'];
const MINI = ['apps/miniprogram', 'libs/contract', 'project.config.json', 'package-lock.json'];

export const buildApi = () =>
  buildWhenChanged('the API', API, 'apps/api/dist', () => must('nest', ['build', 'api']));

export const buildSandbox = () =>
  buildWhenChanged('the sandbox', SANDBOX, 'apps/sandbox/dist', () => {
    rmSync(join(root, 'apps/sandbox/dist'), { recursive: true, force: true });
    return must('tsc', ['-p', 'apps/sandbox/tsconfig.json']);
  });

export const buildMini = (target) =>
  buildWhenChanged(`the mini-program (${target})`, MINI, `apps/miniprogram/dist/${target}`, () =>
    must('npm', ['run', '--silent', `build:${target}`, '-w', 'apps/miniprogram'], { quiet: true }),
  );

/** Starts a long-running child that ends with us. */
export function keep(program, args, env = {}) {
  const child = spawn(program, args, { cwd: root, env: { ...process.env, ...env }, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('close', (code) => process.exit(code ?? 0));
  return child;
}

/**
 * Starts the outside world beside the API, on its usual port or a free one. It ends with us; when it ends by itself the API
 * goes on, as it would without WeChat.
 * @param fanchangUrl where the API will listen for pushes.
 */
export async function startSandbox(fanchangUrl, { port, stdio = 'inherit' } = {}) {
  const listensOn = await freePort(port ?? Number(process.env.SANDBOX_PORT ?? 3900));
  const env = { ...process.env, HOST: '127.0.0.1', PORT: String(listensOn), FANCHANG_URL: fanchangUrl };
  const child = spawn(process.execPath, [sandboxEntry], { cwd: root, env, stdio });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  process.on('exit', () => child.kill());
  child.on('close', (code) => {
    if (code) console.error(`the sandbox ended (exit ${code})`);
  });
  const url = `http://127.0.0.1:${listensOn}`;
  if (!(await answers(`${url}/control/time`, 30))) throw new Error('the sandbox did not start');
  return { url, child };
}

/** @param preferred taken when it is free. */
export function freePort(preferred = 0) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => (preferred === 0 ? reject(error) : resolve(freePort())));
    server.listen(preferred, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Waits until an address answers; false when it does not in time. */
export async function answers(url, seconds = 60) {
  for (let left = seconds * 5; left > 0; left -= 1) {
    try {
      if ((await fetch(url)).ok) return true;
    } catch {
      // not yet
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return false;
}
