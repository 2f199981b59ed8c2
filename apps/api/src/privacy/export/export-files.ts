import { Readable } from 'node:stream';
import { type CustomerId, refuse, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Keys } from '../../platform/auth/keys';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';

/** Bytes of a piece before it is sealed: small enough for any server's longest statement. */
const PIECE_BYTES = 256 * 1024;

interface FileRow {
  id: number;
  state: string;
  bytes: number;
  expires_at: number | null;
}

/** A file on its way to its owner. */
export interface SentFile {
  stream: Readable;
  bytes: number;
  name: string;
}

/** What a piece is sealed to: it opens nowhere else. */
export const pieceOf = (exportId: number, part: number) => `export:${exportId}:${part}`;

/** The bytes of exports: sealed piece by piece, readable only by whom they are about. */
@Injectable()
export class ExportFiles {
  constructor(
    private readonly database: Database,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps a file, a piece a transaction; nobody sees it before it is said to be ready. What an earlier try left goes first.
   * @returns its size; null when the export is not waited for any more.
   */
  async keep(exportId: number, chunks: AsyncIterable<Buffer>): Promise<number | null> {
    await this.database.run('DELETE FROM privacy_export_parts WHERE export_id = ?', [exportId]);
    let isWaiting = true;
    let part = 0;
    let bytes = 0;
    let waiting: Buffer[] = [];
    let waitingBytes = 0;
    const put = async () => {
      const sealed = this.keys.encryptBytes(Buffer.concat(waiting), pieceOf(exportId, part));
      isWaiting &&= await this.database.transaction((db) => putPiece(db, exportId, part, sealed));
      part += 1;
      waiting = [];
      waitingBytes = 0;
    };
    for await (const chunk of chunks) {
      waiting.push(chunk);
      waitingBytes += chunk.length;
      bytes += chunk.length;
      if (waitingBytes >= PIECE_BYTES) await put();
      if (!isWaiting) return null;
    }
    if (waitingBytes > 0) await put();
    return isWaiting ? bytes : null;
  }

  /** The file, for whom it is about and nobody else. */
  async of(customerId: CustomerId, exportNo: string): Promise<SentFile | Refusal> {
    const row = await this.database.one<FileRow>(
      'SELECT id, state, bytes, expires_at FROM privacy_exports WHERE export_no = ? AND customer_id = ?',
      [exportNo.slice(0, 36), customerId],
    );
    if (row === null) return refuse('EXPORT_NOT_FOUND');
    if (row.state === 'waiting') return refuse('EXPORT_NOT_READY');
    const isOver = row.expires_at === null || Number(row.expires_at) <= this.clock.now();
    if (row.state !== 'ready' || isOver) return refuse('EXPORT_GONE');
    const name = `fanchang-${this.clock.calendar.iso(this.clock.now()).slice(0, 10)}.zip`;
    return { stream: Readable.from(this.pieces(row.id)), bytes: row.bytes, name };
  }

  private async *pieces(exportId: number): AsyncIterable<Buffer> {
    for (let part = 0; ; part += 1) {
      const row = await this.database.one<{ content_sealed: string }>(
        'SELECT content_sealed FROM privacy_export_parts WHERE export_id = ? AND part = ?',
        [exportId, part],
      );
      if (row === null) return;
      yield this.keys.decryptBytes(row.content_sealed, pieceOf(exportId, part));
    }
  }
}

/** Whoever closed the account meanwhile must not find a piece of it. */
async function putPiece(db: Db, exportId: number, part: number, sealed: string): Promise<boolean> {
  const row = await db.one<{ state: string }>(
    `SELECT state FROM privacy_exports WHERE id = ?${db.forUpdate}`,
    [exportId],
  );
  if (row?.state !== 'waiting') return false;
  await db.insert(
    'privacy_export_parts',
    ['export_id', 'part', 'content_sealed'],
    [[exportId, part, sealed]],
  );
  return true;
}
