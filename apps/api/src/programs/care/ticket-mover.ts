import type { CustomerId } from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type Merge,
  moveBack,
  moveBackWithOrders,
  type Mover,
  Movers,
  moveRows,
} from '../../facts/customers';
import { MarketingHolds } from '../../outcomes/touches';
import type { Db } from '../../platform/database/db';
import { holdCause } from './tickets';

/** A person's tickets, what was given in them and the holds they cause go with the person. */
@Injectable()
export class TicketMover implements Mover, OnModuleInit {
  constructor(
    private readonly movers: Movers,
    private readonly holds: MarketingHolds,
  ) {}

  onModuleInit(): void {
    this.movers.register(this);
  }

  async move(db: Db, merge: Merge): Promise<void> {
    await moveRows(db, merge, 'tickets');
    await moveRows(db, merge, 'compensations');
    await this.takeAlong(db, merge.to, merge.from);
  }

  async moveBack(db: Db, merge: Merge): Promise<void> {
    await moveBackWithOrders(db, merge, 'tickets');
    await moveBack(db, merge, 'compensations');
    await this.takeAlong(db, merge.to, merge.from);
    await this.takeAlong(db, merge.from, merge.to);
  }

  /** What belongs to a ticket is whose the ticket is. */
  private async takeAlong(db: Db, owner: CustomerId, other: CustomerId): Promise<void> {
    await db.run(
      `UPDATE compensations SET customer_id = ? WHERE customer_id = ?
         AND ticket_id IN (SELECT id FROM tickets WHERE customer_id = ?)`,
      [owner, other, owner],
    );
    const tickets = await db.rows<{ ticket_no: string }>(
      'SELECT ticket_no FROM tickets WHERE customer_id = ?',
      [owner],
    );
    await this.holds.follow(
      db,
      owner,
      tickets.map((ticket) => holdCause(ticket.ticket_no)),
    );
  }
}
