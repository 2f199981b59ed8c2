import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { type Merge, type Mover, Movers } from '../customers';
import { foldOrders } from './order-fold';

/** Whose an order is, is folded from its buyer: apart again, each has the orders told under their names. */
@Injectable()
export class OrderMover implements Mover, OnModuleInit {
  constructor(
    private readonly movers: Movers,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.movers.register(this, 'orders');
  }

  async move(db: Db, merge: Merge): Promise<void> {
    await db.run('UPDATE orders SET customer_id = ? WHERE customer_id = ?', [merge.to, merge.from]);
  }

  /** Their names are with their owners again. */
  async moveBack(db: Db, merge: Merge): Promise<void> {
    const rows = await db.rows<{ source: string; order_no: string }>(
      'SELECT source, order_no FROM orders WHERE customer_id = ?',
      [merge.to],
    );
    const bySource = new Map<string, string[]>();
    for (const { source, order_no: orderNo } of rows) {
      bySource.set(source, [...(bySource.get(source) ?? []), orderNo]);
    }
    for (const [source, orderNos] of bySource) {
      await foldOrders(db, source, orderNos, new Map(), this.clock.now());
    }
  }
}
