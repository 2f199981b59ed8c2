import type { CustomerId } from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';
import { isRejected } from '../../platform/outside/answers';
import { enqueue } from '../../platform/queue/work';
import { Worker } from '../../platform/queue/worker';
import { MiniProgramPushes, type PictureJudged, Safety } from '../wechat';
import type { PhotoRow, PhotoState } from './photo-rows';
import { CHECK_PHOTO, Photos } from './photos';

/** WeChat answers within half an hour; what it forgot waits for a person. */
const PATIENCE_MS = 35 * 60_000;
const GIVE_UP = 'photos.give-up';
const JUDGED = 'photos.judged';
/** An answer may be here before we have written down what it answers. */
const AGAIN_MS = 5_000;
const MOST_TRIES = 12;

type Judged = PictureJudged & { tries: number };

/** Photos pass WeChat's content safety before anybody else sees them. */
@Injectable()
export class PhotoChecks implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly worker: Worker,
    private readonly photos: Photos,
    private readonly safety: Safety,
    private readonly pushes: MiniProgramPushes,
  ) {}

  onModuleInit(): void {
    this.worker.handleOutside<{ photoNo: string }, string | null | undefined>(CHECK_PHOTO, {
      call: ({ photoNo }) => this.ask(photoNo),
      done: (db, { photoNo }, traceId) => this.asked(db, photoNo, traceId),
    });
    this.pushes.onPictureJudged((db, judged) => this.later(db, { ...judged, tries: 0 }, 0));
    this.worker.handle(JUDGED, (db, payload) => this.judged(db, payload as Judged));
    this.worker.handle(GIVE_UP, (db, payload) =>
      settle(db, 'photo_no', (payload as { photoNo: string }).photoNo, 'held', this.clock.now()),
    );
  }

  /** @returns the number the answer will name; null where nobody will answer; undefined where there is nothing to ask. */
  private async ask(photoNo: string): Promise<string | null | undefined> {
    const row = await this.database.one<Pick<PhotoRow, 'state' | 'customer_id'>>(
      'SELECT state, customer_id FROM photos WHERE photo_no = ?',
      [photoNo],
    );
    if (row?.state !== 'checking' || row.customer_id === null) return undefined;
    const answer = await this.safety.picture(row.customer_id as CustomerId, this.photos.pathOf(photoNo));
    return answer === null || isRejected(answer) ? null : answer.traceId;
  }

  private async asked(db: Db, photoNo: string, traceId: string | null | undefined): Promise<void> {
    if (traceId === undefined) return;
    const now = this.clock.now();
    if (traceId === null) {
      await settle(db, 'photo_no', photoNo, 'held', now);
      return;
    }
    await db.run('UPDATE photos SET trace_id = ? WHERE photo_no = ?', [traceId, photoNo]);
    await enqueue(db, { kind: GIVE_UP, payload: { photoNo } }, now + PATIENCE_MS, now);
  }

  private later(db: Db, judged: Judged, ms: number): Promise<void> {
    const now = this.clock.now();
    return enqueue(db, { kind: JUDGED, payload: judged }, now + ms, now);
  }

  private async judged(db: Db, { traceId, suggest, tries }: Judged): Promise<void> {
    const asked = await db.one('SELECT id FROM photos WHERE trace_id = ? LIMIT 1', [traceId]);
    if (asked === null) {
      // Of a photo that was never kept, it stays unanswered.
      if (tries < MOST_TRIES) await this.later(db, { traceId, suggest, tries: tries + 1 }, AGAIN_MS);
      return;
    }
    const state = suggest === 'pass' ? 'passed' : suggest === 'risky' ? 'refused' : 'held';
    await settle(db, 'trace_id', traceId, state, this.clock.now());
  }
}

/** What was passed or refused stays so. */
async function settle(
  db: Db,
  by: 'photo_no' | 'trace_id',
  value: string,
  state: Exclude<PhotoState, 'storing' | 'checking'>,
  now: number,
): Promise<void> {
  await db.run(
    `UPDATE photos SET state = ?, checked_at = ? WHERE ${by} = ? AND state IN ('checking', 'held') AND state <> ?`,
    [state, now, value, state],
  );
}
