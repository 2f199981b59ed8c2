import { type CustomerId, DAY_MS, type Instant, type Survey, surveyTimes } from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type CustomerStory, Movers, Stories } from '../../facts/customers';
import { Inbox } from '../../outcomes/touches';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { isDuplicate, TryAgain } from '../../platform/database/faults';
import { enqueue, enqueueAll, type TimedWork } from '../../platform/queue/work';
import { Worker } from '../../platform/queue/worker';
import { random } from '../../platform/random';
import { askNews } from './news';
import { SurveyProgram } from './survey-program';
import { SURVEY, type SurveyRow } from './survey-rows';

/** Work: ask a survey whose time has come. */
const ASK = 'survey.ask';

interface Signed {
  order_id: number;
  customer_id: CustomerId;
  signed_at: number;
  survey_id: number | null;
  survey_no: string | null;
  counted_from: number | null;
}

/** Sees to it that every order that was signed for is asked about once, at its time. */
@Injectable()
export class Asking implements OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly stories: Stories,
    private readonly worker: Worker,
    private readonly movers: Movers,
    private readonly program: SurveyProgram,
    private readonly inbox: Inbox,
  ) {}

  onModuleInit(): void {
    this.stories.onChange((db, stories) => this.plan(db, stories));
    this.worker.handle(ASK, (db, payload) => this.ask(db, (payload as { surveyNo: string }).surveyNo));
  }

  /** Plans a survey for each order that was signed for lately; what the shop says anew of the time moves it. */
  private async plan(db: Db, stories: readonly CustomerStory[]): Promise<void> {
    const now = this.clock.now();
    const people = peopleSignedSince(stories, now - LONGEST_MS);
    if (people.length === 0) return;
    await followOrders(db, people);
    for (const survey of await this.program.active(db)) {
      await this.planFor(db, survey, people, now);
    }
  }

  private async planFor(db: Db, survey: Survey, people: readonly CustomerId[], now: Instant): Promise<void> {
    const { program, startsAt, endsAt } = survey;
    const signed = await db.rowsIn<Signed>(
      `SELECT o.id AS order_id, o.customer_id, o.signed_at, s.id AS survey_id, s.survey_no, s.signed_at AS counted_from
       FROM orders o LEFT JOIN surveys s ON s.program = ? AND s.order_id = o.id
       WHERE o.signed_at > ? AND o.voided = 0 AND (s.id IS NULL OR (s.state = 'waiting' AND s.signed_at <> o.signed_at))
         AND o.customer_id IN (?)`,
      [program, now - LONGEST_MS],
      people,
    );
    const within = signed.filter(
      ({ signed_at: at }) =>
        (startsAt === null || startsAt <= Number(at)) && (endsAt === null || Number(at) < endsAt),
    );
    if (within.length === 0) return;
    const categories = await categoriesOf(
      db,
      within.map((row) => row.order_id),
    );
    const planned = within
      .map((row) => ({
        ...row,
        no: row.survey_no ?? random.orderNo('S'),
        ...surveyTimes(survey, Number(row.signed_at), categories.get(row.order_id) ?? []),
      }))
      .filter((row) => row.survey_id !== null || now < row.closesAt);
    await this.write(db, survey, planned);
    const works = planned.map(({ no, askAt }): TimedWork => askingOf(no, Math.max(askAt, now)));
    await enqueueAll(db, works, now);
  }

  private async write(
    db: Db,
    { program, version }: Survey,
    planned: readonly (Signed & { no: string; askAt: Instant; closesAt: Instant })[],
  ): Promise<void> {
    const fresh = planned.filter((row) => row.survey_id === null);
    try {
      await db.insert(
        'surveys',
        [
          'survey_no',
          'program',
          'version',
          'order_id',
          'customer_id',
          'state',
          'signed_at',
          'ask_at',
          'closes_at',
        ],
        fresh.map(({ no, order_id, customer_id, signed_at, askAt, closesAt }) => [
          no,
          program,
          version,
          order_id,
          customer_id,
          'waiting',
          Number(signed_at),
          askAt,
          closesAt,
        ]),
      );
    } catch (error) {
      if (isDuplicate(error)) throw new TryAgain('the same order was planned for meanwhile');
      throw error;
    }
    for (const { survey_id: id, signed_at: signedAt, askAt, closesAt } of planned) {
      if (id === null) continue;
      await db.run(
        "UPDATE surveys SET signed_at = ?, ask_at = ?, closes_at = ? WHERE id = ? AND state = 'waiting'",
        [Number(signedAt), askAt, closesAt, id],
      );
    }
  }

  /** Asks, once; comes again when its time was moved, and never asks about what came to nothing. */
  private async ask(db: Db, surveyNo: string): Promise<void> {
    const seen = await this.waiting(db, surveyNo);
    if (seen === null) return;
    await this.movers.hold(db, [seen.customer_id]);
    const row = await this.waiting(db, surveyNo);
    if (row === null) return;
    if (row.customer_id !== seen.customer_id)
      throw new TryAgain('an order became another customer’s meanwhile');
    const now = this.clock.now();
    if (Number(row.ask_at) > now) {
      const { runAt, ...work } = askingOf(surveyNo, Number(row.ask_at));
      await enqueue(db, work, runAt, now);
      return;
    }
    const order = await db.one<{ order_no: string; title: string | null }>(
      `SELECT o.order_no, (SELECT MIN(l.title) FROM order_lines l WHERE l.order_id = o.id) AS title
       FROM orders o JOIN customers c ON c.id = o.customer_id AND c.erased_at IS NULL
       WHERE o.id = ? AND o.signed_at IS NOT NULL AND o.voided = 0`,
      [row.order_id],
    );
    if (order === null || now >= Number(row.closes_at)) {
      await db.run("UPDATE surveys SET state = 'void' WHERE id = ? AND state = 'waiting'", [row.id]);
      return;
    }
    await db.run("UPDATE surveys SET state = 'open', asked_at = ? WHERE id = ? AND state = 'waiting'", [
      now,
      row.id,
    ]);
    const survey = await this.program.versionOf(db, row);
    const about = order.title ?? `订单 ${order.order_no}`;
    await this.inbox.tell(db, [askNews(row, survey, about, this.clock.calendar)]);
  }

  private waiting(db: Db, surveyNo: string): Promise<SurveyRow | null> {
    return db.one<SurveyRow>(`${SURVEY} WHERE survey_no = ? AND state = 'waiting'`, [surveyNo]);
  }
}

/** The longest a definition may wait and stay open, with a day to spare: what was signed for earlier is asked no more. */
const LONGEST_MS = (90 + 60 + 1) * DAY_MS;

const askingOf = (surveyNo: string, runAt: Instant): TimedWork => ({
  kind: ASK,
  payload: { surveyNo },
  key: `survey.ask:${surveyNo}`,
  runAt,
});

function peopleSignedSince(stories: readonly CustomerStory[], since: Instant): CustomerId[] {
  return stories
    .filter(({ orders }) => orders.some(({ signedAt, voided }) => !voided && (signedAt ?? 0) > since))
    .map(({ customerId }) => customerId);
}

/** Whose an order is may turn out anew; a survey is its buyer's. */
async function followOrders(db: Db, people: readonly CustomerId[]): Promise<void> {
  const moved = await db.rowsIn<{ id: number; customer_id: CustomerId }>(
    `SELECT s.id, o.customer_id FROM orders o JOIN surveys s ON s.order_id = o.id AND s.customer_id <> o.customer_id
     WHERE o.customer_id IN (?)`,
    [],
    people,
  );
  for (const { id, customer_id: customerId } of moved) {
    await db.run('UPDATE surveys SET customer_id = ? WHERE id = ?', [customerId, id]);
  }
}

/** What kinds of goods orders hold: as the catalogue says, or the order itself. */
async function categoriesOf(db: Db, orderIds: readonly number[]): Promise<Map<number, string[]>> {
  const rows = await db.rowsIn<{ order_id: number; category: string | null }>(
    `SELECT l.order_id, COALESCE(p.category, l.category) AS category
     FROM order_lines l LEFT JOIN products p ON p.product_id = l.product_id WHERE l.order_id IN (?)`,
    [],
    orderIds,
  );
  const found = new Map<number, string[]>();
  for (const { order_id: orderId, category } of rows) {
    if (category !== null) found.set(orderId, [...(found.get(orderId) ?? []), category]);
  }
  return found;
}
