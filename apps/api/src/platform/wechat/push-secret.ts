import { type Instant, isRefusal, refuse, type Refusal } from '@fanchang/domain';
import { equal } from '../auth/keys';
import { decryptPush, encryptPush, pushKey, pushSignature } from './push-crypto';
import { readPush } from './push-message';

/** What stands behind the question mark; whoever sent it may have put anything there. */
export type PushQuery = Readonly<Record<string, unknown>>;

interface Stamp {
  timestamp: string;
  nonce: string;
}

const SKEW_MS = 5 * 60_000;
/** Real ones have hundreds of bytes. */
const MOST_BYTES = 262_144;

/**
 * Checks pushes to one address and opens them: the message pushes of a mini-program, of 微信小店, and WeCom's callbacks. A
 * push can be sent again within five minutes, so whoever takes one tells repeats by what is in it.
 */
export class PushSecret {
  private readonly token: string;
  private readonly receiver: string;
  private readonly key: Buffer | null;

  /**
   * @param secrets `aesKey` null: pushes are plain, and their signature says nothing about their body. `appId` whom they
   *   are for; WeCom's is the CorpID.
   * @param now the real time, which is the other side's.
   */
  constructor(
    secrets: { token: string; aesKey: string | null; appId: string },
    private readonly now: () => Instant = Date.now,
  ) {
    this.token = secrets.token;
    this.receiver = secrets.appId;
    this.key = secrets.aesKey === null ? null : pushKey(secrets.aesKey);
  }

  /** The answer to the question whether the address is ours: WeChat's `echostr` is plain, WeCom's encrypted. */
  echo(query: PushQuery): string | Refusal {
    const stamp = this.stampOf(query);
    if (isRefusal(stamp)) return stamp;
    const echo = query['echostr'];
    if (typeof echo !== 'string' || echo === '' || echo.length > 1_024) return refuse('PUSH_MALFORMED');
    if (query['msg_signature'] !== undefined) return this.decrypted(query, stamp, echo);
    return this.isSigned(query['signature'], stamp) ? echo : refuse('PUSH_FORGED');
  }

  /** The message, JSON or XML as it was sent; `readPush` reads it. PUSH_STALE, PUSH_FORGED, PUSH_MALFORMED. */
  open(query: PushQuery, rawBody: Buffer): string | Refusal {
    const stamp = this.stampOf(query);
    if (isRefusal(stamp)) return stamp;
    if (rawBody.length > MOST_BYTES) return refuse('BODY_TOO_LARGE');
    const body = rawBody.toString('utf8');
    if (this.key === null) {
      return this.isSigned(query['signature'], stamp) ? body : refuse('PUSH_FORGED');
    }
    // A plain push is not taken where encrypted ones are agreed: anybody who saw one signature could write its body.
    const envelope = readPush(body);
    if (isRefusal(envelope)) return envelope;
    const encrypted = envelope.text('Encrypt');
    return encrypted === null ? refuse('PUSH_MALFORMED') : this.decrypted(query, stamp, encrypted);
  }

  /**
   * What the other side would send, for tests and the sandbox: a body with `Encrypt`, and what belongs into the query.
   * @param timestamp epoch seconds.
   */
  seal(message: string, timestamp: string, nonce: string): string {
    if (this.key === null) throw new Error('pushes of this address are plain');
    const encrypted = encryptPush(this.key, this.receiver, message);
    return JSON.stringify({
      Encrypt: encrypted,
      MsgSignature: pushSignature(this.token, timestamp, nonce, encrypted),
      TimeStamp: timestamp,
      Nonce: nonce,
    });
  }

  private decrypted(query: PushQuery, { timestamp, nonce }: Stamp, encrypted: string): string | Refusal {
    const said = query['msg_signature'];
    if (this.key === null || typeof said !== 'string') return refuse('PUSH_FORGED');
    if (!equal(pushSignature(this.token, timestamp, nonce, encrypted), said)) return refuse('PUSH_FORGED');
    return decryptPush(this.key, this.receiver, encrypted) ?? refuse('PUSH_MALFORMED');
  }

  private isSigned(said: unknown, { timestamp, nonce }: Stamp): boolean {
    return typeof said === 'string' && equal(pushSignature(this.token, timestamp, nonce), said);
  }

  private stampOf(query: PushQuery): Stamp | Refusal {
    const { timestamp, nonce } = query;
    if (typeof timestamp !== 'string' || typeof nonce !== 'string') return refuse('PUSH_MALFORMED');
    if (!/^\d{10}$/.test(timestamp) || !/^[\w-]{1,64}$/.test(nonce)) return refuse('PUSH_MALFORMED');
    const skewMs = Math.abs(Number(timestamp) * 1000 - this.now());
    return skewMs > SKEW_MS ? refuse('PUSH_STALE') : { timestamp, nonce };
  }
}
