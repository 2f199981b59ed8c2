import { createHash } from 'node:crypto';
import { isRefusal, refuse, REFUSALS, type Refusal, sentenceOf } from '@fanchang/domain';
import { createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../clock';
import { Database } from '../database/database';
import type { Db } from '../database/db';
import { isDuplicate, TryAgain } from '../database/faults';
import { Answered, orRefuse, refused } from '../http/refused';
import { Metrics } from '../metrics';
import { type ApiClient, Signatures } from './signature';

/** One write another system asks for: what is the same when it asks again. */
export interface Asked {
  idempotencyKey: string;
  /** sha256 of the body's bytes, hex. */
  bodyDigest: string;
  requestId: string;
}

interface AnswerRow {
  operation: string;
  body_digest: string;
  status: number;
  answer: string;
}

type Told = Pick<AnswerRow, 'status' | 'answer'> & { isRepeat: boolean };

const KEPT_MS = 7 * 86_400_000;
/** Being worked out in a transaction that is not over yet. Never seen by anybody else. */
const NO_ANSWER_YET = 0;

/** What the request asks for, with its `idempotency-key`; only behind `@Signed()`. */
export const AskedOf = createParamDecorator((_: unknown, context: ExecutionContext): Asked => {
  const request = context.switchToHttp().getRequest<FastifyRequest & { rawBody?: Buffer }>();
  const idempotencyKey = request.headers['idempotency-key'];
  if (typeof idempotencyKey !== 'string' || !/^[A-Za-z0-9_-]{8,64}$/.test(idempotencyKey)) {
    throw refused('IDEMPOTENCY_KEY_MISSING');
  }
  const bodyDigest = createHash('sha256')
    .update(request.rawBody ?? Buffer.alloc(0))
    .digest('hex');
  return { idempotencyKey, bodyDigest, requestId: request.id };
});

/**
 * Writes of other systems, each done once: the same key with the same body gives the very same answer, a refusal
 * included, for seven days. The answer is written in the transaction that does the work.
 */
@Injectable()
export class Idempotency {
  constructor(
    private readonly database: Database,
    private readonly signatures: Signatures,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  /**
   * @param operation names what is asked for, `coupons.hold`; a key belongs to one.
   * @param work may run several times. What it wrote before it refuses stays: `db.decide` undoes it.
   * @throws Answered with the refusal it decided, Refused with what kept it from deciding.
   */
  async once<T extends object>(
    client: ApiClient,
    asked: Asked,
    operation: string,
    work: (db: Db) => Promise<T | Refusal>,
  ): Promise<T> {
    const told = await this.database.decide<Told>(async (db) => {
      const replayed = await this.signatures.useNonce(db, client);
      const earlier = replayed ?? (await this.claim(db, client, asked, operation));
      return earlier ?? this.answer(db, client, asked, await work(db));
    });
    this.count(operation, told);
    const { status, answer } = orRefuse(told);
    const body = JSON.parse(answer) as T;
    if (status !== 200) throw new Answered(status, body);
    return body;
  }

  /** Takes the key. @returns the earlier answer when it was taken; whoever took it has committed by then. */
  private async claim(
    db: Db,
    client: ApiClient,
    asked: Asked,
    operation: string,
  ): Promise<Told | Refusal | null> {
    const { idempotencyKey, bodyDigest } = asked;
    const now = this.clock.now();
    try {
      await db.run(
        `INSERT INTO idempotent_answers (client_key, idempotency_key, operation, body_digest, status, answer, at)
         VALUES (?, ?, ?, ?, ?, '', ?)`,
        [client.clientKey, idempotencyKey, operation, bodyDigest, NO_ANSWER_YET, now],
      );
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return earlierAnswer(db, client, asked, operation);
    }
    // Too old to be asked for again is forgotten on the way, as nonces are.
    if (now % 64 === 0) await db.run('DELETE FROM idempotent_answers WHERE at < ?', [now - KEPT_MS]);
    return null;
  }

  private async answer(db: Db, client: ApiClient, asked: Asked, done: object): Promise<Told | Refusal> {
    // A brake decides nothing about what was asked: the same request may be made again when it is off.
    if (isRefusal(done) && done.refused === 'CODE_TOO_OFTEN') return done;
    const status = isRefusal(done) ? REFUSALS[done.refused].status : 200;
    const answer = JSON.stringify(isRefusal(done) ? refusalBody(done, asked.requestId) : done);
    await db.run(
      'UPDATE idempotent_answers SET status = ?, answer = ? WHERE client_key = ? AND idempotency_key = ?',
      [status, answer, client.clientKey, asked.idempotencyKey],
    );
    return { status, answer, isRepeat: false };
  }

  private count(operation: string, told: Told | Refusal): void {
    const result = isRefusal(told) ? told.refused : told.isRepeat ? 'repeated' : `answered ${told.status}`;
    this.metrics.openWrites.inc({ operation, result });
  }
}

async function earlierAnswer(
  db: Db,
  client: ApiClient,
  asked: Asked,
  operation: string,
): Promise<Told | Refusal> {
  const row = await db.one<AnswerRow>(
    `SELECT operation, body_digest, status, answer FROM idempotent_answers
     WHERE client_key = ? AND idempotency_key = ?`,
    [client.clientKey, asked.idempotencyKey],
  );
  if (row === null) throw new TryAgain('the answer was forgotten at this moment');
  const same = row.operation === operation && row.body_digest === asked.bodyDigest;
  return same ? { status: row.status, answer: row.answer, isRepeat: true } : refuse('IDEMPOTENCY_KEY_REUSED');
}

function refusalBody(refusal: Refusal, requestId: string): object {
  return { code: refusal.refused, message: sentenceOf(refusal), requestId };
}
