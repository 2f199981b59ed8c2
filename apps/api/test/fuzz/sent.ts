import { isUtf8 } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Actor } from './actors';
import type { Operation } from './document';
import { changedAddress } from './given-addresses';
import { dressed } from './push-dress';
import { isPush } from './push-messages';
import type { Draft, TextSpoil } from './requests';
import { Known, settled, type Tree, worded, written } from './tree';
import { FORM, isNoPicture, writtenForm } from './uploads';
import type { World } from './world';

/** A request as it goes out. */
export interface Sent {
  operation: Operation;
  /** What stands at this address under this method: another one, where the method was changed. */
  asked: Operation;
  actor: Actor;
  method: string;
  url: string;
  headers: Record<string, string>;
  body: Buffer | null;
  /** The token it was sent with, if any. */
  token: string | null;
  /** Rightly signed, by a system the house knows. */
  isSigned: boolean;
  /** Its address names what belongs to somebody else. */
  namesOthers: boolean;
  /** It may be for another operation, or for none. */
  isElsewhere: boolean;
  /** What is so wrong with it that it may not succeed. */
  wrong: string | null;
}

/** Fills in what the world knows, writes the body and signs it. */
export function sentOf(world: World, operation: Operation, actor: Actor, draft: Draft): Sent {
  const method = draft.method ?? operation.method;
  let foreignInPath = false;
  const fill = (tree: Tree, inPath = false): Tree =>
    settled(tree, (known: Known) => {
      const { value, isForeign } = world.pools.draw(known, actor.owner);
      if (inPath && isForeign) foreignInPath = true;
      // What the world knows nothing of may have parts it does.
      return value === known.fallback ? fill(value, inPath) : value;
    });

  let path = operation.path;
  for (const [name, part] of Object.entries(fill(draft.path, true) as Record<string, Tree>)) {
    path = path.replace(`{${name}}`, () => escaped(worded(part)));
  }
  const query = draft.query
    .map(([name, tree]) => `${escaped(name)}=${escaped(worded(fill(tree)))}`)
    .join('&');
  const given = draft.given === null ? null : changedAddress(fill(draft.given.known), draft.given.change);
  const url = `${given ?? `${path}${query === '' ? '' : `?${query}`}`}${draft.rawTail}`;
  const form = draft.upload === null ? null : writtenForm(draft.upload, world.pictures);
  const tree = draft.body === undefined || form !== null ? undefined : fill(draft.body);
  const plainBody = form?.bytes ?? (tree === undefined ? null : Buffer.from(written(tree)));
  const body = spoiltBody(plainBody, draft.textSpoil);

  const headers: Record<string, string> = {
    'x-forwarded-for': `10.9.${Math.floor(draft.place / 250)}.${draft.place % 250}`,
  };
  const contentType = form !== null && draft.contentType === FORM ? form.type : draft.contentType;
  if (body !== null && contentType !== null) headers['content-type'] = contentType;
  if (draft.textSpoil === 'gzip') headers['content-encoding'] = 'gzip';
  if (draft.keyHeader !== undefined) {
    const key = worded(fill(draft.keyHeader));
    headers['idempotency-key'] = key;
    world.pools.add('idempotency-key', actor.owner, key);
  }
  const { token } = actor;
  if (token !== null) headers['authorization'] = `Bearer ${token}`;
  let isSigned = false;
  if (actor.kind === 'client') {
    Object.assign(headers, signatureOf(world, actor, draft, body ?? Buffer.alloc(0)));
    isSigned = draft.signing === 'right' || draft.signing === 'replayed';
  }
  for (const [name, value] of draft.headers) headers[name] = value;
  remember(world, actor, tree);
  const plain: Sent = {
    operation,
    asked: world.operations.find((one) => one.path === operation.path && one.method === method) ?? operation,
    actor,
    method,
    url,
    headers,
    body,
    token: headers['authorization'] === `Bearer ${token}` ? token : null,
    isSigned,
    namesOthers: foreignInPath,
    isElsewhere: draft.method !== null || !/^([?#]|$)/.test(draft.rawTail),
    wrong: wrongWith(draft, given),
  };
  return isPush(operation, actor) ? dressed(world, plain, draft) : plain;
}

function wrongWith({ given: drawn, upload }: Draft, given: string | null): string | null {
  if (given !== null && drawn !== null && drawn.change !== 'none') return 'an address nobody gave away';
  return upload !== null && isNoPicture(upload) ? 'an upload without a picture' : null;
}

function signatureOf(world: World, actor: Actor, draft: Draft, body: Buffer): Record<string, string> {
  const nonce = draft.signing === 'replayed' ? 'a-nonce-used-again' : randomBytes(12).toString('hex');
  const signed = draft.signing === 'other body' ? Buffer.concat([body, Buffer.from(' ')]) : body;
  const headers = world.signed(actor.name, signed, nonce);
  switch (draft.signing) {
    case 'wrong':
      return { ...headers, 'x-fanchang-signature': 'ab'.repeat(32) };
    case 'old':
      return { ...headers, 'x-fanchang-timestamp': '1000000000' };
    case 'partly': {
      const { 'x-fanchang-nonce': _, ...rest } = headers;
      return rest;
    }
    case 'stranger':
      return { ...headers, 'x-fanchang-client': "nobody' --" };
    default:
      return headers;
  }
}

/** Keys one made oneself may be sent again. */
function remember(world: World, actor: Actor, tree: Tree | undefined): void {
  if (typeof tree !== 'object' || tree === null || Array.isArray(tree)) return;
  const key = (tree as Record<string, Tree>)['requestKey'];
  if (typeof key === 'string') world.pools.add('requestKey', actor.owner, key);
}

/** What is not text to begin with is sent as the odd bytes it is. */
function escaped(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return encodeURIComponent(text.replace(/[\ud800-\udfff]/g, '')) + '%ed%a0%80';
  }
}

function spoiltBody(body: Buffer | null, spoil: TextSpoil | null): Buffer | null {
  if (spoil === null) return body;
  const good = body ?? Buffer.from('{}');
  switch (spoil) {
    case 'cut':
      return good.subarray(0, Math.floor(good.length * 0.7));
    case 'empty':
      return Buffer.alloc(0);
    case 'none':
      return null;
    case 'noise':
      return Buffer.from([0xff, 0xfe, 0x00, 0x80, 0xc3, 0x28, ...good.subarray(0, 30)]);
    case 'gzip':
      return gzipSync(good);
    case 'bom':
      return Buffer.concat([Buffer.from('\ufeff'), good]);
    case 'utf-16':
      return Buffer.from(good.toString(), 'utf16le');
    case 'array':
      return Buffer.concat([Buffer.from('['), good, Buffer.from(']')]);
    case 'scalar':
      return Buffer.from(JSON.stringify(good.toString().slice(0, 50)));
  }
}

/** The request as a command, to be tried by hand; a long body is cut. */
export function asCurl({ method, url, headers, body }: Sent): string {
  const quoted = (text: string) => `'${cut(text, 1_500).replaceAll("'", "'\\''")}'`;
  const heads = Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${cut(value, 300)}`)}`);
  const data =
    body === null ? [] : [`--data-binary ${isUtf8(body) ? quoted(body.toString()) : fromHex(body)}`];
  return [`curl -X ${method} ${quoted(url)}`, ...heads, ...data].join(' ');
}

/** For bytes a shell cannot carry. */
function fromHex(body: Buffer): string {
  return `@<(xxd -r -p <<<'${cut(body.toString('hex', 0, 4_000), 6_000)}')`;
}

export function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most)}…(${text.length})`;
}
