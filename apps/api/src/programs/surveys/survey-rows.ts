import type { CustomerId, Instant } from '@fanchang/domain';

/**
 * `waiting`: not asked yet. `open`: asked; past `closes_at` it is over without anybody writing so. `answered`: for good.
 * `void`: never asked, because the order came to nothing or was heard of too late.
 */
export type SurveyState = 'waiting' | 'open' | 'answered' | 'void';
/** As `photos`: who may see words hangs on what WeChat's content safety says of them. */
export type WordsState = 'checking' | 'passed' | 'held' | 'refused';

export interface SurveyRow {
  id: number;
  survey_no: string;
  program: string;
  version: number;
  order_id: number;
  customer_id: CustomerId;
  state: SurveyState;
  signed_at: number;
  ask_at: number;
  closes_at: number;
  asked_at: number | null;
  answered_at: number | null;
  rating: number | null;
  nps: number | null;
  draft_sealed: string | null;
  answers_sealed: string | null;
  words_state: WordsState | null;
  request_key: string | null;
}

export const SURVEY = `SELECT id, survey_no, program, version, order_id, customer_id, state, signed_at, ask_at, closes_at,
  asked_at, answered_at, rating, nps, draft_sealed, answers_sealed, words_state, request_key FROM surveys`;

/** Whether it can be answered at a moment; its end is exclusive. */
export const isOpen = (row: Pick<SurveyRow, 'state' | 'closes_at'>, now: Instant): boolean =>
  row.state === 'open' && now < Number(row.closes_at);
