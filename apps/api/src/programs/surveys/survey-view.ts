import {
  type CustomerId,
  refuse,
  type Refusal,
  type Survey,
  type SurveyAnswer,
  type SurveyAnswers,
  type SurveyQuestion,
} from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { type Owner, Photos } from '../../facts/photos';
import { type Product, Products } from '../../facts/products';
import { Keys } from '../../platform/auth/keys';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import { readCursor, writeCursor } from '../../platform/http/cursor';
import { SurveyProgram } from './survey-program';
import { isOpen, SURVEY, type SurveyRow } from './survey-rows';
import type {
  GivenAnswerDto,
  SurveyCardDto,
  SurveyDto,
  SurveyListDto,
  SurveyOrderDto,
  SurveyQuestionDto,
} from './surveys.dto';

const PAGE = 20;

interface OrderRow {
  id: number;
  order_no: string;
  items: number;
}
interface LineRow {
  order_id: number;
  product_id: string;
  title: string;
}

/** Surveys as the shopper who is asked sees them. */
@Injectable()
export class SurveyView {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly keys: Keys,
    private readonly program: SurveyProgram,
    private readonly products: Products,
    private readonly photos: Photos,
  ) {}

  /** What the shopper was asked, newest first. */
  async page(customerId: CustomerId, cursor: string | undefined): Promise<SurveyListDto> {
    const after = readCursor(cursor);
    const rows = await this.database.rows<SurveyRow>(
      `${SURVEY} WHERE customer_id = ? AND state IN ('open', 'answered')${after === null ? '' : ' AND id < ?'}
       ORDER BY id DESC LIMIT ${PAGE + 1}`,
      [customerId, ...(after === null ? [] : [after.id])],
    );
    const shown = rows.slice(0, PAGE);
    const orders = await this.ordersOf(shown.map((row) => row.order_id));
    const items: SurveyCardDto[] = [];
    for (const row of shown) items.push(this.card(row, await this.definition(row), orders));
    const last = shown.at(-1);
    return {
      serverNow: this.clock.calendar.iso(this.clock.now()),
      items,
      nextCursor:
        rows.length > PAGE && last !== undefined ? writeCursor(Number(last.asked_at), last.id) : null,
    };
  }

  /** One, to be answered or read again. @returns SURVEY_NOT_FOUND, SURVEY_NOT_YET. */
  async one(customerId: CustomerId, surveyNo: string): Promise<SurveyDto | Refusal> {
    const row = await this.database.one<SurveyRow>(`${SURVEY} WHERE survey_no = ? AND customer_id = ?`, [
      surveyNo,
      customerId,
    ]);
    if (row === null || row.state === 'void') return refuse('SURVEY_NOT_FOUND');
    if (row.state === 'waiting') return refuse('SURVEY_NOT_YET');
    const survey = await this.definition(row);
    const orders = await this.ordersOf([row.order_id]);
    return {
      serverNow: this.clock.calendar.iso(this.clock.now()),
      ...this.card(row, survey, orders),
      intro: survey.intro,
      questions: survey.questions.map(questionDto),
      answers: await this.answersOf(row, survey, { customerId }),
      answeredAt: row.answered_at === null ? null : this.clock.calendar.iso(Number(row.answered_at)),
    };
  }

  /** Answers of a row as one reader sees them. */
  async answersOf(row: SurveyRow, survey: Survey, reader: Owner): Promise<GivenAnswerDto[]> {
    const sealed = row.answers_sealed ?? row.draft_sealed;
    if (sealed === null) return [];
    const answers = JSON.parse(this.keys.decrypt(sealed)) as SurveyAnswers;
    const given: GivenAnswerDto[] = [];
    for (const question of survey.questions) {
      const answer = answers[question.key];
      if (answer !== undefined) given.push(await this.given(question, answer, reader));
    }
    return given;
  }

  /** What orders are about, by id. */
  async ordersOf(orderIds: readonly number[]): Promise<Map<number, SurveyOrderDto>> {
    const orders = await this.database.rowsIn<OrderRow>(
      'SELECT id, order_no, items FROM orders WHERE id IN (?)',
      [],
      orderIds,
    );
    const lines = await this.database.rowsIn<LineRow>(
      'SELECT order_id, product_id, title FROM order_lines WHERE order_id IN (?) ORDER BY order_id, line_key',
      [],
      orderIds,
    );
    const first = new Map([...lines].reverse().map((line) => [line.order_id, line]));
    const products = await this.products.of(
      this.database,
      [...first.values()].map((line) => line.product_id),
    );
    return new Map(orders.map((order) => [order.id, orderDto(order, first.get(order.id), products)]));
  }

  definition(row: SurveyRow): Promise<Survey> {
    return this.program.versionOf(this.database, row);
  }

  private card(row: SurveyRow, survey: Survey, orders: ReadonlyMap<number, SurveyOrderDto>): SurveyCardDto {
    const order = orders.get(row.order_id);
    if (order === undefined) throw new Error(`survey ${row.survey_no} is of no order`);
    const isAnswered = row.state === 'answered';
    return {
      surveyNo: row.survey_no,
      title: survey.title,
      state: isAnswered ? 'answered' : isOpen(row, this.clock.now()) ? 'open' : 'closed',
      order,
      points: survey.points,
      closesAt: this.clock.calendar.iso(Number(row.closes_at)),
    };
  }

  private async given(
    { key, kind }: SurveyQuestion,
    answer: SurveyAnswer,
    reader: Owner,
  ): Promise<GivenAnswerDto> {
    const list = typeof answer === 'object' ? [...answer] : [];
    const isWords = kind === 'text' && typeof answer === 'string';
    return {
      question: key,
      number: typeof answer === 'number' ? answer : null,
      keys: kind === 'photo' ? [] : typeof answer === 'string' && !isWords ? [answer] : list,
      words: isWords ? answer : null,
      photos: kind === 'photo' ? await this.photos.shown(this.database, list, reader) : [],
    };
  }
}

function orderDto(
  { id, order_no: orderNo, items }: OrderRow,
  line: LineRow | undefined,
  products: ReadonlyMap<string, Product>,
): SurveyOrderDto {
  return {
    id: String(id),
    orderNo,
    title: line?.title ?? `订单 ${orderNo}`,
    picture: products.get(line?.product_id ?? '')?.picture ?? null,
    items,
  };
}

export function questionDto(question: SurveyQuestion): SurveyQuestionDto {
  const { key, kind, text, optional } = question;
  return {
    key,
    kind,
    text,
    optional,
    choices: 'choices' in question ? [...question.choices] : [],
    most: 'most' in question ? question.most : null,
  };
}
