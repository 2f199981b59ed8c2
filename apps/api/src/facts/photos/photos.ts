import {
  type CustomerId,
  type Instant,
  isRefusal,
  refuse,
  type Refusal,
  type StaffId,
} from '@fanchang/domain';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Keys } from '../../platform/auth/keys';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';
import { enqueue, enqueueAll } from '../../platform/queue/work';
import { Worker } from '../../platform/queue/worker';
import { random } from '../../platform/random';
import { STORAGE, type Storage } from '../../platform/storage';
import { inspected, type SentFile } from './inspect';
import { COLUMNS, type PhotoPurpose, type PhotoRow, type PhotoState } from './photo-rows';

/** Whose photo it is. */
export type Owner = { customerId: CustomerId } | { staffId: StaffId };

/** A photo as a page shows it. */
export interface ShownPhoto {
  photoNo: string;
  state: PhotoState;
  /** Good for an hour; null where this reader may not see it. */
  path: string | null;
  width: number;
  height: number;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** What nobody put into an answer or a message within a day was a try. */
const UNUSED_MS = DAY_MS;
const MOST_A_DAY = 60;
const SHOWN_MS = HOUR_MS;
export const CHECK_PHOTO = 'photos.check';
const SWEEP = 'photos.sweep';

/** Photos people send: looked at, drawn anew, checked by WeChat, and shown only to who may see them. */
@Injectable()
export class Photos implements OnModuleInit {
  constructor(
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly keys: Keys,
    private readonly worker: Worker,
  ) {}

  onModuleInit(): void {
    this.worker.handleOutside<{ photoNo: string }, boolean>(SWEEP, {
      call: ({ photoNo }) => this.dropFile(photoNo),
      done: async (db, { photoNo }, isDropped) => {
        if (isDropped) await db.run('DELETE FROM photos WHERE photo_no = ?', [photoNo]);
      },
    });
  }

  /** Keeps a photo. Its row is there before its file, so that no file is ever nobody's. */
  async take(owner: Owner, purpose: PhotoPurpose, file: SentFile): Promise<ShownPhoto | Refusal> {
    const photo = await inspected(file);
    if (isRefusal(photo)) return photo;
    const now = this.clock.now();
    const photoNo = random.photoNo();
    const key = `photos/${photoNo.slice(0, 2)}/${photoNo}.jpg`;
    const begun = await this.database.decide(async (db) => {
      if (await sentTooMany(db, owner, now)) return refuse('PHOTO_TOO_MANY');
      const { bytes, width, height, sha256 } = photo;
      await db.insert(
        'photos',
        [
          'photo_no',
          ...ownerColumns,
          'purpose',
          'state',
          'format',
          'width',
          'height',
          'bytes',
          'sha256',
          'storage_key',
          'created_at',
        ],
        [
          [
            photoNo,
            ...idsOf(owner),
            purpose,
            'storing',
            'jpeg',
            width,
            height,
            bytes.length,
            sha256,
            key,
            now,
          ],
        ],
      );
      await enqueue(db, { kind: SWEEP, payload: { photoNo } }, now + UNUSED_MS, now);
      return photoNo;
    });
    if (isRefusal(begun)) return begun;
    await this.storage.put(key, photo.bytes, 'image/jpeg');
    const state = await this.database.transaction((db) => this.stored(db, owner, photoNo, now));
    if (state === null) {
      await this.storage.remove(key);
      return refuse('PHOTO_NOT_FOUND');
    }
    this.worker.nudge();
    return { photoNo, state, path: this.pathOf(photoNo), width: photo.width, height: photo.height };
  }

  /**
   * Puts photos of somebody into what they say now: each once.
   * @returns a refusal where one is not theirs, not there, used or refused.
   */
  async use(
    db: Db,
    owner: Owner,
    purpose: PhotoPurpose,
    photoNos: readonly string[],
    now: Instant,
  ): Promise<Refusal | null> {
    if (photoNos.length === 0) return null;
    const rows = await this.rowsOf(db, photoNos);
    for (const photoNo of photoNos) {
      const row = rows.find((one) => one.photo_no === photoNo);
      if (row === undefined || !isOf(row, owner) || row.purpose !== purpose || row.state === 'storing') {
        return refuse('PHOTO_NOT_FOUND');
      }
      if (row.state === 'refused') return refuse('PHOTO_REFUSED');
      const used = await db.run('UPDATE photos SET used_at = ? WHERE id = ? AND used_at IS NULL', [
        now,
        row.id,
      ]);
      if (used === 0) return refuse('PHOTO_USED');
    }
    return null;
  }

  /** What one reader sees of some photos, in their order; others' only once they passed. */
  async shown(db: Pick<Db, 'rowsIn'>, photoNos: readonly string[], reader: Owner): Promise<ShownPhoto[]> {
    const rows = await this.rowsOf(db, photoNos);
    return photoNos.flatMap((photoNo): ShownPhoto[] => {
      const row = rows.find((one) => one.photo_no === photoNo);
      if (row === undefined) return [];
      const { state, width, height } = row;
      const mayBeSeen = state === 'passed' || (isOf(row, reader) && state !== 'refused');
      return [{ photoNo, state, path: mayBeSeen ? this.pathOf(photoNo) : null, width, height }];
    });
  }

  /** An address that shows a photo for an hour to whoever has it: pictures are fetched without a session. */
  pathOf(photoNo: string): string {
    // The same for a while, so that a phone need not fetch it anew with every page.
    const until = Math.ceil((this.clock.now() + SHOWN_MS) / HOUR_MS) * HOUR_MS;
    return `/photos/${photoNo}?until=${until}&seal=${this.keys.sign(`photo:${photoNo}:${until}`)}`;
  }

  /** The file behind such an address. @returns a refusal when it is not ours, over, or the photo is gone. */
  async file(photoNo: string, until: number, seal: string): Promise<Buffer | Refusal> {
    const isOurs = this.keys.signed(`photo:${photoNo}:${until}`, seal) && until > this.clock.now();
    if (!isOurs) return refuse('PHOTO_NOT_FOUND');
    const row = await this.database.one<{ storage_key: string; state: PhotoState }>(
      'SELECT storage_key, state FROM photos WHERE photo_no = ?',
      [photoNo],
    );
    if (row === null || row.state === 'storing' || row.state === 'refused') return refuse('PHOTO_NOT_FOUND');
    return (await this.storage.get(row.storage_key)) ?? refuse('PHOTO_NOT_FOUND');
  }

  /** A photo's file, for who wrote it. @returns null when there is none. */
  async bytesOf(photoNo: string): Promise<Buffer | null> {
    const row = await this.database.one<{ storage_key: string }>(
      "SELECT storage_key FROM photos WHERE photo_no = ? AND state <> 'storing'",
      [photoNo],
    );
    return row === null ? null : this.storage.get(row.storage_key);
  }

  /** Photos of people who are forgotten are nobody's from now on; the files follow. */
  async forget(db: Db, people: readonly CustomerId[], now: Instant): Promise<void> {
    const rows = await db.rowsIn<{ photo_no: string }>(
      'SELECT photo_no FROM photos WHERE customer_id IN (?)',
      [],
      people,
    );
    await db.runIn(
      "UPDATE photos SET customer_id = NULL, state = 'refused', used_at = NULL, trace_id = NULL WHERE customer_id IN (?)",
      [],
      people,
    );
    const sweeps = rows.map(({ photo_no: photoNo }) => ({ kind: SWEEP, payload: { photoNo }, runAt: now }));
    await enqueueAll(db, sweeps, now);
  }

  /** @returns null where it is nobody's any more: its sender was forgotten meanwhile. */
  private async stored(db: Db, owner: Owner, photoNo: string, now: Instant): Promise<PhotoState | null> {
    // Staff answer for what they send themselves.
    const state = 'staffId' in owner ? 'passed' : 'checking';
    const kept = await db.run("UPDATE photos SET state = ? WHERE photo_no = ? AND state = 'storing'", [
      state,
      photoNo,
    ]);
    if (kept === 0) return null;
    if (state === 'checking') {
      await enqueue(db, { kind: CHECK_PHOTO, payload: { photoNo } }, now, now);
    }
    return state;
  }

  private rowsOf(db: Pick<Db, 'rowsIn'>, photoNos: readonly string[]): Promise<PhotoRow[]> {
    return db.rowsIn<PhotoRow>(`SELECT ${COLUMNS} FROM photos WHERE photo_no IN (?)`, [], photoNos);
  }

  /** A photo nobody used is nobody's from now on, and its file goes first: none is left without a row. */
  private async dropFile(photoNo: string): Promise<boolean> {
    const gone = await this.database.run(
      "UPDATE photos SET state = 'refused' WHERE photo_no = ? AND used_at IS NULL",
      [photoNo],
    );
    if (gone === 0) return false;
    const row = await this.database.one<{ storage_key: string }>(
      'SELECT storage_key FROM photos WHERE photo_no = ? AND used_at IS NULL',
      [photoNo],
    );
    if (row !== null) await this.storage.remove(row.storage_key);
    return row !== null;
  }
}

const ownerColumns = ['customer_id', 'staff_id'] as const;
const idsOf = (owner: Owner): [number | null, number | null] =>
  'customerId' in owner ? [owner.customerId, null] : [null, owner.staffId];
const isOf = (row: PhotoRow, owner: Owner): boolean =>
  'customerId' in owner ? row.customer_id === owner.customerId : row.staff_id === owner.staffId;

async function sentTooMany(db: Db, owner: Owner, now: Instant): Promise<boolean> {
  const [column, id] =
    'customerId' in owner ? ['customer_id', owner.customerId] : ['staff_id', owner.staffId];
  const row = await db.one<{ n: number }>(
    `SELECT COUNT(*) AS n FROM photos WHERE ${column} = ? AND created_at > ?`,
    [id, now - DAY_MS],
  );
  return Number(row?.n ?? 0) >= MOST_A_DAY;
}
