import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Db } from '../../platform/database/db';
import { type Merge, type Mover, Movers, noteDown, notesOf } from '../customers';
import { Consents } from './consents';

const NOTE = 'consents';

/** Consents when two customers become one, or are parted again. */
@Injectable()
export class ConsentMover implements Mover, OnModuleInit {
  constructor(
    private readonly movers: Movers,
    private readonly consents: Consents,
  ) {}

  onModuleInit(): void {
    this.movers.register(this);
  }

  /** Once: what the person agrees to after the merge stands, whatever else still arrives for the other. */
  async move(db: Db, merge: Merge): Promise<void> {
    if ((await notesOf(db, merge, NOTE)).length > 0) return;
    await noteDown(db, merge, NOTE, [{ key: 'joined', was: '1' }]);
    await this.consents.atMerge(db, { survivorId: merge.to, mergedId: merge.from });
  }

  async moveBack(db: Db, merge: Merge): Promise<void> {
    await this.consents.afterUnmerge(db, { survivorId: merge.to });
  }
}
