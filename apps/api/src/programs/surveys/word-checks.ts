import type { CustomerId } from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Safety, type Verdict } from '../../facts/wechat';
import { Keys } from '../../platform/auth/keys';
import { Database } from '../../platform/database/database';
import { Worker } from '../../platform/queue/worker';
import { SurveyProgram } from './survey-program';
import { SURVEY, type SurveyRow } from './survey-rows';
import { wordsOf } from './words-of';

/** Work: have the words of an answer looked at. */
export const CHECK_WORDS = 'survey.words';

/** Words pass WeChat's content safety before anybody but who wrote them sees them. */
@Injectable()
export class WordChecks implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly worker: Worker,
    private readonly keys: Keys,
    private readonly program: SurveyProgram,
    private readonly safety: Safety,
  ) {}

  onModuleInit(): void {
    this.worker.handleOutside<{ surveyNo: string }, Verdict | null>(CHECK_WORDS, {
      call: ({ surveyNo }) => this.ask(surveyNo),
      done: async (db, { surveyNo }, verdict) => {
        if (verdict === null) return;
        await db.run(
          "UPDATE surveys SET words_state = ? WHERE survey_no = ? AND words_state = 'checking' AND answers_sealed IS NOT NULL",
          [verdict, surveyNo],
        );
      },
    });
  }

  /** @returns null where there is nothing to ask about any more. */
  private async ask(surveyNo: string): Promise<Verdict | null> {
    const row = await this.database.one<SurveyRow>(`${SURVEY} WHERE survey_no = ?`, [surveyNo]);
    if (row?.words_state !== 'checking' || row.answers_sealed === null) return null;
    const survey = await this.program.versionOf(this.database, row);
    const words = wordsOf(survey, this.keys.decrypt(row.answers_sealed)).join('\n');
    return this.safety.words(row.customer_id as CustomerId, words);
  }
}
