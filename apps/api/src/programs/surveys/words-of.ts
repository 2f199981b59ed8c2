import type { Survey, SurveyAnswers } from '@fanchang/domain';

/** The words among answers as they are kept. */
export function wordsOf({ questions }: Survey, kept: string): string[] {
  const answers = JSON.parse(kept) as SurveyAnswers;
  return questions.flatMap(({ kind, key }) => {
    const answer = answers[key];
    return kind === 'text' && typeof answer === 'string' ? [answer] : [];
  });
}
