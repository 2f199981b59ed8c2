import { type CustomerId, csatOf, npsScore, type StaffId } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { maskedName } from '../../facts/customers';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Value } from '../../platform/database/db';
import { readCursor, writeCursor } from '../../platform/http/cursor';
import type {
  AnsweredSurveyDto,
  AnsweredSurveysDto,
  Grouping,
  SurveyAnswersQuery,
  SurveyResultDto,
  SurveyResultsDto,
  SurveyResultsQuery,
} from './results.dto';
import { SURVEY, type SurveyRow } from './survey-rows';
import { questionDto, SurveyView } from './survey-view';

const GROUPS = 30;
const ANSWERS = 20;

interface TallyRow {
  label: string | null;
  rating: number | null;
  nps: number | null;
  people: number;
}

/** What a grouping groups by: tables beside the surveys, the key, and what people call it. */
const BY: Readonly<Record<Grouping, { from: string; key: string; title: string }>> = {
  all: { from: '', key: 'NULL', title: "'全部'" },
  product: {
    from: 'JOIN order_lines l ON l.order_id = s.order_id LEFT JOIN products p ON p.product_id = l.product_id',
    key: 'l.product_id',
    title: 'MAX(COALESCE(p.title, l.title))',
  },
  session: {
    from: 'JOIN orders o ON o.id = s.order_id',
    key: 'o.live_session',
    title: 'o.live_session',
  },
  category: {
    from: 'JOIN order_lines l ON l.order_id = s.order_id LEFT JOIN products p ON p.product_id = l.product_id',
    key: 'COALESCE(p.category, l.category)',
    title: 'COALESCE(p.category, l.category)',
  },
};

/** What shoppers said, counted and one by one. */
@Injectable()
export class SurveyResults {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly view: SurveyView,
  ) {}

  /** CSAT and NPS with their intervals, of everything or of each product, live session or category, in the order of their keys. */
  async results({ by = 'all', cursor, ...range }: SurveyResultsQuery): Promise<SurveyResultsDto> {
    const { from, key, title } = BY[by];
    const where = conditionsOf(range);
    const after = by === 'all' || cursor === undefined ? null : Buffer.from(cursor, 'base64url').toString();
    // Orders that have no key come last, on the page after the last key.
    const keys = await this.database.rows<{ label: string | null; title: string | null }>(
      `SELECT ${key} AS label, ${title} AS title FROM surveys s ${from}
       WHERE ${where.sql}${after === null ? '' : ` AND (${key} > ? OR ${key} IS NULL)`}
       GROUP BY ${by === 'all' ? 's.state' : key} ORDER BY ${key} IS NULL, ${key} LIMIT ${GROUPS + 1}`,
      [...where.values, ...(after === null ? [] : [after])],
    );
    const shown = keys.slice(0, GROUPS);
    const tallies = await this.talliesOf(
      by,
      where,
      shown.map((row) => row.label),
    );
    const last = shown.at(-1);
    return {
      serverNow: this.clock.calendar.iso(this.clock.now()),
      items: shown.map(({ label, title: name }) => resultOf(label, name, tallies.get(label) ?? [])),
      nextCursor:
        keys.length > GROUPS && typeof last?.label === 'string'
          ? Buffer.from(last.label).toString('base64url')
          : null,
    };
  }

  /** Every answer, newest first; words and photos as far as they may be seen. */
  async answers(
    { rating, cursor, ...range }: SurveyAnswersQuery,
    staffId: StaffId,
  ): Promise<AnsweredSurveysDto> {
    const after = readCursor(cursor);
    const where = conditionsOf(range);
    const rows = await this.database.rows<SurveyRow>(
      `${SURVEY} s WHERE ${where.sql}${rating === undefined ? '' : ' AND s.rating <= ?'}
       ${after === null ? '' : 'AND (s.answered_at < ? OR (s.answered_at = ? AND s.id < ?))'}
       ORDER BY s.answered_at DESC, s.id DESC LIMIT ${ANSWERS + 1}`,
      [
        ...where.values,
        ...(rating === undefined ? [] : [rating]),
        ...(after === null ? [] : [after.at, after.at, after.id]),
      ],
    );
    const shown = rows.slice(0, ANSWERS);
    const last = shown.at(-1);
    return {
      serverNow: this.clock.calendar.iso(this.clock.now()),
      items: await this.answered(shown, staffId),
      nextCursor:
        rows.length > ANSWERS && last !== undefined ? writeCursor(Number(last.answered_at), last.id) : null,
    };
  }

  private async talliesOf(
    by: Grouping,
    where: Conditions,
    labels: readonly (string | null)[],
  ): Promise<Map<string | null, TallyRow[]>> {
    const { from, key } = BY[by];
    const named = labels.filter((label) => label !== null);
    const select = `SELECT ${key} AS label, s.rating, s.nps, COUNT(DISTINCT s.id) AS people FROM surveys s ${from}
      WHERE ${where.sql}`;
    const grouped = `GROUP BY ${by === 'all' ? '' : `${key}, `}s.rating, s.nps`;
    const rows: TallyRow[] = [];
    if (named.length > 0) {
      rows.push(
        ...(await this.database.rowsIn<TallyRow>(
          `${select} AND ${key} IN (?) ${grouped}`,
          where.values,
          named,
        )),
      );
    }
    if (named.length < labels.length) {
      const nameless = by === 'all' ? '' : `AND ${key} IS NULL`;
      rows.push(...(await this.database.rows<TallyRow>(`${select} ${nameless} ${grouped}`, where.values)));
    }
    const byLabel = new Map<string | null, TallyRow[]>();
    for (const row of rows) byLabel.set(row.label, [...(byLabel.get(row.label) ?? []), row]);
    return byLabel;
  }

  private async answered(rows: readonly SurveyRow[], staffId: StaffId): Promise<AnsweredSurveyDto[]> {
    const orders = await this.view.ordersOf(rows.map((row) => row.order_id));
    const names = await this.database.rowsIn<{ id: CustomerId; nickname: string | null }>(
      'SELECT id, nickname FROM customers WHERE id IN (?)',
      [],
      rows.map((row) => row.customer_id),
    );
    const nameOf = new Map(names.map(({ id, nickname }) => [id, nickname]));
    const items: AnsweredSurveyDto[] = [];
    for (const row of rows) {
      const survey = await this.view.definition(row);
      const order = orders.get(row.order_id);
      if (order === undefined) throw new Error(`survey ${row.survey_no} is of no order`);
      const answers = await this.view.answersOf(row, survey, { staffId });
      items.push({
        surveyNo: row.survey_no,
        program: row.program,
        version: row.version,
        title: survey.title,
        shopper: { id: String(row.customer_id), name: maskedName(nameOf.get(row.customer_id) ?? null) },
        order,
        questions: survey.questions.map(questionDto),
        answers:
          row.words_state === 'passed' ? answers : answers.map((answer) => ({ ...answer, words: null })),
        words: row.words_state,
        rating: row.rating,
        nps: row.nps,
        answeredAt: this.clock.calendar.iso(Number(row.answered_at)),
      });
    }
    return items;
  }
}

interface Conditions {
  sql: string;
  values: Value[];
}

function conditionsOf({
  program,
  from,
  until,
}: Pick<SurveyResultsQuery, 'program' | 'from' | 'until'>): Conditions {
  const conditions: [string, Value[]][] = [
    ["s.state = 'answered'", []],
    ...(program === undefined ? [] : [['s.program = ?', [program]] as [string, Value[]]]),
    ...(from === undefined ? [] : [['s.answered_at >= ?', [Date.parse(from)]] as [string, Value[]]]),
    ...(until === undefined ? [] : [['s.answered_at < ?', [Date.parse(until)]] as [string, Value[]]]),
  ];
  return {
    sql: conditions.map(([sql]) => sql).join(' AND '),
    values: conditions.flatMap(([, values]) => values),
  };
}

function resultOf(key: string | null, title: string | null, rows: readonly TallyRow[]): SurveyResultDto {
  const ratings = Array.from({ length: 6 }, () => 0);
  const likelihoods = Array.from({ length: 11 }, () => 0);
  let answers = 0;
  for (const { rating, nps, people } of rows) {
    answers += Number(people);
    if (rating !== null) ratings[rating] = (ratings[rating] ?? 0) + Number(people);
    if (nps !== null) likelihoods[nps] = (likelihoods[nps] ?? 0) + Number(people);
  }
  return {
    key,
    title: title ?? '未注明',
    answers,
    ratings: ratings.slice(1),
    csat: csatOf(ratings),
    nps: npsScore(likelihoods),
  };
}
