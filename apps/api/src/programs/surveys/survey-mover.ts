import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Merge, moveBackWithOrders, type Mover, Movers, moveRows } from '../../facts/customers';
import type { Db } from '../../platform/database/db';

const TABLE = 'surveys';

/** What a person was asked goes with the person. */
@Injectable()
export class SurveyMover implements Mover, OnModuleInit {
  constructor(private readonly movers: Movers) {}

  onModuleInit(): void {
    this.movers.register(this);
  }

  move(db: Db, merge: Merge): Promise<void> {
    return moveRows(db, merge, TABLE);
  }

  moveBack(db: Db, merge: Merge): Promise<void> {
    return moveBackWithOrders(db, merge, TABLE);
  }
}
