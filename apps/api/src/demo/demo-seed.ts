import { defaultPoints, type Instant, type OrderEvent } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { identify } from '../facts/customers';
import { addApiClient, Ingest } from '../facts/orders';
import { Products } from '../facts/products';
import { StaffRegister } from '../facts/staff';
import { addTemplate } from '../outcomes/coupons';
import { Verification } from '../outcomes/verification';
import { Keys } from '../platform/auth/keys';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database/database';
import type { Db } from '../platform/database/db';
import { Worker } from '../platform/queue/worker';
import { Runner } from '../programs';
import { CareLife } from './care-life';
import { festivalLadder, FESTIVAL_TEMPLATES } from './festival';
import { goodsOf } from './goods';
import { InvitationLife } from './invitation-life';
import { MallLife } from './mall-life';
import { ShowLife } from './show-life';
import { SurveyLife } from './survey-life';
import { type DemoStory, tellStory } from './story';
import { TeamLife } from './team-life';
import { unclaimedOrder } from './unclaimed';
import { visitsOf } from './visits';

/** Of every demo account. The demo holds invented people only, and production has no demo. */
export const DEMO_PASSWORD = 'fanchang-demo';
/** Source of the demo's orders, and the key of its webhook client. */
const SOURCE = 'demo';
const SEED = 20_26;

/** Lives the demo story through the same doors as real life: events in, coupons out, shops verifying. */
@Injectable()
export class DemoSeed {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly keys: Keys,
    private readonly ingest: Ingest,
    private readonly products: Products,
    private readonly staff: StaffRegister,
    private readonly programs: Runner,
    private readonly verification: Verification,
    private readonly worker: Worker,
    private readonly mall: MallLife,
    private readonly shows: ShowLife,
    private readonly invitations: InvitationLife,
    private readonly teams: TeamLife,
    private readonly surveys: SurveyLife,
    private readonly care: CareLife,
  ) {}

  /** Tells the story into an empty database; a database that has customers is left alone. */
  async ensure(): Promise<void> {
    const someone = await this.database.one('SELECT id FROM customers LIMIT 1');
    if (someone !== null) return;
    const now = this.clock.now();
    const story = tellStory({ seed: SEED, now, zoneOffsetMs: this.clock.calendar.offsetAt(now) });
    await this.open(story, now);
    try {
      let before = 0;
      for (const { at, events } of hours(story.events)) {
        await this.care.until(at, now);
        await this.shows.between(SOURCE, story, before, at);
        before = at;
        await this.mall.until(at, now);
        await this.invitations.until(at, now);
        await this.teams.until(at, now);
        await this.surveys.until(at);
        this.clock.pretend(at);
        await this.database.transaction((db) => this.ingest.acceptAndFold(db, SOURCE, events));
        await this.visitShops(at);
      }
      await this.shows.between(SOURCE, story, before, now);
      await this.database.transaction((db) => this.ingest.acceptAndFold(db, 'douyin', unclaimedOrder(now)));
      await this.worker.drain();
      await this.mall.until(now, now);
      await this.invitations.until(now, now);
      await this.teams.until(now, now);
      await this.surveys.until(now);
      await this.care.until(now, now);
    } finally {
      this.clock.pretend(null);
    }
  }

  private async open(story: DemoStory, now: Instant): Promise<void> {
    await this.database.transaction(async (db) => {
      await db.insert(
        'shops',
        ['shop_key', 'name'],
        story.shops.map((shop) => [shop.key, shop.name]),
      );
      const shops = await db.rows<{ id: number; shop_key: string }>('SELECT id, shop_key FROM shops');
      for (const { account, name, role, shopKey } of story.staff) {
        const shopId = shops.find((shop) => shop.shop_key === shopKey)?.id ?? 0;
        await this.staff.add(db, { account, name, role, shopId, password: DEMO_PASSWORD });
      }
      await addApiClient(db, this.keys, {
        clientKey: SOURCE,
        secret: 'fanchang-demo-secret',
        source: SOURCE,
      });
      const everyone = story.shoppers.map(({ openid, nickname }) => ({
        kind: 'openid' as const,
        value: openid,
        nickname,
        phoneSealed: null,
      }));
      await identify(db, everyone, now);
      for (const template of FESTIVAL_TEMPLATES) await addTemplate(db, template);
      await this.products.keep(db, goodsOf(now));
      await this.mall.open(db);
      await this.care.open(db);
      await this.teams.open(db, now);
      const definition = festivalLadder(now, this.clock.calendar);
      const { program, version } = definition;
      await this.programs.publish(db, { program, version, kind: 'ladder', definition }, now);
      await this.publishPoints(db, story, now);
    });
  }

  /** The shipped points begin today; the brand of the story has had them from its first day on. */
  private async publishPoints(db: Db, story: DemoStory, now: Instant): Promise<void> {
    const definition = { ...defaultPoints(story.events[0]?.happenedAt ?? now), version: 2 };
    const { program, version } = definition;
    await this.programs.publish(db, { program, version, kind: 'points', definition }, now);
  }

  /** Some shoppers use a coupon in a shop, some days after they got it. */
  private async visitShops(at: Instant): Promise<void> {
    const staff = await this.database.rows<{ staff_id: number; shop_id: number; role: 'cashier' }>(
      "SELECT staff_id, shop_id, role FROM staff_roles WHERE role = 'cashier' ORDER BY id",
    );
    for (const visit of await visitsOf(this.database, at)) {
      const by = staff[visit.couponId % staff.length];
      if (by === undefined) return;
      const session = { kind: 'staff' as const, staffId: by.staff_id, shopId: by.shop_id, role: by.role };
      const request = {
        requestKey: `demo-visit-${visit.couponId}`,
        proof: visit.code,
        billFen: visit.billFen,
      };
      await this.verification.confirm(session, request);
    }
  }
}

/** Events in batches of an hour, told at the hour's last event. */
function* hours(events: readonly OrderEvent[]): Generator<{ at: Instant; events: OrderEvent[] }> {
  let batch: OrderEvent[] = [];
  for (const event of events) {
    const [first] = batch;
    if (first !== undefined && hourOf(event) !== hourOf(first)) {
      yield { at: batch[batch.length - 1]?.happenedAt ?? 0, events: batch };
      batch = [];
    }
    batch.push(event);
  }
  if (batch.length > 0) yield { at: batch[batch.length - 1]?.happenedAt ?? 0, events: batch };
}

function hourOf(event: OrderEvent): number {
  return Math.floor(event.happenedAt / 3_600_000);
}
