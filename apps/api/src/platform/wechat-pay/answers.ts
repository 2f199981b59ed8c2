import type { Instant } from '@fanchang/domain';
import { type Rejected, Unavailable } from '../outside/answers';
import { FieldMissing, Fields } from '../outside/fields';
import type { Reply } from '../outside/http';
import { readJson } from '../outside/read-json';
import { checkSigned, type Verifier } from './headers';

const BUSY = new Set([429, 500, 502, 503]);
const SUCCESS = new Set([200, 202, 204]);

/** WeChat Pay says no with a status, and a code in the body. */
export function isAnswer(status: number): boolean {
  return SUCCESS.has(status) || BUSY.has(status) || (status >= 400 && status < 500);
}

/**
 * Reads an answer. What is signed must be signed rightly, and a success must be signed.
 *
 * @throws Unavailable when it is busy; FieldMissing when the answer is none, or somebody else's.
 */
export function readAnswer<T>(
  service: string,
  verifier: Verifier,
  reply: Reply,
  now: Instant,
  read: (fields: Fields) => T,
): T | Rejected {
  const { status } = reply;
  if (BUSY.has(status)) throw new Unavailable(service, 'busy', String(status));
  const isSuccess = SUCCESS.has(status);
  // Who cannot be told who we are, as after SIGN_ERROR, is answered without a signature.
  if (isSuccess || reply.header('wechatpay-signature') !== null) {
    const refusal = checkSigned(verifier, reply.header, reply.bytes.toString('utf8'), now);
    if (refusal !== null) throw new FieldMissing(`signature: ${refusal.refused}`);
  }
  if (!isSuccess) return rejectedOf(reply);
  return read(reply.bytes.length === 0 ? Fields.of({}) : readJson(reply));
}

function rejectedOf(reply: Reply): Rejected {
  const fields = readJson(reply);
  return { rejected: fields.mustText('code'), message: (fields.text('message') ?? '').slice(0, 200) };
}
