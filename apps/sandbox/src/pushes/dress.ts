import { random } from '../random';
import type { WorldClock } from '../world/clock';
import { type PushSecrets, seal, signatureOf } from './envelope';
import type { Treatment } from './spoil';

/** A push as it goes over the wire. */
export interface Dressed {
  /** Query string without the question mark. */
  query: string;
  headers: Record<string, string>;
  body: string;
  /** Signed wrongly to see whether it is refused: it must be, and then the real one follows. */
  isProbe?: boolean;
}

/** Makes a request of a message. Called anew for every attempt: nonce and time differ, the message does not. */
export type Dress = (message: string, how: Treatment) => Dressed;

const json = { 'content-type': 'application/json; charset=utf-8' };

/** WeChat: JSON, encrypted unless plain is asked for. @param receiver the app's id. @param name its original id `gh_…`. */
export function weixinDress(clock: WorldClock, secrets: PushSecrets, receiver: string, name: string): Dress {
  return (message, how) => {
    const { timestamp, nonce } = moment(clock, how);
    // A thief can copy a whole pair of plain signature and time; what is bound to the message they cannot make.
    const signature = signatureOf(secrets.token, timestamp, nonce);
    const query: Record<string, string> = { signature, timestamp, nonce };
    if (how.isPlain) {
      if (how.isForged) query.signature = signatureOf('another token', timestamp, nonce);
      return { query: new URLSearchParams(query).toString(), headers: json, body: cut(message, how) };
    }
    const encrypted = seal(message, secrets.aesKey, receiver);
    query.encrypt_type = 'aes';
    query.msg_signature = signatureOf(tokenOf(secrets, how), timestamp, nonce, encrypted);
    const body = JSON.stringify({ ToUserName: name, Encrypt: encrypted });
    return { query: new URLSearchParams(query).toString(), headers: json, body: cut(body, how) };
  };
}

/** WeCom: XML, always encrypted. @param corpId the company's id. */
export function wecomDress(clock: WorldClock, secrets: PushSecrets, corpId: string): Dress {
  return (message, how) => {
    const { timestamp, nonce } = moment(clock, how);
    const encrypted = seal(message, secrets.aesKey, corpId);
    const signature = signatureOf(tokenOf(secrets, how), timestamp, nonce, encrypted);
    const query = new URLSearchParams({ msg_signature: signature, timestamp, nonce }).toString();
    const body = `<xml><ToUserName><![CDATA[${corpId}]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt><AgentID><![CDATA[]]></AgentID></xml>`;
    return { query, headers: { 'content-type': 'text/xml; charset=utf-8' }, body: cut(body, how) };
  };
}

function moment(clock: WorldClock, how: Treatment) {
  return { timestamp: String(clock.seconds() - how.staleSeconds), nonce: random.digits(10) };
}

const tokenOf = (secrets: PushSecrets, how: Treatment): string =>
  how.isForged ? 'another token' : secrets.token;

/** What is left of a body whose connection broke. */
export const cut = (body: string, how: Treatment): string =>
  how.isTruncated ? body.slice(0, Math.floor(body.length / 2)) : body;
