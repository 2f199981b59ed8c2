import type { Instant, OrderEvent } from '@fanchang/domain';
import { BRAND, PRODUCTS, SHOPS, STAFF } from './catalogue';
import type { DemoBrand, DemoProduct, DemoShop, DemoStaff } from './catalogue';
import { wanderingLife, writtenLife, type DemoShopper } from './life';
import { localDaysUntil } from './local-days';
import { inventNicknames } from './nicknames';
import { PROTAGONISTS, type DemoPerson } from './protagonists';
import { placeSessions, type DemoSession } from './sessions';

export type { DemoBrand, DemoPerson, DemoProduct, DemoSession, DemoShop, DemoShopper, DemoStaff };

/** Sixty days of an invented snack brand, up to `now`. */
export interface DemoStory {
  brand: DemoBrand;
  products: readonly DemoProduct[];
  /** Oldest first. */
  sessions: DemoSession[];
  /** Everybody, the protagonists first. Some have watched and never bought. */
  shoppers: DemoShopper[];
  /** In the order in which happenedAt tells them. */
  events: OrderEvent[];
  /** The one-tap logins of the first page. */
  people: DemoPerson[];
  shops: readonly DemoShop[];
  staff: readonly DemoStaff[];
}

export interface StoryRequest {
  seed: number;
  /** Epoch milliseconds; nothing in the story happens later. */
  now: Instant;
  /** Local time minus UTC, milliseconds (Asia/Shanghai: 28 800 000). */
  zoneOffsetMs: number;
}

/** Beside the protagonists. */
const CROWD = 391;

/** Tells the demo story: the same request always tells the same one. Told again on a later day it is the same story moved
 * by whole days, under the same event ids; keep the first `now` beside the data and tell it only once. */
export function tellStory({ seed, now, zoneOffsetMs }: StoryRequest): DemoStory {
  const days = localDaysUntil(now, zoneOffsetMs);
  const sessions = placeSessions(days);
  const scene = { seed, days, sessions };
  const leads = PROTAGONISTS.map(({ openid, nickname }) => ({ openid, nickname }));
  const crowd = inventNicknames(
    seed,
    CROWD,
    leads.map((lead) => lead.nickname),
  ).map((nickname, index) => ({ openid: `demo-${1001 + index}`, nickname }));

  const everything = [
    ...PROTAGONISTS.flatMap((lead, index) => writtenLife(scene, lead, 1 + index)),
    ...crowd.flatMap((shopper, index) => wanderingLife(scene, shopper, 1001 + index)),
  ];

  return {
    brand: BRAND,
    products: PRODUCTS,
    sessions,
    shoppers: [...leads, ...crowd],
    events: everything.filter((event) => event.happenedAt <= now).sort(byTime),
    people: PROTAGONISTS.map(({ openid, nickname, label, hint, kind }) => ({
      openid,
      nickname,
      label,
      hint,
      kind,
    })),
    shops: SHOPS,
    staff: STAFF,
  };
}

function byTime(a: OrderEvent, b: OrderEvent): number {
  return a.happenedAt - b.happenedAt || (a.eventId < b.eventId ? -1 : 1);
}
