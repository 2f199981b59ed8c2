import type { Db } from '../database/db';
import type { AuditRow } from './chain';

/** Rows newest first. @param before the seq they come before; null begins with the newest. @param subject only of this one. */
export function readLog(
  books: Pick<Db, 'rows'>,
  limit: number,
  before: number | null,
  subject: string | null = null,
): Promise<AuditRow[]> {
  return books.rows<AuditRow>(
    `SELECT * FROM audit_log WHERE seq < ?${subject === null ? '' : ' AND subject = ?'}
     ORDER BY seq DESC LIMIT ${limit}`,
    [before ?? Number.MAX_SAFE_INTEGER, ...(subject === null ? [] : [subject])],
  );
}
