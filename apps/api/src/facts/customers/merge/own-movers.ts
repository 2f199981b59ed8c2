import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Sessions } from '../../../platform/auth/sessions';
import type { Db } from '../../../platform/database/db';
import { Movers, type Mover } from './movers';
import { type Merge, moveBack, moveRows, MOVED_IDS, noteDown, notesOf } from './rows';

const SESSIONS = 'sessions';

/** How a person is known, who is logged in as them, and what happened to them. */
@Injectable()
export class CustomerMover implements Mover, OnModuleInit {
  constructor(
    private readonly movers: Movers,
    private readonly sessions: Sessions,
  ) {}

  onModuleInit(): void {
    this.movers.register(this, 'names');
  }

  async move(db: Db, merge: Merge): Promise<void> {
    await moveRows(db, merge, 'customer_identities');
    await moveRows(db, merge, 'events');
    const moved = await this.sessions.follow(db, merge.from, merge.to);
    await noteDown(
      db,
      merge,
      SESSIONS,
      moved.map((id) => ({ key: id, was: '' })),
    );
  }

  async moveBack(db: Db, merge: Merge): Promise<void> {
    await moveBack(db, merge, 'customer_identities');
    await moveBack(db, merge, 'events');
    await this.followIdentities(db, merge);
    const moved = (await notesOf(db, merge, SESSIONS)).map((note) => note.key);
    await this.sessions.follow(db, merge.to, merge.from, moved);
    // Which of the two logged in since cannot be told: they log in again, silently, as who they are.
    await this.sessions.revokeOf(db, { customerId: merge.to, since: merge.at }, 'merged');
  }

  /** What happened since and was told under one of the parted one's names is theirs. */
  private async followIdentities(db: Db, merge: Merge): Promise<void> {
    const names = await db.rows<{ kind: string; value: string }>(
      `SELECT kind, value FROM customer_identities WHERE id IN (${MOVED_IDS})`,
      [merge.id, 'customer_identities'],
    );
    const theirs = new Set(names.map(({ kind, value }) => `${kind}:${value}`));
    const since = await db.rows<{ id: number; data: string }>(
      `SELECT id, data FROM events WHERE customer_id = ? AND recorded_at >= ?
         AND (kind = 'refund.unlinked' OR kind LIKE 'live.%')`,
      [merge.to, merge.at],
    );
    const ids = since.filter(({ data }) => theirs.has(nameIn(data))).map(({ id }) => id);
    await db.runIn('UPDATE events SET customer_id = ? WHERE id IN (?)', [merge.from], ids);
  }
}

/** The buyer in an event's data: `kind:value`, or ''. */
function nameIn(data: string): string {
  const { b } = JSON.parse(data) as { b?: [string, string] };
  return b === undefined ? '' : `${b[0]}:${b[1]}`;
}
