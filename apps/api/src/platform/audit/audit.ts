import { Injectable } from '@nestjs/common';
import { Clock } from '../clock';
import type { Db } from '../database/db';
import { type AuditEntry, type AuditRow, canonicalDetail, hashOf } from './chain';

const COLUMNS = [
  'seq',
  'at',
  'actor_kind',
  'actor_id',
  'action',
  'subject',
  'detail',
  'previous',
  'hash',
] as const;

/** The audit log: who did what to whom, in a chain. Rows are only ever added; the database refuses anything else. */
@Injectable()
export class Audit {
  constructor(private readonly clock: Clock) {}

  /**
   * Writes it down in the caller's transaction. Everybody who writes waits here for everybody else, so it is the last
   * statement before the transaction ends.
   */
  async write(db: Db, entry: AuditEntry): Promise<void> {
    const head = await db.one<{ seq: number; hash: string }>(
      `SELECT seq, hash FROM audit_head WHERE id = 1${db.forUpdate}`,
    );
    if (head === null) throw new Error('the audit log has lost its head');
    const row: Omit<AuditRow, 'hash'> = {
      seq: Number(head.seq) + 1,
      at: this.clock.now(),
      actor_kind: entry.actor.kind,
      actor_id: entry.actor.id.slice(0, 64),
      action: entry.action,
      subject: entry.subject.slice(0, 128),
      detail: canonicalDetail(entry.detail),
      previous: head.hash,
    };
    const whole: AuditRow = { ...row, hash: hashOf(row) };
    await db.insert('audit_log', COLUMNS, [COLUMNS.map((column) => whole[column])]);
    await db.run('UPDATE audit_head SET seq = ?, hash = ? WHERE id = 1', [whole.seq, whole.hash]);
  }
}
