import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Merge, moveBack, type Mover, Movers, moveRows } from '../../facts/customers';
import type { Db } from '../../platform/database/db';

const TABLES = ['tickets', 'compensations'] as const;

/** A person's tickets, and what was given in them, go with the person. */
@Injectable()
export class TicketMover implements Mover, OnModuleInit {
  constructor(private readonly movers: Movers) {}

  onModuleInit(): void {
    this.movers.register(this);
  }

  async move(db: Db, merge: Merge): Promise<void> {
    for (const table of TABLES) await moveRows(db, merge, table);
  }

  async moveBack(db: Db, merge: Merge): Promise<void> {
    for (const table of TABLES) await moveBack(db, merge, table);
  }
}
