import type { Answer, House, Told } from './house';
import { paid } from './house';
import { signed } from './points';

export interface AnswerSaid {
  question: string;
  number?: number;
  keys?: string[];
  words?: string;
}

export interface SurveySeen {
  surveyNo: string;
  state: 'open' | 'answered' | 'closed';
  title: string;
  questions: { key: string; kind: string }[];
  answers: { question: string; number: number | null; keys: string[]; words: string | null }[];
  order: { orderNo: string; title: string };
  points: number;
  closesAt: string;
  code?: string;
  message?: string;
}

export const GOOD: readonly AnswerSaid[] = [
  { question: 'satisfied', number: 5 },
  { question: 'recommend', number: 9 },
];

/** What the mini-program does with surveys, through the API. */
export class Asked {
  private requests = 0;

  private constructor(
    readonly house: House,
    readonly token: string,
    private readonly openid: string,
  ) {}

  static async of(house: House, openid: string): Promise<Asked> {
    return new Asked(house, await house.shopper(openid), openid);
  }

  /** An order, paid and signed for. */
  async gets(orderNo: string, signedAt: string, changes: Partial<Told> = {}): Promise<void> {
    const paidAt = new Date(Date.parse(signedAt) - 2 * 86_400_000).toISOString();
    await this.house.tell([{ ...paid(this.openid, orderNo, paidAt), ...changes }, signed(orderNo, signedAt)]);
    await this.house.settle();
  }

  async list(): Promise<SurveySeen[]> {
    const { body } = await this.house.call<{ items: SurveySeen[] }>('GET', '/me/surveys', {
      token: this.token,
    });
    return body.items;
  }

  /** The newest survey. @throws Error when there is none. */
  async newest(): Promise<string> {
    const [first] = await this.list();
    if (first === undefined) throw new Error('nothing was asked');
    return first.surveyNo;
  }

  one(surveyNo: string): Promise<Answer<SurveySeen>> {
    return this.house.call('GET', `/me/surveys/${surveyNo}`, { token: this.token });
  }

  saves(surveyNo: string, answers: readonly AnswerSaid[]): Promise<Answer<SurveySeen>> {
    return this.house.call('POST', `/me/surveys/${surveyNo}/draft`, { token: this.token, body: { answers } });
  }

  answers(
    surveyNo: string,
    answers: readonly AnswerSaid[] = GOOD,
    requestKey = `survey-request-${(this.requests += 1)}`,
  ): Promise<Answer<SurveySeen>> {
    const body = { requestKey, answers };
    return this.house.call('POST', `/me/surveys/${surveyNo}/answers`, { token: this.token, body });
  }
}

/** How every survey stands, oldest first. */
export const surveyStates = async (house: House) =>
  (await house.database.rows<{ state: string }>('SELECT state FROM surveys ORDER BY id')).map(
    ({ state }) => state,
  );
