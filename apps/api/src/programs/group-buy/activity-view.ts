import {
  activityAt,
  type CustomerId,
  groupBuyRules,
  type GroupBuy,
  type Instant,
  refuse,
  type Refusal,
  sentenceOf,
} from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { shopsText } from '../../outcomes/coupons';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import { readCursor, writeCursor } from '../../platform/http/cursor';
import { Activities, type Activity } from './activities';
import type {
  CannotJoinDto,
  GroupBuyDetailDto,
  GroupBuyDto,
  GroupBuyPageDto,
  MyGroupBuyDto,
} from './group-buy.dto';
import { Opening } from './opening';
import { monthOf, sharesTaken, teamsKey } from './shares';

const PAGE = 20;

/** Activities 拼团活动, to be read. */
@Injectable()
export class ActivityView {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly activities: Activities,
    private readonly opening: Opening,
  ) {}

  /** What runs, and what will soon. */
  async page(cursor: string | undefined): Promise<GroupBuyPageDto> {
    const now = this.clock.now();
    const after = readCursor(cursor);
    const all = (await this.activities.all(this.database)).filter(({ row, definition }) => {
      const state = activityAt(definition, row.state === 'cancelled', now);
      const { sort } = definition;
      const isNext = after === null || sort > after.at || (sort === after.at && row.id > after.id);
      return isNext && (state === 'running' || state === 'soon');
    });
    const shown = all.slice(0, PAGE);
    const last = shown[shown.length - 1];
    return {
      serverNow: this.clock.calendar.iso(now),
      items: await this.dtos(shown, now),
      nextCursor:
        all.length > PAGE && last !== undefined ? writeCursor(last.definition.sort, last.row.id) : null,
    };
  }

  async one(key: string): Promise<GroupBuyDetailDto | Refusal> {
    const activity = await this.activities.one(this.database, key);
    return activity === null ? refuse('GROUP_NOT_FOUND') : this.detail(activity, this.clock.now());
  }

  /** One activity, and what a shopper may still do in it. */
  async mine(customerId: CustomerId, key: string): Promise<MyGroupBuyDto | Refusal> {
    const now = this.clock.now();
    const activity = await this.activities.one(this.database, key);
    if (activity === null) return refuse('GROUP_NOT_FOUND');
    const { perPersonMonth } = activity.definition;
    const month = monthOf(now, this.clock.calendar);
    const taken = await sharesTaken(this.database, activity.row.id, customerId, month);
    const detail = await this.detail(activity, now);
    const refusal =
      (await this.opening.whyNot(this.database, activity.row, activity.definition, customerId, now)) ??
      (detail.teamsLeft === 0 ? refuse('GROUP_SOLD_OUT') : null);
    return {
      activity: detail,
      openTeamNo: await this.opening.openTeamOf(this.database, activity.row.id, customerId, now),
      leftThisMonth: perPersonMonth === null ? null : Math.max(0, perPersonMonth - taken),
      refusal: refusalDto(refusal),
    };
  }

  /** Several activities, each under its own rules. */
  async dtos(activities: readonly Activity[], now: Instant): Promise<GroupBuyDto[]> {
    const taken = await this.teamsTaken(activities);
    return activities.map((activity) => this.dto(activity, taken.get(activity.row.id) ?? 0, now));
  }

  private async detail(activity: Activity, now: Instant): Promise<GroupBuyDetailDto> {
    const [dto] = await this.dtos([activity], now);
    if (dto === undefined) throw new Error('an activity has no view');
    const filled = await this.database.one<{ n: number }>(
      "SELECT COUNT(*) AS n FROM group_teams WHERE activity_id = ? AND state = 'filled'",
      [activity.row.id],
    );
    return {
      ...dto,
      serverNow: this.clock.calendar.iso(now),
      rules: groupBuyRules(activity.definition, activity.coupon.name),
      filledTeams: Number(filled?.n ?? 0),
    };
  }

  private async teamsTaken(activities: readonly Activity[]): Promise<Map<number, number>> {
    const ids = new Map(activities.map(({ row }) => [teamsKey(row.id), row.id]));
    if (ids.size === 0) return new Map();
    const rows = await this.database.rows<{ quota_key: string; taken: number }>(
      `SELECT quota_key, taken FROM quotas WHERE quota_key IN (${[...ids].map(() => '?').join(', ')})`,
      [...ids.keys()],
    );
    return new Map(rows.map((row) => [ids.get(row.quota_key) ?? 0, Number(row.taken)]));
  }

  private dto({ row, definition, coupon }: Activity, taken: number, now: Instant): GroupBuyDto {
    const { startsAt, endsAt, teams } = definition;
    const { calendar } = this.clock;
    return {
      key: row.activity_key,
      ...wordsOf(definition),
      coupon: {
        name: coupon.name,
        kind: coupon.kind,
        rateBasisPoints: coupon.rate,
        offFen: coupon.off_fen,
        capFen: coupon.cap_fen,
        thresholdFen: coupon.threshold_fen,
        scope: coupon.scope,
        shops: shopsText(coupon.shop_keys),
        validDays: definition.coupon.days,
        startsAt: null,
        endsAt: null,
      },
      teamsLeft: teams === null ? null : Math.max(0, teams - taken),
      startsAt: startsAt === null ? null : calendar.iso(startsAt),
      endsAt: endsAt === null ? null : calendar.iso(endsAt),
      state: activityAt(definition, row.state === 'cancelled', now),
    };
  }
}

export function refusalDto(refusal: Refusal | null): CannotJoinDto | null {
  return refusal === null ? null : { code: refusal.refused, message: sentenceOf(refusal) };
}

function wordsOf({ title, subtitle, size, hours, priceFen, perPersonMonth, leads, joins }: GroupBuy) {
  return { title, subtitle, size, hours, priceFen, perPersonMonth, leads, joins };
}
