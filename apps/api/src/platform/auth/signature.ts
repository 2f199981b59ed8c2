import { createHmac } from 'node:crypto';
import { refuse, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../clock';
import { Database } from '../database/database';
import type { Db } from '../database/db';
import { isDuplicate } from '../database/faults';
import { equal, Keys } from './keys';

/** Another system that may tell us things, and the source its events are kept under. */
export interface ApiClient {
  clientKey: string;
  source: string;
  /** Of this request; `useNonce` spends it. */
  nonce: string;
}

const HEADERS = ['client', 'timestamp', 'nonce', 'signature'] as const;
const SKEW_MS = 5 * 60_000;

/** What is signed: timestamp (epoch seconds), nonce and the body's bytes, a line each. */
export function signatureOf(secret: string, timestamp: string, nonce: string, body: Buffer): string {
  return createHmac('sha256', secret).update(`${timestamp}\n${nonce}\n`).update(body).digest('hex');
}

/** Checks requests of other systems: who, not stale, not forged, not replayed. */
@Injectable()
export class Signatures {
  constructor(
    private readonly database: Database,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  async check(request: FastifyRequest & { rawBody?: Buffer }): Promise<ApiClient | Refusal> {
    const said: Record<string, string> = {};
    for (const name of HEADERS) {
      const value = request.headers[`x-fanchang-${name}`];
      if (typeof value !== 'string' || value === '') {
        return refuse('SIGNATURE_MISSING', { field: `x-fanchang-${name}` });
      }
      said[name] = value;
    }
    const { client = '', timestamp = '', nonce = '', signature = '' } = said;
    if (!/^\d{10}$/.test(timestamp) || Math.abs(Number(timestamp) * 1000 - this.clock.now()) > SKEW_MS) {
      return refuse('REQUEST_STALE');
    }
    if (!/^[A-Za-z0-9_-]{8,64}$/.test(nonce)) {
      return refuse('SIGNATURE_MISSING', { field: 'x-fanchang-nonce（8–64 位字母数字）' });
    }
    const known = await this.database.one<{ secret_sealed: string; source: string }>(
      'SELECT secret_sealed, source FROM api_clients WHERE client_key = ? AND active = 1',
      [client.slice(0, 64)],
    );
    if (known === null) return refuse('CLIENT_UNKNOWN');
    const secret = this.keys.decrypt(known.secret_sealed);
    const expected = signatureOf(secret, timestamp, nonce, request.rawBody ?? Buffer.alloc(0));
    if (!equal(expected, signature)) return refuse('SIGNATURE_WRONG');
    return { clientKey: client, source: known.source, nonce };
  }

  /**
   * Spends the request's nonce in the transaction that does its work: a request that failed may be sent again as it
   * is, one that succeeded may not. Nonces too old to pass the time check are forgotten on the way.
   */
  async useNonce(db: Db, client: ApiClient): Promise<Refusal | null> {
    const now = this.clock.now();
    try {
      await db.insert('nonces', ['client_key', 'nonce', 'seen_at'], [[client.clientKey, client.nonce, now]]);
    } catch (error) {
      if (isDuplicate(error)) return refuse('REQUEST_REPLAYED');
      throw error;
    }
    if (now % 64 === 0) await db.run('DELETE FROM nonces WHERE seen_at < ?', [now - 3 * SKEW_MS]);
    return null;
  }
}
