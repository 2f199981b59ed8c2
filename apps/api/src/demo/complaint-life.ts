import { type CustomerId, type Instant, MINUTE_MS, type StaffId } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database';
import { CareDesks } from './care-desks';
import { CareDoors } from './care-doors';
import { mustDo } from './people';
import { diceFor } from './random';

/** Something that happens at a moment of the story. */
export interface Moment {
  at: Instant;
  live: () => Promise<unknown>;
}

interface Complaint {
  id: number;
  ticket_no: string;
  customer_id: CustomerId;
  order_id: number;
  opened_at: number;
}

/** What was complained of so lately is still being looked at. */
const FRESH_MINUTES = 90;
const HOUR = 60;
/** Of what an agent may give in a month, so that some is left for whoever tries it. */
const COUPONS_UNTIL_FEN = 2_500;

const COMPLAINTS = [
  '有两包压碎了',
  '和直播间看着不太一样，小了点',
  '快递放了三天，盒子都瘪了',
  '有点受潮，不脆',
  '偏咸了，家里老人吃不惯',
] as const;
const ANSWERS = [
  '抱歉，没让您吃好。这单我来跟，一定给您个说法。',
  '谢谢您告诉我们，是我们没做好，已经转给仓库改包装了。',
  '对不起，让您失望了。这条评价我原样带给选品的同事。',
] as const;
const RATINGS = [5, 5, 5, 4, 4, 3] as const;

/** What becomes of the complaints of the story's surveys: answered within the hour, made good now and then, resolved, rated. */
@Injectable()
export class ComplaintLife {
  private last = 0;

  constructor(
    private readonly database: Database,
    private readonly doors: CareDoors,
    private readonly desks: CareDesks,
  ) {}

  /** What will become of those nobody thought of yet. @param now when the story ends. */
  async planned(now: Instant): Promise<Moment[]> {
    const complaints = await this.database.rows<Complaint>(
      `SELECT id, ticket_no, customer_id, order_id, opened_at FROM tickets
       WHERE source = 'survey' AND id > ? AND opened_at <= ? ORDER BY id`,
      [this.last, now - FRESH_MINUTES * MINUTE_MS],
    );
    this.last = complaints.at(-1)?.id ?? this.last;
    return complaints.flatMap((complaint) => this.momentsOf(complaint));
  }

  private momentsOf(complaint: Complaint): Moment[] {
    const { ticket_no: no, customer_id: customerId, order_id: orderId, opened_at: openedAt } = complaint;
    const dice = diceFor('complaint', orderId);
    const after = (minutes: number, live: () => Promise<unknown>): Moment => ({
      at: Number(openedAt) + minutes * MINUTE_MS,
      live,
    });
    const answered = dice.int(25, 80);
    const resolved = answered + dice.int(2 * HOUR, 4 * HOUR);
    const words = dice.pick(COMPLAINTS);
    const answer = dice.pick(ANSWERS);
    const rating = dice.pick(RATINGS);
    const moments = [
      after(answered, async () => mustDo(await this.answer(no, answer))),
      after(resolved, async () => mustDo(await this.doors.tickets.resolve(await this.desks.agent(), no))),
    ];
    if (dice.chance(0.6)) {
      moments.push(after(dice.int(6, 20), async () => mustDo(await this.say(customerId, no, words))));
    }
    if (dice.chance(0.3)) moments.push(after(answered + dice.int(2, 6), () => this.makeGood(no)));
    if (dice.chance(0.6)) {
      const rated = resolved + dice.int(HOUR, 4 * HOUR);
      moments.push(after(rated, async () => mustDo(await this.doors.tickets.rate(customerId, no, rating))));
    }
    return moments;
  }

  /** A coupon while most of the month's limit is left, and some points after that. */
  private async makeGood(ticketNo: string): Promise<void> {
    const agent = await this.desks.agent();
    const { usedFen } = mustDo(await this.doors.desks.own(agent.staffId as StaffId));
    const gift =
      usedFen < COUPONS_UNTIL_FEN
        ? ({ what: 'coupon', template: 'care-10' } as const)
        : ({ what: 'points', points: 50 } as const);
    const wish = { requestKey: 'demo-make-good', reason: '赔个不是', ...gift };
    mustDo(await this.doors.compensations.give(agent, ticketNo, wish));
  }

  private say(customerId: CustomerId, ticketNo: string, words: string) {
    return this.doors.tickets.shopperSays(customerId, ticketNo, { requestKey: 'demo-complaint', words });
  }

  private async answer(ticketNo: string, words: string) {
    const said = { requestKey: 'demo-answer', words };
    return this.doors.tickets.agentSays(await this.desks.agent(), ticketNo, said, false);
  }
}
