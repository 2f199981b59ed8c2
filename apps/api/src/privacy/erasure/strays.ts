import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Forgotten, forgetIn } from '../../facts/events';
import { Ingest } from '../../facts/orders';
import { Keys } from '../../platform/auth/keys';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { enqueue } from '../../platform/queue/work';
import { Worker } from '../../platform/queue/worker';

const SWEEP = 'privacy.forget';
/** Rows of the log looked at in one piece of work. */
const AT_ONCE = 10_000;

interface Payload {
  /** Who is looked for, sealed: it is what must not be found any more. */
  who: string;
  after: number;
  until: number;
}

interface StrayRow {
  id: number;
  source: string;
  order_no: string | null;
  data: string;
}

/**
 * Looks through the rest of the log for somebody who was forgotten: events of other people's orders may name them, and
 * no index leads there. Piece by piece in the background, so that nobody waits for it.
 */
@Injectable()
export class Strays implements OnModuleInit {
  constructor(
    private readonly keys: Keys,
    private readonly clock: Clock,
    private readonly worker: Worker,
    private readonly ingest: Ingest,
  ) {}

  onModuleInit(): void {
    this.worker.handle(SWEEP, (db, payload) => this.sweep(db, payload as Payload));
  }

  /** Looks through everything the log holds by now. In the transaction that forgets them. */
  async lookFor(db: Db, who: Forgotten): Promise<void> {
    if (who.identities.length === 0) return;
    const last = await db.one<{ id: number | null }>('SELECT MAX(id) AS id FROM events');
    await this.goOn(db, {
      who: this.keys.encrypt(JSON.stringify(who)),
      after: 0,
      until: Number(last?.id ?? 0),
    });
  }

  private async sweep(db: Db, payload: Payload): Promise<void> {
    const who = JSON.parse(this.keys.decrypt(payload.who)) as Forgotten;
    const until = Math.min(payload.until, payload.after + AT_ONCE);
    // As it stands in the data: `["openid","o-1", …`.
    const names = who.identities.map(({ kind, value }) => JSON.stringify([kind, value]).slice(1, -1));
    const rows = await db.rows<StrayRow>(
      `SELECT id, source, order_no, data FROM events
       WHERE id > ? AND id <= ? AND (${names.map(() => 'INSTR(data, ?) > 0').join(' OR ')}) ORDER BY id`,
      [payload.after, until, ...names],
    );
    const cut = new Set(await forgetIn(db, rows, who, 'any', this.clock.now()));
    const orders = rows.filter((row) => cut.has(row.id) && row.order_no !== null);
    for (const source of new Set(orders.map((row) => row.source))) {
      const nos = orders.filter((row) => row.source === source).flatMap((row) => row.order_no ?? []);
      await this.ingest.refold(db, source, [...new Set(nos)]);
    }
    if (until < payload.until) await this.goOn(db, { ...payload, after: until });
    else await this.forgetParked(db, who);
  }

  /** Work that nobody could do stays for people to see, with what it was told. */
  private async forgetParked(db: Db, { identities }: Forgotten): Promise<void> {
    const rows = await db.rows<{ id: number }>(
      `SELECT id FROM work WHERE state = 'parked' AND (${identities.map(() => 'INSTR(payload, ?) > 0').join(' OR ')})`,
      identities.map(({ value }) => JSON.stringify(value)),
    );
    const ids = rows.map((row) => row.id);
    await db.runIn("DELETE FROM work WHERE state = 'parked' AND id IN (?)", [], ids);
  }

  private async goOn(db: Db, payload: Payload): Promise<void> {
    const now = this.clock.now();
    await enqueue(db, { kind: SWEEP, payload }, now, now);
  }
}
