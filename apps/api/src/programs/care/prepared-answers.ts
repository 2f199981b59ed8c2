import {
  AnswerIndex,
  type AskedAbout,
  type FoundAnswer,
  type PreparedAnswer,
  refuse,
  type Refusal,
} from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';
import type { PreparedAnswerDto, PreparedAnswersDto, WriteAnswerDto } from './care.dto';

interface AnswerRow {
  id: number;
  answer_key: string;
  question: string;
  words: string;
  answer: string;
  picture: string | null;
  video: string | null;
  product_id: string | null;
  category: string | null;
  is_active: number;
  sent: number;
}

const ANSWER = `SELECT id, answer_key, question, words, answer, picture, video, product_id, category, is_active, sent
  FROM prepared_answers`;
const SHOWN = 20;
/** More would be a library, not what an agent has at hand; it also bounds what is kept in memory. */
const MOST_ANSWERS = 2_000;

/** Prepared answers 解答包: pictures, words and videos to send in one tap, found by the words of a question. */
@Injectable()
export class PreparedAnswers {
  private kept: { stamp: string; index: AnswerIndex } | null = null;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The best fits for a question; without one, the newest. */
  async search(words: string, ticketNo: string | undefined): Promise<PreparedAnswersDto> {
    if (words.trim() === '') {
      const rows = await this.database.rows<AnswerRow>(`${ANSWER} ORDER BY id DESC LIMIT ${SHOWN}`);
      return { items: rows.map(dtoOf) };
    }
    const about = ticketNo === undefined ? null : await this.aboutOf(this.database, ticketNo);
    const found = (await this.index(this.database)).search(words, about, SHOWN);
    const rows = await this.database.rowsIn<AnswerRow>(
      `${ANSWER} WHERE id IN (?)`,
      [],
      found.map(({ id }) => id),
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return { items: found.flatMap(({ id }) => byId.get(id) ?? []).map(dtoOf) };
  }

  /** The one answer that may be sent without a person; null: a person should. */
  async sure(
    db: Pick<Db, 'rows' | 'one'>,
    words: string,
    ticketNo: string,
  ): Promise<(FoundAnswer & { answer: string }) | null> {
    const found = (await this.index(db)).sure(words, await this.aboutOf(db, ticketNo));
    const row = found === null ? null : await db.one<AnswerRow>(`${ANSWER} WHERE id = ?`, [found.id]);
    return found === null || row === null ? null : { ...found, answer: row.answer };
  }

  /** One that is in use, to be sent; counted. @returns its words, null when there is none of this id. */
  async take(db: Db, id: number): Promise<string | null> {
    const counted = await db.run(
      'UPDATE prepared_answers SET sent = sent + 1 WHERE id = ? AND is_active = 1',
      [id],
    );
    if (counted === 0) return null;
    const row = await db.one<AnswerRow>(`${ANSWER} WHERE id = ?`, [id]);
    return row?.answer ?? null;
  }

  /** Writes one: the same key is the same answer, said anew. */
  async write(answer: WriteAnswerDto): Promise<PreparedAnswerDto | Refusal> {
    const { key, question, words, answer: text, picture, video, productId, category, isActive } = answer;
    return this.database.decide(async (db) => {
      const known = await db.one<{ n: number }>(
        'SELECT COUNT(*) AS n FROM prepared_answers WHERE answer_key <> ?',
        [key],
      );
      if (Number(known?.n ?? 0) >= MOST_ANSWERS)
        return refuse('ANSWERS_TOO_MANY', { most: String(MOST_ANSWERS) });
      const columns = [
        'answer_key',
        'question',
        'words',
        'answer',
        'picture',
        'video',
        'product_id',
        'category',
        'is_active',
        'sent',
        'changed_at',
      ];
      const values = [
        key,
        question,
        JSON.stringify(words),
        text,
        picture ?? null,
        video ?? null,
        productId ?? null,
        category ?? null,
        isActive ? 1 : 0,
        0,
        this.clock.now(),
      ];
      await db.upsert(
        'prepared_answers',
        columns,
        [values],
        ['answer_key'],
        columns.filter((name) => name !== 'answer_key' && name !== 'sent'),
      );
      const row = await db.one<AnswerRow>(`${ANSWER} WHERE answer_key = ?`, [key]);
      if (row === null) throw new Error('an answer just written has no row');
      return dtoOf(row);
    });
  }

  /** Built anew when any answer has changed, in whichever process. */
  private async index(db: Pick<Db, 'rows' | 'one'>): Promise<AnswerIndex> {
    const now = await db.one<{ n: number; at: number | null; sum: number | null }>(
      'SELECT COUNT(*) AS n, MAX(changed_at) AS at, SUM(changed_at) AS sum FROM prepared_answers WHERE is_active = 1',
    );
    const stamp = `${now?.n}:${now?.at}:${now?.sum}`;
    if (this.kept?.stamp === stamp) return this.kept.index;
    const rows = await db.rows<AnswerRow>(`${ANSWER} WHERE is_active = 1 ORDER BY id LIMIT ${MOST_ANSWERS}`);
    const index = new AnswerIndex(rows.map(preparedOf));
    this.kept = { stamp, index };
    return index;
  }

  /** What a ticket's order holds. */
  private async aboutOf(db: Pick<Db, 'rows'>, ticketNo: string): Promise<AskedAbout> {
    const rows = await db.rows<{ product_id: string; category: string | null }>(
      `SELECT l.product_id, COALESCE(p.category, l.category) AS category FROM tickets t
         JOIN order_lines l ON l.order_id = t.order_id AND (t.line_key IS NULL OR t.line_key = l.line_key)
         LEFT JOIN products p ON p.product_id = l.product_id
       WHERE t.ticket_no = ?`,
      [ticketNo],
    );
    return {
      products: rows.map((row) => row.product_id),
      categories: rows.flatMap(({ category }) => (category === null ? [] : [category])),
    };
  }
}

function preparedOf({ id, question, words, product_id: product, category }: AnswerRow): PreparedAnswer {
  const about = product !== null ? { product } : category !== null ? { category } : null;
  return { id, question, words: JSON.parse(words) as string[], about };
}

function dtoOf(row: AnswerRow): PreparedAnswerDto {
  return {
    id: String(row.id),
    key: row.answer_key,
    question: row.question,
    words: JSON.parse(row.words) as string[],
    answer: row.answer,
    picture: row.picture,
    video: row.video,
    productId: row.product_id,
    category: row.category,
    isActive: row.is_active === 1,
    sent: row.sent,
  };
}
