import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepOutput } from './run-log';

/** Where package.json is. */
export const ROOT = join(__dirname, '../../../..');
const BUILT = join(ROOT, 'apps/api/dist/apps/api/src');

/** The key of `testConfig`, as the environment says it. */
export const SECRET_KEY = Buffer.alloc(32, 7).toString('base64');

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

const running = new Set<Running>();
const folders = new Set<string>();

afterAll(() => endAll());

/** A real process of ours, with what it has said so far. */
export class Running {
  stdout = '';
  stderr = '';
  readonly ended: Promise<Ended>;

  constructor(
    private readonly child: ChildProcess,
    program: string,
  ) {
    running.add(this);
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    this.ended = new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => {
        running.delete(this);
        keepOutput(program, this);
        resolve({ code, signal, stdout: this.stdout, stderr: this.stderr });
      });
    });
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Asks it to stop, and waits until it has. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> {
    if (this.isRunning) this.kill(signal);
    return this.ended;
  }
}

/** Starts one of the built programs with an environment of its own: nothing of ours leaks into it. */
export function start(
  program: 'main' | 'worker' | 'cli',
  env: Record<string, string>,
  args: string[] = [],
): Running {
  const entry = join(BUILT, `${program}.js`);
  if (!existsSync(entry)) throw new Error(`${entry} is missing: run "nest build api" first`);
  const child = spawn(process.execPath, [entry, ...args], {
    cwd: folder(),
    env: {
      PATH: process.env.PATH ?? '',
      TZ: 'UTC',
      FANCHANG_MODE: 'test',
      PORT: '0',
      SECRET_KEY,
      ...(process.env.TEST_LOGS !== undefined && { LOG_LEVEL: 'debug' }),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Running(child, program);
}

/** A started API: its process and the address it listens on. */
export interface Api {
  process: Running;
  url: string;
}

/** Starts the API and waits until it listens. */
export async function startApi(env: Record<string, string>): Promise<Api> {
  const process = start('main', env);
  const url = await said(process, /fanchang listens on (\S+)/);
  return { process, url: url.replace('[::1]', '127.0.0.1') };
}

/** Waits for the process to say something on its output. @returns the pattern's first group. */
export async function said(process: Running, pattern: RegExp): Promise<string> {
  await until(() => pattern.test(process.stdout) || !process.isRunning);
  const match = pattern.exec(process.stdout);
  if (match === null) throw new Error(`process ended without saying ${pattern.source}:\n${process.stderr}`);
  return match[1] ?? match[0];
}

/** Runs a command of the command line to its end. */
export function command(args: string[], env: Record<string, string>): Promise<Ended> {
  return start('cli', env, args).ended;
}

/** A folder that `endAll` removes. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'fanchang-story-'));
  folders.add(path);
  return path;
}

/** Ends whatever still runs, by its own id, and removes folders. Stories may call it earlier than `afterAll` does. */
export async function endAll(): Promise<void> {
  await Promise.all([...running].map((one) => one.stop('SIGKILL')));
  for (const path of folders) rmSync(path, { recursive: true, force: true });
  folders.clear();
}

/** Waits until a condition holds. @throws Error after two minutes: whatever was waited for will not happen. */
export async function until(holds: () => boolean | Promise<boolean>, everyMs = 50): Promise<void> {
  const startedAt = Date.now();
  while (!(await holds())) {
    if (Date.now() - startedAt > 120_000) throw new Error('waited two minutes for nothing');
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
