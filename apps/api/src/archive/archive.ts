import { type CustomerId, type LadderProgress, type LocalDay, parseDay, viewLadder } from '@fanchang/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../config';
import { NO_NAME } from '../facts/customers';
import { couponDto, type OwnRow, TemplateCache } from '../outcomes/coupons';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database/database';
import { refused } from '../platform/http/refused';
import { readCursor, writeCursor } from '../platform/http/cursor';
import { CONFIG } from '../platform/tokens';
import type { ArchiveDto, ArchiveTotalsDto, LadderDto, StoryItemDto, StoryPageDto } from './archive.dto';
import { Ladders } from './ladders';
import { PERSON, type PersonRow, STORY, type StoryRow, USABLE } from './queries';
import { kindOf, storyText } from './story-text';

/** The growth archive 消费成长档案: a shopper's home, read with two statements. */
@Injectable()
export class Archive {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ladders: Ladders,
    private readonly templates: TemplateCache,
  ) {}

  async of(customerId: CustomerId): Promise<ArchiveDto> {
    const now = this.clock.now();
    const { calendar } = this.clock;
    const [people, own, ladders] = await Promise.all([
      this.database.prepared<PersonRow>(PERSON, [now, now, customerId]),
      this.database.prepared<OwnRow & { usable: number }>(USABLE, [customerId, now, now]),
      this.ladders.inForce(),
    ]);
    const [person] = people;
    if (person === undefined) throw refused('LOGIN_REQUIRED');
    const coupons = await this.templates.complete(own);

    const best = people.reduce((a, b) => ((b.member_rate ?? 10_000) < (a.member_rate ?? 10_000) ? b : a));
    const progress = new Map(people.map((row) => [row.program, row.progress]));
    return {
      serverNow: calendar.iso(now),
      brandName: this.config.brandName,
      person: { id: String(person.id), nickname: person.nickname ?? NO_NAME },
      totals: this.totals(person, now),
      memberPrice:
        best.member_rate === null
          ? null
          : {
              name: best.member_name ?? '',
              rateBasisPoints: best.member_rate,
              until: best.member_ends_at === null ? null : calendar.iso(best.member_ends_at),
            },
      ladders: ladders.map(({ ladder, rules }): LadderDto => {
        const stored = progress.get(ladder.program);
        const at = stored == null ? null : (JSON.parse(stored) as LadderProgress | null);
        const view = viewLadder(ladder, at, calendar, now);
        return {
          program: ladder.program,
          name: ladder.name,
          rules,
          steps: view.steps.map((step) => ({
            ...step,
            endsAt: step.endsAt === null ? null : calendar.iso(step.endsAt),
          })),
          next: view.next && { ...view.next, endsAt: calendar.iso(view.next.endsAt) },
          endsAt: ladder.campaign === null ? null : this.startOfDay(ladder.campaign.lastDay, 1),
          startsAt: ladder.campaign === null ? null : this.startOfDay(ladder.campaign.firstDay, 0),
        };
      }),
      coupons: coupons.map((row) => couponDto(row, calendar, now)),
      usableCoupons: Number(coupons[0]?.usable ?? 0),
    };
  }

  /** One page of the story, newest first. */
  async story(customerId: CustomerId, cursor: string | undefined, limit: number): Promise<StoryPageDto> {
    const before = readCursor(cursor) ?? { at: Number.MAX_SAFE_INTEGER, id: 0 };
    const rows = await this.database.rows<StoryRow>(STORY, [
      customerId,
      customerId,
      customerId,
      customerId,
      before.at,
      before.at,
      before.id,
      limit + 1,
    ]);
    const items = rows.slice(0, limit);
    const last = items[items.length - 1];
    return {
      items: items.map((row): StoryItemDto => ({
        id: String(row.id),
        at: this.clock.calendar.iso(row.at),
        kind: kindOf(row),
        text: storyText(row),
      })),
      nextCursor: rows.length > limit && last !== undefined ? writeCursor(last.at, last.id) : null,
    };
  }

  private startOfDay(day: string, daysLater: number): string {
    const { calendar } = this.clock;
    return calendar.iso(calendar.startOf((parseDay(day, calendar) + daysLater) as LocalDay));
  }

  private totals(person: PersonRow, now: number): ArchiveTotalsDto {
    const { calendar } = this.clock;
    const first = person.first_paid_at;
    return {
      orders: person.orders ?? 0,
      items: person.items ?? 0,
      paidFen: Math.max(0, (person.paid_fen ?? 0) - (person.refunded_fen ?? 0)),
      savedFen: person.saved_fen ?? 0,
      repurchases: Math.max(0, (person.order_days ?? 0) - 1),
      firstPaidAt: first === null ? null : calendar.iso(first),
      days: first === null ? null : calendar.dayOf(now) - calendar.dayOf(first) + 1,
    };
  }
}
