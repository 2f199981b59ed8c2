import type { CustomerId } from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { Claims, type KeptBuyer } from '../customers';
import { appendEvents } from '../events';
import { toFact } from './kept-event';
import { foldOrders } from './order-fold';

/** An order nobody was named for becomes a shopper's by an event of its own, so that folding it again says the same. */
@Injectable()
export class ClaimedOrders implements OnModuleInit {
  constructor(
    private readonly claims: Claims,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.claims.onAdopt((db, { source, orderNo }, by) => this.adopt(db, source, orderNo, by));
  }

  private async adopt(db: Db, source: string, orderNo: string, by: CustomerId): Promise<void> {
    const name = await db.one<Pick<KeptBuyer, 'kind' | 'value'>>(
      `SELECT kind, value FROM customer_identities WHERE customer_id = ?
       ORDER BY CASE WHEN kind = 'openid' THEN 0 ELSE 1 END, id LIMIT 1`,
      [by],
    );
    if (name === null) throw new Error('a shopper who claims an order is known by nothing');
    const now = this.clock.now();
    const event = {
      eventId: `claim:${orderNo}`,
      kind: 'order.claimed' as const,
      orderNo,
      happenedAt: now,
      buyer: null,
      data: {},
    };
    const buyer: KeptBuyer = { ...name, nickname: null, phoneSealed: null };
    await appendEvents(db, source, [toFact({ event, buyer }, null)], now);
    await foldOrders(db, source, [orderNo], new Map(), now);
  }
}
