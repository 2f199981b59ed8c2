import type { Photo, Survey, SurveyQuestion } from '@/api-types';
import type { Shot } from '@/ui/photo-picker';
import { begun, isSaid, missing, nextQuestion, NOTHING, sentAnswers, ticked } from './said';

const question = (
  kind: SurveyQuestion['kind'],
  optional = false,
  most: number | null = null,
): SurveyQuestion => ({
  key: kind,
  kind,
  text: kind,
  optional,
  choices: [],
  most,
});
const photo: Photo = { photoNo: 'p1', state: 'checking', path: '/photos/p1', width: 1, height: 1 };
const shot = (news: Partial<Shot>): Shot => ({
  key: 's',
  address: 'a',
  photo: null,
  state: 'sending',
  ...news,
});

it('of each question sends what its kind asks for, and nothing of those left out', () => {
  const questions = [
    question('rating'),
    question('nps'),
    question('single'),
    question('multi'),
    question('text', true),
    question('photo', true, 3),
  ];
  const answers = {
    rating: { ...NOTHING, number: 4 },
    nps: { ...NOTHING, number: 0 },
    single: { ...NOTHING, keys: ['a'] },
    multi: { ...NOTHING, keys: ['a', 'b'] },
    text: { ...NOTHING, words: '   ' },
    photo: { ...NOTHING, shots: [shot({ state: 'sent', photo }), shot({ state: 'failed' })] },
  };
  expect(sentAnswers(questions, answers)).toEqual([
    { question: 'rating', number: 4 },
    { question: 'nps', number: 0 },
    { question: 'single', keys: ['a'] },
    { question: 'multi', keys: ['a', 'b'] },
    { question: 'photo', keys: ['p1'] },
  ]);
});

it('takes up what was saved, at the first question nothing was said to', () => {
  const questions = [question('rating'), question('nps'), question('text', true)];
  const survey = {
    answers: [{ question: 'rating', number: 2, keys: [], words: null, photos: [] }],
  } satisfies Pick<Survey, 'answers'>;
  const answers = begun(survey);
  expect(answers.rating).toMatchObject({ number: 2, words: '' });
  expect(nextQuestion(questions, answers)).toBe(1);
  expect(nextQuestion(questions, {})).toBe(0);
  const all = { ...answers, nps: { ...NOTHING, number: 9 }, text: { ...NOTHING, words: '好' } };
  expect(nextQuestion(questions, all)).toBe(2);
});

it('says what keeps the page from going on', () => {
  expect(missing(question('rating'), NOTHING)).toBe('选一个再继续');
  expect(missing(question('text'), NOTHING)).toBe('写一句再继续');
  expect(missing(question('text', true), NOTHING)).toBeNull();
  expect(missing(question('nps'), { ...NOTHING, number: 0 })).toBeNull();
  const sending = { ...NOTHING, shots: [shot({})] };
  expect(missing(question('photo', true), sending)).toBe('照片还在上传，稍等一下');
  expect(missing(question('photo', true), { ...NOTHING, shots: [shot({ state: 'failed' })] })).toBeNull();
  expect(isSaid(question('photo'), { ...NOTHING, shots: [shot({ state: 'sent', photo })] })).toBe(true);
});

it('ticks no more than may be', () => {
  expect(ticked(['a'], 'b', 2)).toEqual(['a', 'b']);
  expect(ticked(['a', 'b'], 'c', 2)).toEqual(['a', 'b']);
  expect(ticked(['a', 'b'], 'a', 2)).toEqual(['b']);
});
