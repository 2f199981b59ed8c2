import { setTimeout as sleep } from 'node:timers/promises';
import { type CustomerId, type Instant, type LocalDay, MINUTE_MS, type StaffId } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { addTemplate } from '../outcomes/coupons';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database/database';
import type { Db } from '../platform/database/db';
import { Worker } from '../platform/queue/worker';
import { LOW_ANSWER } from '../programs/signals';
import { CARE_TEMPLATES } from './care-answers';
import { CareDesks } from './care-desks';
import { CareDoors } from './care-doors';
import { type About, CARE_STEPS, type CareStep, type InTicket } from './care-script';
import { ComplaintLife, type Moment } from './complaint-life';
import { idOf, mustDo } from './people';
import { SurveyLife } from './survey-life';

const LOOK_MS = 20;
const LOOKS = 500;

/** Lives after-sales of the demo story, through the same doors as real shoppers and agents. */
@Injectable()
export class CareLife {
  private readonly tickets = new Map<string, { ticketNo: string; customerId: CustomerId }>();
  private agenda: Moment[] | null = null;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly worker: Worker,
    private readonly doors: CareDoors,
    private readonly desks: CareDesks,
    private readonly complaints: ComplaintLife,
    private readonly surveys: SurveyLife,
  ) {}

  /** What agents make good with. */
  async open(db: Db): Promise<void> {
    for (const template of CARE_TEMPLATES) await addTemplate(db, template);
  }

  /** Does what has happened up to a moment of the story. @param now when the story ends. */
  async until(at: Instant, now: Instant): Promise<void> {
    this.agenda ??= await this.begin(at, now);
    // Bad answers of the last hour are tickets before anything else happens.
    await this.settle();
    this.agenda.push(...(await this.complaints.planned(now)));
    this.agenda.sort((one, other) => one.at - other.at);
    for (let [next] = this.agenda; next !== undefined && next.at <= at; [next] = this.agenda) {
      this.agenda.shift();
      this.clock.pretend(next.at);
      // What was due before this happens was done before it.
      await this.settle();
      await next.live();
      await this.settle();
    }
  }

  private async begin(at: Instant, now: Instant): Promise<Moment[]> {
    this.clock.pretend(at);
    await this.desks.open();
    return CARE_STEPS.map((step, n) => ({
      at: this.momentOf(step, now),
      live: () => this.live(step, `demo-care-${n}`),
    }));
  }

  private async live(step: CareStep, requestKey: string): Promise<unknown> {
    switch (step.does) {
      case 'rate-low':
        return this.surveys.rateLow();
      case 'turn': {
        const { staffId } = await this.desks.agent();
        return mustDo(await this.doors.desks.turn(staffId as StaffId, step.isOn));
      }
      case 'open': {
        const customerId = await idOf(this.database, step.who);
        const opened = await this.doors.tickets.openOne({
          customerId,
          kind: step.kind,
          source: 'shopper',
          sourceKey: `shopper:${customerId}:${requestKey}`,
          by: { kind: 'shopper', id: customerId },
          orderId: step.about === null ? null : await this.orderOf(customerId, step.about),
          lineKey: null,
          said: { requestKey, words: step.words },
        });
        return this.tickets.set(step.ticket, { ticketNo: mustDo(opened).ticket_no, customerId });
      }
      case 'say':
      case 'answer':
      case 'send':
      case 'make-good':
      case 'resolve':
        return mustDo(await this.goOn(step, requestKey));
    }
  }

  private async goOn(step: InTicket, requestKey: string) {
    const { tickets, compensations } = this.doors;
    const ticket = this.tickets.get(step.ticket);
    if (ticket === undefined) throw new Error(`the demo's ${step.ticket} was never opened`);
    const { ticketNo, customerId } = ticket;
    const agent = await this.desks.agent();
    switch (step.does) {
      case 'say':
        return tickets.shopperSays(customerId, ticketNo, { requestKey, words: step.words });
      case 'answer':
        return tickets.agentSays(agent, ticketNo, { requestKey, words: step.words }, step.asksBack ?? false);
      case 'send':
        return tickets.agentSays(
          agent,
          ticketNo,
          { requestKey, answerId: await this.answerOf(step.answer) },
          false,
        );
      case 'make-good': {
        const { template, reason } = step;
        return compensations.give(agent, ticketNo, { requestKey, what: 'coupon', template, reason });
      }
      case 'resolve':
        return tickets.resolve(agent, ticketNo);
    }
  }

  private async orderOf(customerId: CustomerId, about: NonNullable<About>): Promise<number> {
    const row = await this.database.one<{ id: number }>(
      `SELECT id FROM orders WHERE customer_id = ? AND paid_at IS NOT NULL AND voided = 0
       ${about === 'live' ? 'AND live_session IS NOT NULL' : ''} ORDER BY paid_at DESC LIMIT 1`,
      [customerId],
    );
    if (row === null) throw new Error('the demo complains of an order nobody made');
    return row.id;
  }

  private async answerOf(key: string): Promise<number | null> {
    const row = await this.database.one<{ id: number }>(
      'SELECT id FROM prepared_answers WHERE answer_key = ?',
      [key],
    );
    return row?.id ?? null;
  }

  /** A worker of this process may be at it already: nobody says more before what was said is dealt with. */
  private async settle(): Promise<void> {
    for (let looks = 0; looks < LOOKS; looks += 1) {
      await this.worker.drain();
      const due = await this.database.one(
        "SELECT id FROM work WHERE state = 'ready' AND run_at <= ? AND (kind LIKE 'care.%' OR kind = ?) LIMIT 1",
        [this.clock.now(), LOW_ANSWER],
      );
      if (due === null) return;
      await sleep(LOOK_MS);
    }
  }

  private momentOf(step: CareStep, now: Instant): Instant {
    if ('minutesAgo' in step) return now - step.minutesAgo * MINUTE_MS;
    const { calendar } = this.clock;
    const day = calendar.startOf((calendar.dayOf(now) - step.daysAgo) as LocalDay);
    return day + (step.hour * 60 + step.minute) * MINUTE_MS;
  }
}
