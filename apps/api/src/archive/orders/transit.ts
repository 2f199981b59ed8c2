import { usualTransit } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import { TRANSITS } from './queries';

const LATEST = 200;
const FRESH_MS = 10 * 60_000;

/** How long a parcel of ours usually takes: asked of the latest orders now and then, not for every page. */
@Injectable()
export class Transit {
  private known: Promise<number | null> | null = null;
  private readAt = 0;

  constructor(private readonly database: Database) {}

  /** @returns ms, or null while there are too few to tell. */
  usual(): Promise<number | null> {
    const now = Date.now();
    if (this.known === null || now - this.readAt > FRESH_MS) {
      this.readAt = now;
      this.known = this.read().catch((error: unknown) => {
        this.known = null;
        throw error;
      });
    }
    return this.known;
  }

  private async read(): Promise<number | null> {
    const rows = await this.database.rows<{ ms: number }>(TRANSITS, [LATEST]);
    return usualTransit(rows.map(({ ms }) => Number(ms)));
  }
}
