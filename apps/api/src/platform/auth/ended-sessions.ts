import type { Instant } from '@fanchang/domain';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../clock';
import { Database } from '../database/database';
import { ACCESS_LIFE_MS } from './access-tokens';
import type { Session } from './session';

interface Ended {
  isRevoked: boolean;
  /** Whose it is now, if it followed a merge. */
  customerId: number | null;
  changedAt: Instant;
}

interface EndedRow {
  id: string;
  customer_id: number | null;
  revoked_at: number | null;
  changed_at: number;
}

/** How long another process may go on admitting a session that was revoked. Real time. */
const EVERY_MS = 2_000;
/** Clocks of several machines differ, and a transaction commits later than its `changed_at`. */
const SLACK_MS = 60_000;
const REMEMBERED_MS = ACCESS_LIFE_MS + SLACK_MS;

/**
 * Sessions that ended or changed hands while their access tokens still run: few, and known by heart, so that no request
 * asks the database. Older ones need not be known; their access tokens have run out.
 */
@Injectable()
export class EndedSessions implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private known = new Map<string, Ended>();
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A process that has just started knows what was revoked before it did. */
  async onApplicationBootstrap(): Promise<void> {
    await this.look();
    this.timer = setInterval(() => {
      // While the database cannot be asked, what was known stays known; every other request says that it cannot.
      this.looking = this.look().catch(() => undefined);
    }, EVERY_MS);
    this.timer.unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.looking;
  }

  /** Why an access token that has not run out is no longer good; null when it is. */
  faultOf(sessionId: string, session: Session): 'revoked' | 'moved' | null {
    const ended = this.known.get(sessionId);
    if (ended === undefined) return null;
    if (ended.isRevoked) return 'revoked';
    return session.kind === 'shopper' && session.customerId !== ended.customerId ? 'moved' : null;
  }

  /** Learns what has ended. Asked after a revocation commits, it counts here at once. */
  async look(): Promise<void> {
    const since = this.clock.now() - REMEMBERED_MS;
    const rows = await this.database.rows<EndedRow>(
      'SELECT id, customer_id, revoked_at, changed_at FROM sessions WHERE changed_at > ?',
      [since],
    );
    // Of what two looks tell of one session, the later change counts.
    for (const row of rows) {
      const changedAt = Number(row.changed_at);
      if ((this.known.get(row.id)?.changedAt ?? 0) > changedAt) continue;
      const isRevoked = row.revoked_at !== null;
      this.known.set(row.id, { isRevoked, customerId: row.customer_id, changedAt });
    }
    for (const [id, { changedAt }] of this.known) if (changedAt <= since) this.known.delete(id);
  }
}
