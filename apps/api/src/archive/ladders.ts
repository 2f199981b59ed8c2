import { type Instant, type Ladder, rulesOf } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database/database';
import { ACTIVE_LADDERS } from './queries';

const FRESH_MS = 5_000;

/** A ladder with its rules in sentences. */
export interface LadderInForce {
  ladder: Ladder;
  rules: string[];
}

/** The ladders in force, as pages show them: read again every few seconds, not for every page. */
@Injectable()
export class Ladders {
  private known: LadderInForce[] = [];
  private readAt: Instant = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async inForce(): Promise<readonly LadderInForce[]> {
    const now = Date.now();
    if (now - this.readAt > FRESH_MS) {
      const rows = await this.database.rows<{ definition: string }>(ACTIVE_LADDERS);
      this.known = rows.map((row) => {
        const ladder = JSON.parse(row.definition) as Ladder;
        return { ladder, rules: rulesOf(ladder) };
      });
      this.readAt = now;
    }
    return this.known.filter(({ ladder }) => !this.isOver(ladder));
  }

  /** A campaign disappears from the pages a week after its last day. */
  private isOver(ladder: Ladder): boolean {
    if (ladder.campaign === null) return false;
    return Date.parse(`${ladder.campaign.lastDay}T00:00:00Z`) + 8 * 86_400_000 < this.clock.now();
  }
}
