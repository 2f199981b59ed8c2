import { type CustomerId, type Instant, isRefusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database/database';
import { Worker } from '../platform/queue/worker';
import { Answering } from '../programs/surveys';
import { DAY_MS } from './local-days';
import { PROTAGONISTS } from './protagonists';
import { type Dice, diceFor } from './random';

/** How many of a hundred answer, a day after they were asked. */
const ANSWER_SHARE = 0.45;
/** Ratings as they fall: most are happy, a few are not. */
const RATINGS = [5, 5, 5, 5, 5, 4, 4, 4, 3, 2, 1] as const;
/** Protagonists are happy: what they complain of is written by hand. */
const HAPPY = [5, 5, 4] as const;
const WORDS: Readonly<Record<number, readonly string[]>> = {
  5: ['包装很用心，坚果也新鲜', '和主播说的一样，家里人都爱吃', '第三次回购了，还会再来'],
  4: ['味道不错，快递慢了一天', '好吃，量再多一点就好了'],
  3: ['还可以，比直播间看着小一点'],
  2: ['有两包压碎了，希望包装再结实些'],
  1: ['收到的口味和直播间说的不一样'],
};

interface Open {
  survey_no: string;
  customer_id: CustomerId;
}

const OPEN =
  "SELECT survey_no, customer_id FROM surveys WHERE state = 'open' AND asked_at < ? AND closes_at > ?";

/** What shoppers of the story say of their parcels, a day after they were asked. */
@Injectable()
export class SurveyLife {
  private day = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly worker: Worker,
    private readonly answering: Answering,
  ) {}

  /** Once a day of the story: whoever is due is asked, and some of those asked before answer. */
  async until(at: Instant): Promise<void> {
    const day = Math.floor(at / DAY_MS);
    if (day <= this.day) return;
    this.day = day;
    this.clock.pretend(at);
    await this.worker.drain();
    const open = await this.database.rows<Open>(`${OPEN} ORDER BY id`, [at - DAY_MS, at]);
    const leads = await this.leads();
    for (const [n, survey] of open.entries()) {
      const dice = diceFor('survey', day, n);
      if (!dice.chance(ANSWER_SHARE)) continue;
      await this.answer(survey, dice.pick(leads.has(survey.customer_id) ? HAPPY : RATINGS), dice);
    }
  }

  /** Whoever was asked last and is no protagonist was not satisfied. */
  async rateLow(): Promise<void> {
    const now = this.clock.now();
    const leads = await this.leads();
    const asked = await this.database.rows<Open>(`${OPEN} ORDER BY id DESC`, [now, now]);
    const survey = asked.find(({ customer_id: customerId }) => !leads.has(customerId));
    if (survey === undefined) throw new Error('the demo asks nobody how it was');
    await this.answer(survey, 2, diceFor('survey', 'low'));
  }

  private async leads(): Promise<ReadonlySet<CustomerId>> {
    const rows = await this.database.rowsIn<{ customer_id: CustomerId }>(
      "SELECT customer_id FROM customer_identities WHERE kind = 'openid' AND value IN (?)",
      [],
      PROTAGONISTS.map(({ openid }) => openid),
    );
    return new Set(rows.map((row) => row.customer_id));
  }

  private async answer(
    { survey_no: surveyNo, customer_id: customerId }: Open,
    rating: number,
    dice: Dice,
  ): Promise<void> {
    const words = dice.pick(WORDS[rating] ?? []);
    const answered = await this.answering.answer(customerId, surveyNo, {
      requestKey: `demo-${surveyNo}`,
      answers: [
        { question: 'satisfied', number: rating },
        { question: 'recommend', number: Math.max(0, Math.min(10, rating * 2 + dice.int(-1, 1))) },
        ...(dice.chance(0.3) ? [{ question: 'words', words }] : []),
      ],
    });
    if (isRefusal(answered)) throw new Error(`the demo could not answer: ${answered.refused}`);
  }
}
