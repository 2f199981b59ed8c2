import type { Db } from '../database/db';
import { type AuditRow, hashOf, NOTHING_BEFORE } from './chain';

type Books = Pick<Db, 'rows' | 'one'>;

/** Where the chain stands, to be noted somewhere this database's keepers cannot reach. */
export interface AuditHead {
  seq: number;
  hash: string;
}

/** `fault`: what is wrong with the first row that is; null when the whole log is one chain. */
export interface ChainReport {
  rows: number;
  head: AuditHead;
  fault: { seq: number; what: string } | null;
}

const PAGE = 1_000;

/**
 * Follows the chain from its first row to its head, a page at a time.
 *
 * @param expected a head noted elsewhere: it must still be in the chain.
 */
export async function verifyChain(books: Books, expected: string | null = null): Promise<ChainReport> {
  let last: AuditHead = { seq: 0, hash: NOTHING_BEFORE };
  let seen = expected === null || expected === last.hash;
  for (;;) {
    const page = await books.rows<AuditRow>(
      `SELECT * FROM audit_log WHERE seq > ? ORDER BY seq LIMIT ${PAGE}`,
      [last.seq],
    );
    for (const row of page) {
      const what = faultOf(row, last);
      if (what !== null) return report(last, { seq: Number(row.seq), what });
      last = { seq: Number(row.seq), hash: row.hash };
      seen ||= row.hash === expected;
    }
    if (page.length === PAGE) continue;
    // The head is read after the rows, so it can only be further on: what was appended meanwhile is still to be read.
    const head = await headOf(books);
    if (head.seq > last.seq && (await hasMore(books, last.seq))) continue;
    return report(last, faultOfEnd(last, head, seen));
  }
}

function faultOf(row: AuditRow, last: AuditHead): string | null {
  if (Number(row.seq) !== last.seq + 1) return `row ${last.seq + 1} is missing`;
  if (row.previous !== last.hash) return 'it does not follow the row before it';
  return hashOf(row) === row.hash ? null : 'its content is not what was written';
}

function faultOfEnd(last: AuditHead, head: AuditHead, seen: boolean): ChainReport['fault'] {
  if (head.seq > last.seq) return { seq: last.seq + 1, what: `the log ends before its head at ${head.seq}` };
  if (head.seq < last.seq) return { seq: head.seq + 1, what: 'it was appended past the head' };
  if (head.hash !== last.hash) return { seq: last.seq, what: 'the head names another row' };
  return seen ? null : { seq: 0, what: 'the head noted elsewhere is not in the chain' };
}

function report(head: AuditHead, fault: ChainReport['fault']): ChainReport {
  return { rows: head.seq, head, fault };
}

async function headOf(books: Books): Promise<AuditHead> {
  const head = await books.one<AuditHead>('SELECT seq, hash FROM audit_head WHERE id = 1');
  return { seq: Number(head?.seq ?? 0), hash: head?.hash ?? NOTHING_BEFORE };
}

async function hasMore(books: Books, seq: number): Promise<boolean> {
  return (await books.one('SELECT seq FROM audit_log WHERE seq > ? LIMIT 1', [seq])) !== null;
}
