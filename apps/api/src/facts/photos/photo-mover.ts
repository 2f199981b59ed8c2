import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Db } from '../../platform/database/db';
import { type Merge, moveBack, type Mover, Movers, moveRows } from '../customers';

const TABLE = 'photos';

/** A person's photos go with the person. */
@Injectable()
export class PhotoMover implements Mover, OnModuleInit {
  constructor(private readonly movers: Movers) {}

  onModuleInit(): void {
    this.movers.register(this);
  }

  move(db: Db, merge: Merge): Promise<void> {
    return moveRows(db, merge, TABLE);
  }

  moveBack(db: Db, merge: Merge): Promise<void> {
    return moveBack(db, merge, TABLE);
  }
}
