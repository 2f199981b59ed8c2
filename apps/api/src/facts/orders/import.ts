import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';
import type { AppendResult } from '../events';
import { ImportRefusal, openOrderFile, type OpenOptions, type OrderFile, type RowOutcome } from './files';
import { Ingest } from './ingest';

export interface ImportRequest {
  path: string;
  open: OpenOptions;
  /** What the events are kept under; the format's or mapping's name by default. */
  source: string | null;
  /** Reads and checks everything, writes nothing. */
  dryRun: boolean;
}

/** What came of the rows so far, earlier runs of the same file included. */
export interface ImportCounts {
  rows: number;
  events: number;
  new: number;
  duplicate: number;
  conflict: number;
  rejected: number;
  warnings: number;
  leftOut: Record<string, number>;
}

export interface ImportReport extends ImportCounts {
  source: string;
  /** Rows that an earlier, broken off run had done already. */
  resumedAfterRow: number;
  alreadyDone: boolean;
}

export interface ImportWatcher {
  progress(done: { rows: number; bytes: number; totalBytes: number }): void;
  /** A row that was not taken, or taken with a warning. */
  row(outcome: { row: number; code: string; message: string; value?: string }): void;
}

/** Rows per transaction: each costs a wait for the disk, and memory grows with it. */
const BATCH_ROWS = 5_000;

/**
 * Imports an order file. Each batch of rows is one transaction that holds its events, everything folded and decided from
 * them, and how far the file is done: killed at any moment, the import goes on where it was.
 */
@Injectable()
export class OrderImport {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ingest: Ingest,
  ) {}

  /** @throws ImportRefusal when the file as a whole cannot be read; batches before it stand. */
  async run(request: ImportRequest, watcher: ImportWatcher): Promise<ImportReport> {
    const file = await openOrderFile(request.path, { batchRows: BATCH_ROWS, ...request.open });
    const source = request.source ?? file.format;
    if (request.dryRun) return this.read(file, source, emptyCounts(), 0, watcher, null);

    const digest = await digestOf(request, source);
    const before = await this.begin(digest, basename(request.path), source);
    if (before.state === 'done') {
      await file.close();
      return { ...before.counts, source, resumedAfterRow: before.rowsDone, alreadyDone: true };
    }
    const take = async (batch: readonly RowOutcome[], counts: ImportCounts) => {
      await this.take(digest, source, batch, counts);
    };
    const report = await this.read(file, source, before.counts, before.rowsDone, watcher, take);
    await this.database.transaction((db) =>
      db.run("UPDATE imports SET state = 'done', changed_at = ? WHERE file_digest = ? AND source = ?", [
        this.clock.now(),
        digest,
        source,
      ]),
    );
    return report;
  }

  private async read(
    file: OrderFile,
    source: string,
    counts: ImportCounts,
    rowsDone: number,
    watcher: ImportWatcher,
    take: ((batch: readonly RowOutcome[], counts: ImportCounts) => Promise<void>) | null,
  ): Promise<ImportReport> {
    for await (const rows of ahead(file)) {
      const batch = rowsDone === 0 ? rows : rows.filter((outcome) => outcome.row > rowsDone);
      if (batch.length === 0) continue;
      countRows(batch, counts, watcher);
      if (take !== null) await take(batch, counts);
      watcher.progress({ rows: counts.rows, bytes: file.bytesRead(), totalBytes: file.totalBytes });
    }
    return { ...counts, source, resumedAfterRow: rowsDone, alreadyDone: false };
  }

  private async take(
    digest: string,
    source: string,
    batch: readonly RowOutcome[],
    counts: ImportCounts,
  ): Promise<void> {
    const events = batch.flatMap((outcome) => (outcome.kind === 'events' ? outcome.events : []));
    const results = await this.database.transaction(async (db) => {
      const appended = await this.ingest.acceptAndFold(db, source, events);
      await this.checkpoint(db, digest, source, batch, countResults(counts, appended));
      return appended;
    });
    Object.assign(counts, countResults(counts, results));
  }

  private async checkpoint(
    db: Db,
    digest: string,
    source: string,
    batch: readonly RowOutcome[],
    counts: ImportCounts,
  ): Promise<void> {
    await db.run(
      'UPDATE imports SET rows_done = ?, counts = ?, changed_at = ? WHERE file_digest = ? AND source = ?',
      [batch[batch.length - 1]?.row ?? 0, JSON.stringify(counts), this.clock.now(), digest, source],
    );
  }

  private async begin(digest: string, name: string, source: string) {
    return this.database.transaction(async (db) => {
      const known = await db.one<{ state: string; rows_done: number; counts: string }>(
        'SELECT state, rows_done, counts FROM imports WHERE file_digest = ? AND source = ?',
        [digest, source],
      );
      if (known !== null) {
        const counts = JSON.parse(known.counts) as ImportCounts;
        return { state: known.state, rowsDone: known.rows_done, counts };
      }
      const counts = emptyCounts();
      const now = this.clock.now();
      await db.insert(
        'imports',
        ['file_digest', 'file_name', 'source', 'state', 'rows_done', 'counts', 'started_at', 'changed_at'],
        [[digest, name.slice(0, 255), source, 'running', 0, JSON.stringify(counts), now, now]],
      );
      return { state: 'running', rowsDone: 0, counts };
    });
  }
}

/** Reads the next batch while the database writes this one. */
async function* ahead<T>(batches: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  const iterator = batches[Symbol.asyncIterator]();
  try {
    let next = iterator.next();
    for (;;) {
      const { value, done } = await next;
      if (done === true) return;
      next = iterator.next();
      // A fault in the next batch is told when it is its turn; until then nobody waits for it.
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    await iterator.return?.();
  }
}

function emptyCounts(): ImportCounts {
  return { rows: 0, events: 0, new: 0, duplicate: 0, conflict: 0, rejected: 0, warnings: 0, leftOut: {} };
}

function countRows(batch: readonly RowOutcome[], counts: ImportCounts, watcher: ImportWatcher): void {
  counts.rows += batch.length;
  for (const outcome of batch) {
    if (outcome.kind === 'left_out') {
      counts.leftOut[outcome.reason] = (counts.leftOut[outcome.reason] ?? 0) + 1;
    } else if (outcome.kind === 'rejected') {
      counts.rejected += 1;
      watcher.row({ row: outcome.row, ...outcome.rejected });
    } else {
      counts.events += outcome.events.length;
      if (outcome.warning === null) continue;
      counts.warnings += 1;
      watcher.row({ row: outcome.row, ...outcome.warning });
    }
  }
}

function countResults(counts: ImportCounts, results: readonly AppendResult[]): ImportCounts {
  const counted = { ...counts };
  for (const result of results) counted[result] += 1;
  return counted;
}

/** Names this file read in this way: another mapping or zone is another import. */
async function digestOf(request: ImportRequest, source: string): Promise<string> {
  const hash = createHash('sha256');
  const { open } = request;
  const reading = 'mapping' in open ? open.mapping : open.format;
  hash.update(JSON.stringify([reading, open.zone, open.encoding ?? null, source]));
  try {
    for await (const chunk of createReadStream(request.path)) hash.update(chunk as Buffer);
  } catch (error) {
    throw new ImportRefusal('FILE_NOT_READABLE', '文件无法读取', { cause: error });
  }
  return hash.digest('hex');
}
