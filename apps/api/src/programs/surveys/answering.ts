import {
  type CustomerId,
  isRefusal,
  npsOf,
  ratingOf,
  refuse,
  type Refusal,
  type Survey,
  surveyAnswers,
  type SurveyAnswers,
  surveyGrant,
} from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { holdPerson } from '../../facts/customers';
import { appendEvents } from '../../facts/events';
import { Photos } from '../../facts/photos';
import { Grants } from '../../outcomes/grants';
import { Keys } from '../../platform/auth/keys';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';
import { enqueue } from '../../platform/queue/work';
import { Worker } from '../../platform/queue/worker';
import { LOW_ANSWER, type LowAnswer } from '../signals';
import { SurveyProgram } from './survey-program';
import { isOpen, SURVEY, type SurveyRow } from './survey-rows';
import { type AnswerDto, answersOf, type SurveyAnswersDto } from './surveys.dto';
import { CHECK_WORDS } from './word-checks';

/** Takes answers: saved on the way as often as one likes, given once. */
@Injectable()
export class Answering {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly keys: Keys,
    private readonly worker: Worker,
    private readonly program: SurveyProgram,
    private readonly photos: Photos,
    private readonly grants: Grants,
  ) {}

  /** Keeps what was said so far; it need not be whole. @returns SURVEY_…, WORDS_MARKUP. */
  save(customerId: CustomerId, surveyNo: string, said: readonly AnswerDto[]): Promise<null | Refusal> {
    return this.database.decide(async (db) => {
      const found = await this.openOf(db, customerId, surveyNo);
      if (isRefusal(found)) return found;
      const { row, survey } = found;
      const optional = survey.questions.map((question) => ({ ...question, optional: true }));
      const answers = surveyAnswers({ questions: optional }, answersOf(survey.questions, said));
      if (isRefusal(answers)) return answers;
      const sealed = this.keys.encrypt(JSON.stringify(answers));
      await db.run("UPDATE surveys SET draft_sealed = ? WHERE id = ? AND state = 'open'", [sealed, row.id]);
      return null;
    });
  }

  /**
   * Takes the answers, gives the points, and leaves the words to be looked at. The same request again is the same answer.
   *
   * @returns SURVEY_…, WORDS_MARKUP, PHOTO_….
   */
  async answer(
    customerId: CustomerId,
    surveyNo: string,
    { answers: said, requestKey }: SurveyAnswersDto,
  ): Promise<null | Refusal> {
    const refusal = await this.database.decide(async (db) => {
      await holdPerson(db, customerId);
      const found = await this.openOf(db, customerId, surveyNo, requestKey);
      if (isRefusal(found) || found.isRepeat) return isRefusal(found) ? found : null;
      const answers = surveyAnswers(found.survey, answersOf(found.survey.questions, said));
      if (isRefusal(answers)) return answers;
      return this.take(db, found, answers, requestKey);
    });
    this.worker.nudge();
    return refusal;
  }

  private async take(
    db: Db,
    { row, survey }: { row: SurveyRow; survey: Survey },
    answers: SurveyAnswers,
    requestKey: string,
  ): Promise<null | Refusal> {
    const { customer_id: customerId, survey_no: surveyNo, order_id: orderId } = row;
    const now = this.clock.now();
    const photos = listsOf(survey, answers);
    const refused = await this.photos.use(db, { customerId }, 'survey', photos, now);
    if (refused !== null) return refused;
    const hasWords = survey.questions.some(({ kind, key }) => kind === 'text' && answers[key] !== undefined);
    const rating = ratingOf(survey, answers);
    const nps = npsOf(survey, answers);
    const taken = await db.run(
      `UPDATE surveys SET state = 'answered', answered_at = ?, rating = ?, nps = ?, answers_sealed = ?, draft_sealed = NULL,
         words_state = ?, request_key = ? WHERE id = ? AND state = 'open' AND closes_at > ?`,
      [
        now,
        rating,
        nps,
        this.keys.encrypt(JSON.stringify(answers)),
        hasWords ? 'checking' : null,
        requestKey,
        row.id,
        now,
      ],
    );
    if (taken === 0) return refuse('SURVEY_ANSWERED');
    const order = await db.one<{ order_no: string }>('SELECT order_no FROM orders WHERE id = ?', [orderId]);
    const about = { customerId, surveyNo, orderId, orderNo: order?.order_no ?? '', at: now };
    const grant = surveyGrant(survey, about, this.clock.calendar);
    if (grant !== null) await this.grants.give(db, [grant]);
    const fact = {
      sourceId: `survey:${surveyNo}:answered`,
      kind: 'survey.answered',
      orderNo: null,
      customerId,
      amountFen: null,
      happenedAt: now,
      data: JSON.stringify({ survey: surveyNo, program: row.program, rating, nps }),
    };
    await appendEvents(db, 'fanchang', [fact], now);
    if (rating !== null && rating <= survey.lowRating) {
      const low: LowAnswer = { surveyNo, customerId, orderId, rating };
      await enqueue(db, { kind: LOW_ANSWER, payload: low }, now, now);
    }
    if (hasWords) await enqueue(db, { kind: CHECK_WORDS, payload: { surveyNo } }, now, now);
    return null;
  }

  private async openOf(
    db: Db,
    customerId: CustomerId,
    surveyNo: string,
    requestKey: string | null = null,
  ): Promise<{ row: SurveyRow; survey: Survey; isRepeat: boolean } | Refusal> {
    const row = await db.one<SurveyRow>(`${SURVEY} WHERE survey_no = ? AND customer_id = ?${db.forUpdate}`, [
      surveyNo,
      customerId,
    ]);
    if (row === null || row.state === 'void') return refuse('SURVEY_NOT_FOUND');
    const isRepeat = row.state === 'answered' && requestKey !== null && row.request_key === requestKey;
    if (row.state === 'answered' && !isRepeat) return refuse('SURVEY_ANSWERED');
    if (row.state === 'waiting') return refuse('SURVEY_NOT_YET');
    if (!isRepeat && !isOpen(row, this.clock.now())) return refuse('SURVEY_CLOSED');
    return { row, survey: await this.program.versionOf(db, row), isRepeat };
  }
}

/** Photos of the answers. */
function listsOf({ questions }: Survey, answers: SurveyAnswers): readonly string[] {
  return questions.flatMap(({ kind, key }) => {
    const answer = answers[key];
    return kind === 'photo' && typeof answer === 'object' ? answer : [];
  });
}
