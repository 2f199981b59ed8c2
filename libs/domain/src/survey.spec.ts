import fc from 'fast-check';
import { HOUR_MS, MINUTE_MS } from './calendar';
import { isRefusal } from './refusal';
import {
  AFTER_SIGNING,
  checkSurvey,
  npsOf,
  ratingOf,
  type Survey,
  surveyAnswers,
  type SurveyAnswers,
  type SurveyQuestion,
  surveyTimes,
} from './survey';

const [RATING, NPS, WORDS] = AFTER_SIGNING.questions as [SurveyQuestion, SurveyQuestion, SurveyQuestion];
const CHOICES = [
  { key: 'taste', text: '味道' },
  { key: 'size', text: '大小' },
  { key: 'parcel', text: '包装' },
];
const ONE: SurveyQuestion = {
  key: 'one',
  kind: 'single',
  text: '哪里最好？',
  optional: false,
  choices: CHOICES,
};
const SOME: SurveyQuestion = { ...ONE, key: 'some', kind: 'multi', most: 2 };
const PHOTOS: SurveyQuestion = { key: 'photos', kind: 'photo', text: '拍张照', optional: true, most: 3 };

const kept = (questions: readonly SurveyQuestion[], said: SurveyAnswers) =>
  surveyAnswers({ questions }, said);

describe('a definition', () => {
  it('as shipped may be published', () => {
    expect(checkSurvey(AFTER_SIGNING)).toEqual([]);
    expect(checkSurvey({ ...AFTER_SIGNING, questions: [ONE, SOME, PHOTOS] })).toEqual([]);
  });

  const question = (change: object) => ({
    questions: [{ ...RATING, ...change }] as unknown as SurveyQuestion[],
  });
  it.each<[string, Partial<Survey>, string]>([
    ['a fourth question', { questions: [RATING, NPS, WORDS, ONE] }, 'a fourth is one too many'],
    ['no question', { questions: [] }, 'questions: 1–3'],
    ['two of one key', { questions: [RATING, RATING] }, 'every key once'],
    ['a question of no kind', question({ kind: 'smell' }), 'questions.0.kind'],
    ['a question without words', question({ text: '' }), 'questions.0.text'],
    ['one choice', question({ kind: 'single', choices: CHOICES.slice(1, 2) }), 'questions.0.choices: 2–9'],
    ['a choice twice', question({ kind: 'single', choices: [CHOICES[0], CHOICES[0]] }), 'every key once'],
    ['more ticks than choices', question({ kind: 'multi', choices: CHOICES, most: 4 }), 'questions.0.most'],
    ['a page of words', question({ kind: 'text', most: 501 }), 'questions.0.most'],
    ['seven photos', question({ kind: 'photo', most: 7 }), 'questions.0.most'],
    [
      'nothing for a question',
      { questions: [null] as unknown as SurveyQuestion[] },
      'questions.0: a question',
    ],
    ['everybody is low', { lowRating: 5 }, 'lowRating'],
    ['open for no day', { openDays: 0 }, 'openDays'],
    ['half a point', { points: 0.5 }, 'points'],
    ['asked before the signature', { delayMinutes: -1 }, 'delayMinutes'],
    ['a category without a name', { slower: { '': 1 } }, 'slower'],
    ['over before it begins', { startsAt: 2, endsAt: 1 }, 'endsAt'],
  ])('with %s may not', (_, change, problem) => {
    expect(checkSurvey({ ...AFTER_SIGNING, ...change }).join('; ')).toContain(problem);
  });

  it('is looked at whatever a file says', () => {
    fc.assert(
      fc.property(fc.object(), (said) => {
        expect(checkSurvey(said as unknown as Survey).length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('when it is asked', () => {
  const signedAt = Date.parse('2026-09-01T15:30:00+08:00');

  it('an hour after the signature, open for seven days', () => {
    const { askAt, closesAt } = surveyTimes(AFTER_SIGNING, signedAt, ['tea', 'snack']);
    expect(askAt - signedAt).toBe(HOUR_MS);
    expect(closesAt - askAt).toBe(7 * 24 * HOUR_MS);
  });

  it('waits for the slowest of its goods', () => {
    expect(surveyTimes(AFTER_SIGNING, signedAt, ['茶', '家电']).askAt - signedAt).toBe(7 * 24 * HOUR_MS);
    const quick = { ...AFTER_SIGNING, slower: { tea: 5 } };
    expect(surveyTimes(quick, signedAt, ['tea']).askAt - signedAt).toBe(60 * MINUTE_MS);
    expect(surveyTimes(quick, signedAt, []).askAt - signedAt).toBe(60 * MINUTE_MS);
  });
});

describe('answers', () => {
  it('are kept as they were given, words without what stands around them', () => {
    expect(kept([RATING, NPS, WORDS], { satisfied: 2, recommend: 0, words: '  慢了些 \n' })).toEqual({
      satisfied: 2,
      recommend: 0,
      words: '慢了些',
    });
    expect(kept([ONE, SOME, PHOTOS], { one: 'size', some: ['taste', 'size'], photos: ['p1'] })).toEqual({
      one: 'size',
      some: ['taste', 'size'],
      photos: ['p1'],
    });
  });

  it('that may be left out are not there', () => {
    expect(kept([RATING, WORDS], { satisfied: 5, words: '   ' })).toEqual({ satisfied: 5 });
    expect(kept([RATING, PHOTOS], { satisfied: 5, photos: [] })).toEqual({ satisfied: 5 });
  });

  it.each<[string, SurveyAnswers, string]>([
    ['six stars', { satisfied: 6 }, 'SURVEY_ANSWER_INVALID'],
    ['half a star', { satisfied: 2.5 }, 'SURVEY_ANSWER_INVALID'],
    ['a star in words', { satisfied: '5' }, 'SURVEY_ANSWER_INVALID'],
    ['no star', {}, 'SURVEY_ANSWER_MISSING'],
    ['what nobody asked', { satisfied: 5, colour: 'red' }, 'SURVEY_QUESTION_UNKNOWN'],
    ['a property of every object', { satisfied: 5, constructor: 'x' }, 'SURVEY_QUESTION_UNKNOWN'],
  ])('%s: refused by name', (_, said, code) => {
    expect(kept([RATING], said)).toMatchObject({ refused: code });
  });

  it.each<[string, SurveyQuestion, SurveyAnswers[string]]>([
    ['eleven', NPS, 11],
    ['a choice nobody offered', ONE, 'colour'],
    ['two for one', ONE, ['taste', 'size']],
    ['three of two', SOME, ['taste', 'size', 'parcel']],
    ['the same twice', SOME, ['taste', 'taste']],
    ['a tick nobody offered', SOME, ['colour']],
    ['201 letters', WORDS, '好'.repeat(201)],
    ['words for photos', PHOTOS, 'p1'],
    ['four photos', PHOTOS, ['a', 'b', 'c', 'd']],
  ])('%s is no answer, and the number of the question is said', (_, question, answer) => {
    const said = { satisfied: 4, [question.key]: answer };
    expect(kept([RATING, question], said)).toEqual({
      refused: 'SURVEY_ANSWER_INVALID',
      details: { number: '2' },
    });
  });

  it('counts letters as people do', () => {
    expect(isRefusal(kept([WORDS], { words: '👍'.repeat(200) }))).toBe(false);
  });

  it('tell the rating and the likelihood, wherever they were asked', () => {
    const answers = { satisfied: 2, recommend: 7 };
    expect([ratingOf(AFTER_SIGNING, answers), npsOf(AFTER_SIGNING, answers)]).toEqual([2, 7]);
    expect([ratingOf({ questions: [ONE] }, { one: 'size' }), npsOf({ questions: [] }, {})]).toEqual([
      null,
      null,
    ]);
  });

  it('whatever is said is kept whole or refused, never something else', () => {
    const anything = fc.dictionary(
      fc.constantFrom('satisfied', 'recommend', 'words', 'one', 'some', 'photos'),
      fc.oneof(fc.integer(), fc.string(), fc.array(fc.constantFrom('taste', 'size', 'x'))),
    );
    fc.assert(
      fc.property(fc.subarray([RATING, NPS, WORDS, ONE, SOME, PHOTOS]), anything, (questions, said) => {
        const result = kept(questions, said);
        if (isRefusal(result)) return;
        for (const [key, answer] of Object.entries(result)) {
          expect(typeof answer === 'string' ? String(said[key]).trim() : said[key]).toEqual(answer);
        }
        const owed = questions.filter(({ optional }) => !optional).map(({ key }) => key);
        expect(Object.keys(result)).toEqual(expect.arrayContaining(owed));
      }),
    );
  });
});
