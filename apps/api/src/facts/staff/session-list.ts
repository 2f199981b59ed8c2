import { Injectable } from '@nestjs/common';
import { Sessions } from '../../platform/auth/sessions';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { OwnSessionDto } from './own-account.dto';

/** A member's sessions that go on, as people read them. */
@Injectable()
export class SessionList {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  /** @param thisOne the session the request is made in. */
  async of(staffId: number, thisOne: string): Promise<OwnSessionDto[]> {
    const shops = await this.database.rows<{ id: number; name: string }>('SELECT id, name FROM shops');
    const names = new Map(shops.map(({ id, name }) => [id, name]));
    const iso = (at: number) => this.clock.calendar.iso(Number(at));
    return (await this.sessions.list(staffId)).map((row) => ({
      id: row.id,
      shopName: names.get(row.shop_id ?? 0) ?? '',
      device: row.device,
      createdAt: iso(row.created_at),
      usedAt: iso(row.used_at),
      expiresAt: iso(row.expires_at),
      isThis: row.id === thisOne,
    }));
  }
}
