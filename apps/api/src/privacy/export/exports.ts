import { type CustomerId, type Instant, refuse, type Refusal } from '@fanchang/domain';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Config } from '../../config';
import { holdPerson } from '../../facts/customers';
import { Photos } from '../../facts/photos';
import { Audit, type AuditActor } from '../../platform/audit';
import { Keys } from '../../platform/auth/keys';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';
import { enqueue } from '../../platform/queue/work';
import { Worker } from '../../platform/queue/worker';
import { random } from '../../platform/random';
import { CONFIG } from '../../platform/tokens';
import { personOf } from '../person';
import type { ExportDto, ExportListDto, ExportState } from '../privacy.dto';
import { ExportFiles } from './export-files';
import { zipOf } from './write-zip';

const BUILD = 'privacy.export';
const REMOVE = 'privacy.export-over';
const DAY_MS = 86_400_000;
/** A file can be downloaded this long. */
export const KEPT_DAYS = 7;
const LISTED = 20;

interface ExportRow {
  id: number;
  export_no: string;
  state: ExportState;
  asked_at: number;
  ready_at: number | null;
  expires_at: number | null;
  bytes: number | null;
}

/** Exports of everything known about a person 个人信息副本: asked for, built in the background, kept seven days. */
@Injectable()
export class Exports implements OnModuleInit {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly worker: Worker,
    private readonly keys: Keys,
    private readonly clock: Clock,
    private readonly files: ExportFiles,
    private readonly photos: Photos,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.worker.handleOutside<{ exportId: number }, number | null>(BUILD, {
      call: ({ exportId }) => this.build(exportId),
      done: (db, { exportId }, bytes) => this.built(db, exportId, bytes),
    });
    this.worker.handle(REMOVE, (db, payload) => this.remove(db, (payload as { exportId: number }).exportId));
  }

  /** Asks for one; at most one waits, and one is asked for a day. */
  ask(customerId: CustomerId, actor: AuditActor): Promise<ExportDto | Refusal> {
    const now = this.clock.now();
    return this.database.decide(async (db) => {
      await holdPerson(db, customerId);
      const last = await lastOf(db, customerId);
      if (last?.state === 'waiting') return refuse('EXPORT_WAITING');
      if (last !== null && Number(last.asked_at) + DAY_MS > now) return refuse('EXPORT_TOO_OFTEN');
      const exportNo = random.id();
      const exportId = await db.insertOne(
        "INSERT INTO privacy_exports (export_no, customer_id, state, asked_at) VALUES (?, ?, 'waiting', ?)",
        [exportNo, customerId, now],
      );
      await enqueue(db, { kind: BUILD, payload: { exportId } }, now, now);
      const entry = { actor, action: 'privacy.export-asked', subject: `customer:${customerId}` };
      await this.audit.write(db, entry);
      const row = await lastOf(db, customerId);
      if (row === null) throw new Error('an export just asked for has no row');
      return this.dto(row);
    });
  }

  async list(customerId: CustomerId): Promise<ExportListDto> {
    const now = this.clock.now();
    const rows = await this.database.rows<ExportRow>(
      `SELECT * FROM privacy_exports WHERE customer_id = ? ORDER BY id DESC LIMIT ${LISTED}`,
      [customerId],
    );
    const nextAt = rows[0] === undefined ? null : Number(rows[0].asked_at) + DAY_MS;
    return {
      serverNow: this.clock.calendar.iso(now),
      items: rows.map((row) => this.dto(row)),
      nextAt: nextAt === null || nextAt <= now ? null : this.clock.calendar.iso(nextAt),
    };
  }

  /** The bytes of an export, for a command that writes them to a file itself. @returns null: there is no such person. */
  async bytesOf(customerId: CustomerId): Promise<AsyncIterable<Buffer> | null> {
    return this.zip(this.database, customerId);
  }

  /** In no transaction: photos come from the storage, and nobody waits for a long file. @returns its size. */
  private async build(exportId: number): Promise<number | null> {
    const row = await this.database.one<{ customer_id: CustomerId; state: string }>(
      'SELECT customer_id, state FROM privacy_exports WHERE id = ?',
      [exportId],
    );
    const zip = row?.state === 'waiting' ? await this.zip(this.database, row.customer_id) : null;
    return zip === null ? null : this.files.keep(exportId, zip);
  }

  private async built(db: Db, exportId: number, bytes: number | null): Promise<void> {
    if (bytes === null) {
      const row = await db.one<{ state: string }>('SELECT state FROM privacy_exports WHERE id = ?', [
        exportId,
      ]);
      return row?.state === 'ready' ? undefined : this.remove(db, exportId);
    }
    const now = this.clock.now();
    const expiresAt = now + KEPT_DAYS * DAY_MS;
    const isReady = await db.run(
      "UPDATE privacy_exports SET state = 'ready', ready_at = ?, expires_at = ?, bytes = ? WHERE id = ? AND state = 'waiting'",
      [now, expiresAt, bytes, exportId],
    );
    if (isReady > 0) await enqueue(db, { kind: REMOVE, payload: { exportId } }, expiresAt, now);
  }

  private async zip(db: Pick<Db, 'rows' | 'one'>, customerId: CustomerId) {
    const person = await personOf(db, customerId);
    if (person === null || person.erasedAt !== null) return null;
    const { keys, clock } = this;
    const photo = (photoNo: string) => this.photos.bytesOf(photoNo);
    return zipOf({ db, person, keys, calendar: clock.calendar, photo }, this.config.brandName, clock.now());
  }

  private async remove(db: Db, exportId: number): Promise<void> {
    await db.run('DELETE FROM privacy_export_parts WHERE export_id = ?', [exportId]);
    await db.run("UPDATE privacy_exports SET state = 'gone' WHERE id = ?", [exportId]);
  }

  private dto(row: ExportRow): ExportDto {
    const iso = (at: Instant | null) => (at === null ? null : this.clock.calendar.iso(Number(at)));
    // What is over is over, whether or not its removal has been done.
    const isOver = row.state === 'ready' && Number(row.expires_at) <= this.clock.now();
    return {
      exportNo: row.export_no,
      state: isOver ? 'gone' : row.state,
      askedAt: this.clock.calendar.iso(Number(row.asked_at)),
      readyAt: iso(row.ready_at),
      expiresAt: iso(row.expires_at),
      bytes: row.bytes,
    };
  }
}

function lastOf(db: Db, customerId: CustomerId): Promise<ExportRow | null> {
  return db.one<ExportRow>('SELECT * FROM privacy_exports WHERE customer_id = ? ORDER BY id DESC LIMIT 1', [
    customerId,
  ]);
}
