import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Log } from '../../src/platform/log';

/**
 * Where a whole run keeps what its processes logged, and beside it what must not be in there; scripts/test.mjs makes it,
 * and searches it at the end. Null when a spec is run by itself.
 */
const FOLDER = process.env.TEST_LOGS ?? null;

/** Fields whose values nobody may find in a log. */
const SECRET =
  /token|password|phone$|proof|secret|^code$|ticket|signature|totp|^detail$|^nickname$|recovery/i;
/** Shorter ones would be found by accident. */
const SHORTEST = 8;

const known = new Set<string>();
let log: Log | undefined;

if (FOLDER !== null) {
  mkdirSync(FOLDER, { recursive: true });
  afterAll(() => {
    const lines = [...known].map((value) => `${JSON.stringify(value)}\n`);
    appendFileSync(join(FOLDER, `${process.pid}.secrets`), lines.join(''));
    known.clear();
  });
}

/** The log of the houses of this process, at its most talkative. */
export function runLog(): Log | undefined {
  if (FOLDER === null) return undefined;
  log ??= new Log('debug', join(FOLDER, `houses-${process.pid}.log`));
  return log;
}

/** Keeps what a process said. What a command prints is its answer; what went wrong with it is not. */
export function keepOutput(program: string, said: { stdout: string; stderr: string }): void {
  if (FOLDER === null) return;
  const text = program === 'cli' ? said.stderr : said.stdout + said.stderr;
  appendFileSync(join(FOLDER, `processes-${process.pid}.log`), text);
}

/** Something the tests know and no log may say. */
export function remember(...secrets: string[]): void {
  if (FOLDER === null) return;
  for (const secret of secrets) if (isTelling(secret)) known.add(secret);
}

/** Whatever in a request or an answer is secret by the name of its field, however deep it is nested. */
export function rememberIn(value: unknown): void {
  if (FOLDER === null) return;
  const open: { value: unknown; name: string }[] = [{ value, name: '' }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value: seen, name } = next;
    if (typeof seen === 'string') {
      if (SECRET.test(name)) remember(seen);
    } else if (Array.isArray(seen)) {
      for (const one of seen) open.push({ value: one, name });
    } else if (typeof seen === 'object' && seen !== null) {
      const { kind, value: phone } = seen as { kind?: unknown; value?: unknown };
      if (kind === 'phone' && typeof phone === 'string') remember(phone);
      for (const [key, one] of Object.entries(seen)) open.push({ value: one, name: key });
    }
  }
}

/** Long enough, and no word or number that stands everywhere: a refusal's code, a row of zeros. */
function isTelling(text: string): boolean {
  if (text.length < SHORTEST || /^[A-Z_]+$/.test(text)) return false;
  return new Set(text).size >= 4 && /[\d\s]|[^\x20-\x7e]|[a-z][A-Z]/.test(text);
}
