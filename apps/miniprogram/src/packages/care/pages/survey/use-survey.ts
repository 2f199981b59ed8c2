import { useEffect, useRef, useState } from 'react';
import type { Survey } from '@/api-types';
import { useShots } from '@/hooks/use-shots';
import { asApiError, NETWORK } from '@/http';
import { newRequestKey } from '@/request-key';
import { asShopper } from '@/session';
import { surveys } from '../../surveys-api';
import { type Answers, begun, missing, nextQuestion, NOTHING, type Said, sentAnswers } from './said';

/** How long what was tapped is seen before the next question comes. */
const SEEN_MS = 240;

/** One survey being answered: a question at a time, saved on the way. */
export function useSurvey(survey: Survey, onAnswered: (survey: Survey) => void) {
  const { questions, surveyNo } = survey;
  const [answers, setAnswers] = useState<Answers>(() => begun(survey));
  const [at, setAt] = useState(() => nextQuestion(questions, begun(survey)));
  const [busy, setBusy] = useState(false);
  const [stop, setStop] = useState<string | null>(null);
  const key = useRef<string | null>(null);
  const going = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(going.current), []);

  const question = questions[at];
  const isLast = at === questions.length - 1;
  const said = (question && answers[question.key]) ?? NOTHING;

  const put = (change: (before: Said) => Said): void => {
    if (question === undefined) return;
    setAnswers((before) => ({ ...before, [question.key]: change(before[question.key] ?? NOTHING) }));
  };
  const shots = useShots(
    (change) => put((before) => ({ ...before, shots: change(before.shots) })),
    (address) => asShopper((token) => surveys.photo(token, address)),
  );

  /** Saving on the way is a kindness: when it fails, the answers are still here. */
  const save = (all: Answers): void => {
    void asShopper((token) => surveys.save(token, surveyNo, sentAnswers(questions, all))).catch(
      () => undefined,
    );
  };

  const go = (to: number): void => {
    clearTimeout(going.current);
    setStop(null);
    setAt(to);
  };

  const say = (news: Said, isWhole: boolean): void => {
    if (question === undefined || busy) return;
    const all = { ...answers, [question.key]: news };
    setAnswers(all);
    setStop(null);
    clearTimeout(going.current);
    if (!isWhole) return;
    save(all);
    if (!isLast) going.current = setTimeout(() => setAt(at + 1), SEEN_MS);
  };

  const next = async (): Promise<void> => {
    if (question === undefined || busy) return;
    const lacks = missing(question, said);
    if (lacks !== null) {
      setStop(lacks);
      return;
    }
    if (!isLast) {
      save(answers);
      go(at + 1);
      return;
    }
    setBusy(true);
    setStop(null);
    const mine = (key.current ??= newRequestKey('c'));
    try {
      const sent = sentAnswers(questions, answers);
      onAnswered(await asShopper((token) => surveys.answer(token, surveyNo, mine, sent)));
    } catch (thrown) {
      const error = asApiError(thrown);
      // Without an answer only the same request may be asked again.
      const isLost = error.code === NETWORK || error.status >= 500;
      if (!isLost) key.current = null;
      setStop(isLost ? '没收到结果，请再点一次，不会重复' : error.message);
    } finally {
      setBusy(false);
    }
  };

  return {
    question,
    said,
    at,
    isLast,
    busy,
    stop,
    say,
    next,
    back: () => go(at - 1),
    photos: {
      add: () => shots.add((question?.most ?? 1) - said.shots.length),
      remove: shots.remove,
      retry: (which: string) =>
        shots.retry(which, said.shots.find((shot) => shot.key === which)?.address ?? ''),
    },
  };
}
