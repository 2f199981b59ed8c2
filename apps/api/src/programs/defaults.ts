import {
  AFTER_SALES,
  AFTER_SIGNING,
  defaultPoints,
  INVITE_20,
  PAIR_30,
  REPURCHASE_LADDER,
} from '@fanchang/domain';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { addTemplate, type CouponTemplate } from '../outcomes/coupons';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database/database';
import type { Db } from '../platform/database/db';
import type { StoredProgram } from './program-store';
import { Runner } from './runner';

/** What the shipped programs give. Operators change them; a template that exists is left alone. */
const TEMPLATES: readonly CouponTemplate[] = [
  {
    key: 'repurchase-90',
    name: '复购专享券',
    worth: { kind: 'percent', rate: 9000, capFen: 3000 },
    thresholdFen: 5900,
    scope: '全场',
    shops: null,
  },
  {
    key: 'repurchase-80',
    name: '返场回馈券',
    worth: { kind: 'percent', rate: 8000, capFen: 8000 },
    thresholdFen: 9900,
    scope: '全场',
    shops: null,
  },
  {
    key: 'repurchase-gift',
    name: '返场赠品',
    worth: { kind: 'gift', giftName: '当季尝鲜装' },
    thresholdFen: 0,
    scope: '到店兑换',
    shops: null,
  },
  {
    key: 'group-30',
    name: '拼团立减 30 元券',
    worth: { kind: 'cash', offFen: 3000 },
    thresholdFen: 9900,
    scope: '全场',
    shops: null,
  },
  {
    key: 'invite-20',
    name: '邀请有礼券',
    worth: { kind: 'cash', offFen: 2000 },
    thresholdFen: 4900,
    scope: '全场',
    shops: null,
  },
];

/** Sees to it that a new database has the default programs and what they give. */
@Injectable()
export class Defaults implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly runner: Runner,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.database.transaction(async (db) => {
      for (const template of TEMPLATES) await addTemplate(db, template);
      const now = this.clock.now();
      await this.publishFirst(db, { ...REPURCHASE_LADDER, kind: 'ladder', definition: REPURCHASE_LADDER });
      // Points begin with the brand's first day here: what was bought before earns none.
      const points = defaultPoints(now);
      await this.publishFirst(db, { ...points, kind: 'points', definition: points });
      await this.publishFirst(db, { ...INVITE_20, kind: 'referral', definition: INVITE_20 });
      await this.publishFirst(db, { ...PAIR_30, kind: 'group-buy', definition: PAIR_30 });
      await this.publishFirst(db, { ...AFTER_SALES, kind: 'care', definition: AFTER_SALES });
      await this.publishFirst(db, { ...AFTER_SIGNING, kind: 'survey', definition: AFTER_SIGNING });
    });
  }

  private async publishFirst(db: Db, { program, version, kind, definition }: StoredProgram): Promise<void> {
    const published = await db.one('SELECT version FROM programs WHERE program = ?', [program]);
    if (published !== null) return;
    await this.runner.publish(db, { program, version, kind, definition }, this.clock.now());
  }
}
