// Searches what a whole test run logged for every secret the tests know: tokens, codes, phone numbers, passwords, addresses.
import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The first letters of a secret, by which it is looked for. */
const HEAD = 8;
const TABLE = 1 << 22;
/** Of what a piece ends with, looked at again with the next. */
const OVERLAP = 8_192;

/**
 * @returns {Promise<{secrets: number, bytes: number, found: {file: string, secret: string, line: string}[]}>}
 */
export async function searchLogs(folder) {
  const names = readdirSync(folder);
  const secrets = readSecrets(
    names.filter((name) => name.endsWith('.secrets')).map((name) => join(folder, name)),
  );
  const heads = new Map();
  const table = new Uint8Array(TABLE);
  for (const secret of secrets) {
    const head = secret.slice(0, HEAD);
    heads.set(head, [...(heads.get(head) ?? []), secret]);
    table[hashAt(head, 0)] = 1;
  }
  const found = [];
  let bytes = 0;
  for (const name of names.filter((one) => one.endsWith('.log'))) {
    let before = '';
    for await (const chunk of createReadStream(join(folder, name), {
      encoding: 'utf8',
      highWaterMark: 1 << 20,
    })) {
      bytes += chunk.length;
      const text = before + chunk;
      for (const [secret, at] of hitsIn(text, table, heads)) {
        found.push({ file: name, secret, line: lineAt(text, at).replaceAll(secret, '<here>') });
      }
      before = text.slice(-OVERLAP);
    }
  }
  return { secrets: secrets.size, bytes, found };
}

/** The search itself, tried: one secret in the middle of a line, one across the end of a piece. */
export async function findsWhatIsThere() {
  const folder = mkdtempSync(join(tmpdir(), 'fanchang-logs-'));
  const secrets = ['a planted secret 1', 'another "planted" secret 2'];
  const piece = 'x'.repeat((1 << 20) - 9);
  writeFileSync(join(folder, 'a.secrets'), secrets.map((one) => `${JSON.stringify(one)}\n`).join(''));
  writeFileSync(join(folder, 'a.log'), `${piece}${secrets[0]}\n{"msg":${JSON.stringify(secrets[1])}}\n`);
  const { found } = await searchLogs(folder);
  rmSync(folder, { recursive: true });
  return found.length === 2;
}

function readSecrets(files) {
  const secrets = new Set();
  for (const file of files) {
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      if (line === '') continue;
      const secret = JSON.parse(line);
      secrets.add(secret);
      // As it stands inside a JSON string.
      secrets.add(JSON.stringify(secret).slice(1, -1));
    }
  }
  return secrets;
}

function* hitsIn(text, table, heads) {
  for (let at = 0; at + HEAD <= text.length; at += 1) {
    if (table[hashAt(text, at)] === 0) continue;
    for (const secret of heads.get(text.slice(at, at + HEAD)) ?? []) {
      if (text.startsWith(secret, at)) yield [secret, at];
    }
  }
}

function hashAt(text, at) {
  let hash = 0;
  for (let n = 0; n < HEAD; n += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at + n)) | 0;
  return (hash ^ (hash >>> 15)) & (TABLE - 1);
}

function lineAt(text, at) {
  const from = text.lastIndexOf('\n', at) + 1;
  const to = text.indexOf('\n', at);
  return text.slice(from, to === -1 ? undefined : to);
}
