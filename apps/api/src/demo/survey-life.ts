import { type CustomerId, type Instant, isRefusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database/database';
import { Worker } from '../platform/queue/worker';
import { Answering } from '../programs/surveys';
import { DAY_MS } from './local-days';
import { type Dice, diceFor } from './random';

/** How many of a hundred answer, a day after they were asked. */
const ANSWER_SHARE = 0.45;
/** Ratings as they fall: most are happy, a few are not. */
const RATINGS = [5, 5, 5, 5, 5, 4, 4, 4, 3, 2, 1] as const;
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
    const open = await this.database.rows<Open>(
      "SELECT survey_no, customer_id FROM surveys WHERE state = 'open' AND asked_at < ? AND closes_at > ? ORDER BY id",
      [at - DAY_MS, at],
    );
    for (const [n, survey] of open.entries()) {
      const dice = diceFor('survey', day, n);
      if (dice.chance(ANSWER_SHARE)) await this.answer(survey, dice);
    }
  }

  private async answer({ survey_no: surveyNo, customer_id: customerId }: Open, dice: Dice): Promise<void> {
    const rating = dice.pick(RATINGS);
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
