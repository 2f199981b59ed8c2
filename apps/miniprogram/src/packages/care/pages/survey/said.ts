import type { GivenAnswer, Survey, SurveyAnswer, SurveyQuestion } from '@/api-types';
import type { Shot } from '@/ui/photo-picker';

/** What is said to one question, while it is being said. */
export interface Said {
  number: number | null;
  keys: readonly string[];
  words: string;
  shots: readonly Shot[];
}

export type Answers = Readonly<Record<string, Said>>;

export const NOTHING: Said = { number: null, keys: [], words: '', shots: [] };

/** What was saved on the way, to go on with. */
export function begun({ answers }: Pick<Survey, 'answers'>): Answers {
  return Object.fromEntries(answers.map((answer) => [answer.question, saidOf(answer)]));
}

function saidOf({ number, keys, words, photos }: GivenAnswer): Said {
  const shots = photos.map((photo): Shot => ({
    key: photo.photoNo,
    address: photo.path === null ? null : API_BASE + photo.path,
    photo,
    state: 'sent',
  }));
  return { number, keys, words: words ?? '', shots };
}

/** Whether something was said to a question. */
export function isSaid({ kind }: SurveyQuestion, said: Said): boolean {
  switch (kind) {
    case 'rating':
    case 'nps':
      return said.number !== null;
    case 'single':
    case 'multi':
      return said.keys.length > 0;
    case 'text':
      return said.words.trim() !== '';
    case 'photo':
      return said.shots.some((shot) => shot.photo !== null);
  }
}

/** Why the page cannot go on from a question; null when it can. */
export function missing(question: SurveyQuestion, said: Said): string | null {
  if (question.kind === 'photo' && said.shots.some((shot) => shot.state === 'sending'))
    return '照片还在上传，稍等一下';
  if (question.optional || isSaid(question, said)) return null;
  return question.kind === 'text' ? '写一句再继续' : '选一个再继续';
}

/** As the API takes it: of each question what its kind asks for. */
export function sentAnswers(questions: readonly SurveyQuestion[], answers: Answers): SurveyAnswer[] {
  return questions.flatMap((question): SurveyAnswer[] => {
    const said = answers[question.key];
    if (said === undefined || !isSaid(question, said)) return [];
    const { key, kind } = question;
    if (kind === 'rating' || kind === 'nps') return [{ question: key, number: said.number }];
    if (kind === 'text') return [{ question: key, words: said.words.trim() }];
    const photos = said.shots.flatMap(({ photo }) => (photo === null ? [] : [photo.photoNo]));
    return [{ question: key, keys: kind === 'photo' ? photos : [...said.keys] }];
  });
}

/** Where to go on: the first question nothing was said to, or the last one. */
export function nextQuestion(questions: readonly SurveyQuestion[], answers: Answers): number {
  const open = questions.findIndex((question) => !isSaid(question, answers[question.key] ?? NOTHING));
  return open === -1 ? questions.length - 1 : open;
}

/** One ticked or unticked; beyond the most that may be, nothing happens. */
export function ticked(keys: readonly string[], key: string, most: number): readonly string[] {
  if (keys.includes(key)) return keys.filter((other) => other !== key);
  return keys.length < most ? [...keys, key] : keys;
}

export const RATING_WORDS = ['很不满意', '不太满意', '一般', '满意', '很满意'] as const;
