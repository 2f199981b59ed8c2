import type { CustomerId, Instant } from './brand';
import { type Calendar, DAY_MS, MINUTE_MS } from './calendar';
import type { Grant } from './grant';
import { endOfMonths } from './points';
import { refuse, type Refusal } from './refusal';
import { hasMarkup } from './words';

interface Asked {
  key: string;
  text: string;
  /** May be left out. */
  optional: boolean;
}
export interface Choice {
  key: string;
  text: string;
}

/** One question 题目. `rating` is 1–5; `nps` is 0–10: how likely to recommend 推荐意愿. */
export type SurveyQuestion =
  | (Asked & { kind: 'rating' | 'nps' })
  | (Asked & { kind: 'single'; choices: readonly Choice[] })
  | (Asked & { kind: 'multi'; choices: readonly Choice[]; most: number })
  | (Asked & { kind: 'text' | 'photo'; most: number });

/** A survey 满意度调查 as a program: data, versioned. Asked once for an order, after its parcel was signed for. */
export interface Survey {
  program: string;
  version: number;
  title: string;
  /** One sentence above the first question. */
  intro: string;
  /** At most three. */
  questions: readonly SurveyQuestion[];
  /** How long after the signature it is asked, minutes. */
  delayMinutes: number;
  /** Categories whose goods want to be used first. An order waits for the slowest of its goods. */
  slower: Readonly<Record<string, number>>;
  /** How long it can be answered, days of 24 hours from when it was asked. */
  openDays: number;
  /** For answering; 0 = none. */
  points: number;
  /** How long these points live, calendar months. */
  pointsMonths: number;
  /** A rating of so much or less opens a ticket. */
  lowRating: number;
  startsAt: Instant | null;
  /** Exclusive. */
  endsAt: Instant | null;
}

export const MOST_QUESTIONS = 3;
const MOST_LETTERS = 500;
const MOST_PHOTOS = 6;

/** As shipped: how it is, how likely to recommend, and a word. */
export const AFTER_SIGNING: Survey = {
  program: 'after-signing',
  version: 1,
  title: '收货满意度',
  intro: '三个小问题，半分钟，告诉我们这次做得怎么样',
  questions: [
    { key: 'satisfied', kind: 'rating', text: '这次收到的商品，您满意吗？', optional: false },
    { key: 'recommend', kind: 'nps', text: '您有多大可能把我们推荐给朋友？', optional: false },
    { key: 'words', kind: 'text', text: '还有什么想说的？', optional: true, most: 200 },
  ],
  delayMinutes: 60,
  slower: { 家电: 7 * 24 * 60, 小家电: 7 * 24 * 60 },
  openDays: 7,
  points: 20,
  pointsMonths: 12,
  lowRating: 2,
  startsAt: null,
  endsAt: null,
};

/** What is wrong with a survey's definition; an empty list means it may be published. Takes whatever a file says. */
export function checkSurvey(definition: Survey): string[] {
  const said = definition as { [Key in keyof Survey]?: unknown };
  const problems: string[] = [];
  const must = (holds: boolean, what: string) => {
    if (!holds) problems.push(what);
  };
  must(isText(said.program, /^[a-z0-9-]{1,32}$/), 'program: 1–32 lower-case letters, digits, hyphens');
  must(isWhole(said.version, 1, 1_000_000), 'version: a whole number from 1');
  must(isText(said.title, /^.{1,40}$/u), 'title: 1–40 letters');
  must(isText(said.intro, /^.{0,60}$/u), 'intro: at most 60 letters');
  const questions = Array.isArray(said.questions) ? (said.questions as unknown[]) : [];
  must(
    questions.length >= 1 && questions.length <= MOST_QUESTIONS,
    `questions: 1–${MOST_QUESTIONS}, a fourth is one too many`,
  );
  questions.forEach((question, n) => problems.push(...checkQuestion(`questions.${n}`, question)));
  const keys = questions.map((question) => (question as { key?: unknown } | null)?.key);
  must(new Set(keys).size === keys.length, 'questions: every key once');
  must(isWhole(said.delayMinutes, 0, 90 * 24 * 60), 'delayMinutes: 0 to 90 days');
  const slower = Object.entries((said.slower ?? { '': null }) as Record<string, unknown>);
  must(
    slower.every(([category, minutes]) => category !== '' && isWhole(minutes, 0, 90 * 24 * 60)),
    'slower: minutes by category, 0 to 90 days',
  );
  must(isWhole(said.openDays, 1, 60), 'openDays: 1–60');
  must(isWhole(said.points, 0, 10_000), 'points: 0–10000');
  must(isWhole(said.pointsMonths, 1, 60), 'pointsMonths: 1–60');
  must(isWhole(said.lowRating, 0, 4), 'lowRating: 0–4');
  must(isInstant(said.startsAt) && isInstant(said.endsAt), 'startsAt, endsAt: epoch ms, or null');
  const { startsAt, endsAt } = definition;
  must(startsAt === null || endsAt === null || startsAt < endsAt, 'endsAt: later than startsAt');
  return problems;
}

function checkQuestion(name: string, question: unknown): string[] {
  if (typeof question !== 'object' || question === null) return [`${name}: a question`];
  const said = question as Record<string, unknown>;
  const problems: string[] = [];
  if (!isText(said['key'], /^[a-z0-9-]{1,32}$/)) {
    problems.push(`${name}.key: 1–32 lower-case letters, digits, hyphens`);
  }
  if (!isText(said['text'], /^.{1,60}$/u)) problems.push(`${name}.text: 1–60 letters`);
  if (typeof said['optional'] !== 'boolean') problems.push(`${name}.optional: true or false`);
  switch (said['kind']) {
    case 'rating':
    case 'nps':
      break;
    case 'text':
      if (!isWhole(said['most'], 1, MOST_LETTERS)) problems.push(`${name}.most: 1–${MOST_LETTERS} letters`);
      break;
    case 'photo':
      if (!isWhole(said['most'], 1, MOST_PHOTOS)) problems.push(`${name}.most: 1–${MOST_PHOTOS} photos`);
      break;
    case 'single':
    case 'multi':
      problems.push(...checkChoices(name, said));
      break;
    default:
      problems.push(`${name}.kind: rating, nps, single, multi, text or photo`);
  }
  return problems;
}

function checkChoices(name: string, said: Record<string, unknown>): string[] {
  const choices = Array.isArray(said['choices']) ? (said['choices'] as unknown[]) : [];
  const problems: string[] = [];
  if (choices.length < 2 || choices.length > 9) problems.push(`${name}.choices: 2–9`);
  const keys = choices.map((choice) => (choice as { key?: unknown } | null)?.key);
  if (new Set(keys).size !== keys.length) problems.push(`${name}.choices: every key once`);
  const right = choices.every((choice) => {
    const { key, text } = (choice ?? {}) as { key?: unknown; text?: unknown };
    return isText(key, /^[a-z0-9-]{1,32}$/) && isText(text, /^.{1,20}$/u);
  });
  if (!right) problems.push(`${name}.choices: each a key and 1–20 letters`);
  if (said['kind'] === 'multi' && !isWhole(said['most'], 1, choices.length)) {
    problems.push(`${name}.most: from 1 to as many as there are choices`);
  }
  return problems;
}

/** When a survey of an order is asked, and until when (exclusive) it can be answered. */
export function surveyTimes(
  survey: Pick<Survey, 'delayMinutes' | 'slower' | 'openDays'>,
  signedAt: Instant,
  categories: readonly string[],
): { askAt: Instant; closesAt: Instant } {
  const delays = categories.map((category) => survey.slower[category] ?? survey.delayMinutes);
  const askAt = signedAt + Math.max(survey.delayMinutes, ...delays) * MINUTE_MS;
  return { askAt, closesAt: askAt + survey.openDays * DAY_MS };
}

/** What is said to one question: a number, the key of a choice, keys, words, or the ids of photos. */
export type SurveyAnswer = number | string | readonly string[];
export type SurveyAnswers = Readonly<Record<string, SurveyAnswer>>;

/** The answers as they are kept: only to questions that were asked, those left out not there. */
export function surveyAnswers(
  survey: Pick<Survey, 'questions'>,
  said: SurveyAnswers,
): SurveyAnswers | Refusal {
  const foreign = Object.keys(said).find((key) => !survey.questions.some((one) => one.key === key));
  if (foreign !== undefined) return refuse('SURVEY_QUESTION_UNKNOWN');
  const kept: [string, SurveyAnswer][] = [];
  for (const [n, question] of survey.questions.entries()) {
    const answer = keptAnswer(question, said[question.key]);
    if (question.kind === 'text' && typeof answer === 'string' && hasMarkup(answer))
      return refuse('WORDS_MARKUP');
    if (answer === WRONG) return refuse('SURVEY_ANSWER_INVALID', { number: String(n + 1) });
    if (answer !== undefined) kept.push([question.key, answer]);
    else if (!question.optional) return refuse('SURVEY_ANSWER_MISSING', { number: String(n + 1) });
  }
  return Object.fromEntries(kept);
}

const WRONG = Symbol('no answer to this question');

function keptAnswer(
  question: SurveyQuestion,
  said: SurveyAnswer | undefined,
): SurveyAnswer | undefined | typeof WRONG {
  if (said === undefined) return undefined;
  switch (question.kind) {
    case 'rating':
      return isWhole(said, 1, 5) ? said : WRONG;
    case 'nps':
      return isWhole(said, 0, 10) ? said : WRONG;
    case 'single':
      return question.choices.some(({ key }) => key === said) ? said : WRONG;
    case 'text': {
      if (typeof said !== 'string') return WRONG;
      const words = said.trim();
      if ([...words].length > question.most) return WRONG;
      return words === '' ? undefined : words;
    }
    case 'multi': {
      const keys = new Set(question.choices.map(({ key }) => key));
      return keptList(said, question.most, (one) => keys.has(one));
    }
    case 'photo':
      return keptList(said, question.most, (one) => one !== '');
  }
}

function keptList(
  said: SurveyAnswer,
  most: number,
  isRight: (one: string) => boolean,
): SurveyAnswer | undefined | typeof WRONG {
  if (typeof said === 'number' || typeof said === 'string') return WRONG;
  if (said.length > most || new Set(said).size !== said.length || !said.every(isRight)) return WRONG;
  return said.length === 0 ? undefined : said;
}

/** The rating that counts: of the first question that asks for one; null when none was given. */
export function ratingOf({ questions }: Pick<Survey, 'questions'>, answers: SurveyAnswers): number | null {
  return firstOf(questions, answers, 'rating');
}

/** How likely they recommend, 0–10; null when it was not asked or not said. */
export function npsOf({ questions }: Pick<Survey, 'questions'>, answers: SurveyAnswers): number | null {
  return firstOf(questions, answers, 'nps');
}

function firstOf(
  questions: readonly SurveyQuestion[],
  answers: SurveyAnswers,
  kind: SurveyQuestion['kind'],
): number | null {
  const question = questions.find((one) => one.kind === kind);
  const answer = question === undefined ? undefined : answers[question.key];
  return typeof answer === 'number' ? answer : null;
}

/** What was answered, by whom, of which order. */
export interface Answered {
  customerId: CustomerId;
  surveyNo: string;
  orderId: number;
  orderNo: string;
  at: Instant;
}

/** The points for answering; null where there are none. Whatever was said earns the same. */
export function surveyGrant(
  { program, version, title, points, pointsMonths }: Survey,
  { customerId, surveyNo, orderId, orderNo, at }: Answered,
  calendar: Calendar,
): Grant | null {
  if (points === 0) return null;
  return {
    key: surveyKey(program, orderId),
    program,
    version,
    step: 'answered',
    customerId,
    cause: `survey:${surveyNo}`,
    outcome: { kind: 'points', points, availableAt: at, expiresAt: endOfMonths(at, pointsMonths, calendar) },
    why: {
      sentence: `填写「${title}」，得 ${points} 积分。`,
      orders: [orderNo],
      setOffBy: `survey:${surveyNo}`,
    },
  };
}

/** Names the points one person gets for one order's answers. */
export function surveyKey(program: string, orderId: number): string {
  return `survey:${program}:${orderId}`;
}

function isText(value: unknown, pattern: RegExp): value is string {
  return typeof value === 'string' && pattern.test(value);
}

function isWhole(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}

function isInstant(value: unknown): boolean {
  return value === null || isWhole(value, 0, 8_640_000_000_000_000);
}
