import { type CustomerId, refuse, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { type AuditActor, Audit } from '../../../platform/audit';
import { Clock } from '../../../platform/clock';
import type { Db } from '../../../platform/database/db';
import { Stories } from '../stories';
import { Movers } from './movers';
import { type Merge, noteDown, notesOf } from './rows';

/** What showed that two customers are one. */
export type MergeReason = 'claim' | 'phone' | 'unionid' | 'wecom' | 'staff';

interface MergeRow {
  id: number;
  survivor_id: CustomerId;
  merged_id: CustomerId;
  at: number;
  undone_at: number | null;
}

interface CustomerRow {
  id: CustomerId;
  nickname: string | null;
  phone_sealed: string | null;
  merged_into: CustomerId | null;
  erased_at: number | null;
}

/**
 * Two customers who are one person become one: the older record goes on, whichever is named first, and everything of
 * the other becomes its. Every row moved is written down, so that it can be undone (docs/decisions/0025).
 */
@Injectable()
export class Merges {
  constructor(
    private readonly clock: Clock,
    private readonly movers: Movers,
    private readonly stories: Stories,
    private readonly audit: Audit,
  ) {}

  /**
   * Merges two people, in the caller's transaction and near its end: the audit log waits for everybody.
   *
   * @returns who goes on; the same when they were one already.
   */
  async merge(
    db: Db,
    one: CustomerId,
    other: CustomerId,
    reason: MergeReason,
    by: AuditActor,
  ): Promise<CustomerId | Refusal> {
    const [to, from] = await this.pair(db, one, other);
    if (to === undefined) return refuse('CUSTOMER_NOT_FOUND');
    if (from === undefined) return to.id;
    if (to.erased_at !== null || from.erased_at !== null) return refuse('CUSTOMER_NOT_FOUND');

    const now = this.clock.now();
    const id = await db.insertOne(
      `INSERT INTO customer_merges (survivor_id, merged_id, reason, by_kind, by_id, at) VALUES (?, ?, ?, ?, ?, ?)`,
      [to.id, from.id, reason, by.kind, by.id, now],
    );
    const merge: Merge = { id, from: from.id, to: to.id, at: now };
    await this.fillIn(db, merge, to, from);
    await db.run('UPDATE customers SET merged_into = ? WHERE id = ?', [to.id, from.id]);
    await this.movers.move(db, merge);
    await forgetFolded(db, from.id);
    await this.stories.settle(db, [to.id]);
    await this.audit.write(db, {
      actor: by,
      action: 'customer.merged',
      subject: `customer:${to.id}`,
      detail: { merge: id, merged: from.id, reason },
    });
    return to.id;
  }

  /** Parts what a merge joined: what was each one's is theirs again. What came since stays with who went on. */
  async unmerge(db: Db, mergeId: number, by: AuditActor): Promise<CustomerId | Refusal> {
    const row = await db.one<MergeRow>(
      `SELECT id, survivor_id, merged_id, at, undone_at FROM customer_merges WHERE id = ?${db.forUpdate}`,
      [mergeId],
    );
    if (row === null) return refuse('MERGE_NOT_FOUND');
    if (row.undone_at !== null) return row.merged_id;
    const [first, second] = [row.survivor_id, row.merged_id].sort((a, b) => a - b);
    const people = await db.rows<CustomerRow>(
      `SELECT id, nickname, phone_sealed, merged_into, erased_at FROM customers WHERE id IN (?, ?) ORDER BY id${db.forUpdate}`,
      [first ?? 0, second ?? 0],
    );
    const survivor = people.find((person) => person.id === row.survivor_id);
    if (survivor === undefined || survivor.erased_at !== null) return refuse('CUSTOMER_NOT_FOUND');
    const refusal = await this.whyNot(db, row, survivor);
    if (refusal !== null) return refusal;
    const merge: Merge = { id: row.id, from: row.merged_id, to: row.survivor_id, at: Number(row.at) };
    if (await this.movers.isBusy(db, merge)) return refuse('MERGE_BUSY');

    const now = this.clock.now();
    await db.run('UPDATE customer_merges SET undone_at = ?, undone_by = ? WHERE id = ?', [
      now,
      `${by.kind}:${by.id}`.slice(0, 64),
      row.id,
    ]);
    await db.run('UPDATE customers SET merged_into = NULL WHERE id = ?', [merge.from]);
    await this.takeOut(db, merge);
    await this.movers.moveBack(db, merge);
    await this.stories.settle(db, [merge.from, merge.to]);
    await this.audit.write(db, {
      actor: by,
      action: 'customer.unmerged',
      subject: `customer:${merge.to}`,
      detail: { merge: row.id, parted: merge.from },
    });
    return merge.from;
  }

  /** Both, held: who goes on and who is merged; only the first when they are one already, nobody when one is unknown. */
  private async pair(db: Db, one: CustomerId, other: CustomerId): Promise<CustomerRow[]> {
    const known = await db.rows('SELECT id FROM customers WHERE id IN (?, ?)', [one, other]);
    if (known.length < new Set([one, other]).size) return [];
    const ids = await this.movers.hold(db, [one, other]);
    const rows = await db.rowsIn<CustomerRow>(
      'SELECT id, nickname, phone_sealed, merged_into, erased_at FROM customers WHERE id IN (?) ORDER BY id',
      [],
      ids,
    );
    return rows;
  }

  /** The last merge is undone first. */
  private async whyNot(db: Db, row: MergeRow, survivor: CustomerRow): Promise<Refusal | null> {
    if (survivor.merged_into !== null) return refuse('MERGE_NOT_LAST');
    const later = await db.one(
      `SELECT id FROM customer_merges WHERE survivor_id = ? AND id > ? AND undone_at IS NULL LIMIT 1`,
      [row.survivor_id, row.id],
    );
    return later === null ? null : refuse('MERGE_NOT_LAST');
  }

  /** A name or phone number that only the merged one has told. */
  private async fillIn(db: Db, merge: Merge, to: CustomerRow, from: CustomerRow): Promise<void> {
    const nickname = to.nickname ?? from.nickname;
    const phone = to.phone_sealed ?? from.phone_sealed;
    if (nickname === to.nickname && phone === to.phone_sealed) return;
    const filled = { nickname: to.nickname === null, phone: to.phone_sealed === null };
    await noteDown(db, merge, 'filled', [{ key: String(to.id), was: JSON.stringify(filled) }]);
    await db.run('UPDATE customers SET nickname = ?, phone_sealed = ? WHERE id = ?', [
      nickname,
      phone,
      to.id,
    ]);
  }

  private async takeOut(db: Db, merge: Merge): Promise<void> {
    for (const { was } of await notesOf(db, merge, 'filled')) {
      const filled = JSON.parse(was) as { nickname: boolean; phone: boolean };
      // Only what is still the other's: what the person has told since is their own.
      if (filled.nickname) {
        await db.run(
          `UPDATE customers SET nickname = NULL WHERE id = ?
             AND nickname = (SELECT n FROM (SELECT nickname AS n FROM customers WHERE id = ?) other)`,
          [merge.to, merge.from],
        );
      }
      if (filled.phone) {
        await db.run(
          `UPDATE customers SET phone_sealed = NULL WHERE id = ?
             AND phone_sealed = (SELECT p FROM (SELECT phone_sealed AS p FROM customers WHERE id = ?) other)`,
          [merge.to, merge.from],
        );
      }
    }
  }
}

/** What is folded from a person's orders is nobody's while they are somebody else. */
async function forgetFolded(db: Db, customerId: CustomerId): Promise<void> {
  for (const table of ['customer_facts', 'ladder_progress']) {
    await db.run(`DELETE FROM ${table} WHERE customer_id = ?`, [customerId]);
  }
}
