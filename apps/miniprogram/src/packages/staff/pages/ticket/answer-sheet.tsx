import { useEffect, useRef, useState } from 'react';
import { Input, Text, View } from '@tarojs/components';
import type { PreparedAnswer, StaffConversation } from '@/api-types';
import { asApiError, type ApiError } from '@/http';
import { newRequestKey } from '@/request-key';
import { asStaff } from '@/session';
import { Sheet } from '@/ui/sheet';
import { LineBones } from '@/ui/skeleton';
import { Failed } from '@/ui/states';
import { care } from '../../care-api';
import { useStep } from '../../use-step';
import type { ToolProps } from './tools';

/** One looks when nothing was typed for a moment. */
const PAUSE_MS = 300;

/** Prepared answers 解答包: found by words, sent in one tap. */
export function AnswerSheet({ ticket: { ticketNo }, after, onDone, onClose }: ToolProps) {
  const [words, setWords] = useState('');
  const [found, setFound] = useState<readonly PreparedAnswer[] | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [again, setAgain] = useState(0);
  const newest = useRef(0);
  const keys = useRef(new Map<string, string>());
  const step = useStep();

  useEffect(() => {
    newest.current += 1;
    const mine = newest.current;
    const timer = setTimeout(
      () => {
        asStaff((token) => care.answers(token, words.trim(), ticketNo)).then(
          (items) => {
            if (mine !== newest.current) return;
            setFound(items.filter(({ isActive }) => isActive));
            setError(null);
          },
          (thrown: unknown) => {
            if (mine === newest.current) setError(asApiError(thrown));
          },
        );
      },
      words === '' ? 0 : PAUSE_MS,
    );
    return () => clearTimeout(timer);
  }, [words, ticketNo, again]);

  const sendOne = async ({ id }: PreparedAnswer): Promise<void> => {
    if (step.busy) return;
    const requestKey = keys.current.get(id) ?? newRequestKey('t');
    keys.current.set(id, requestKey);
    let part: StaffConversation | null = null;
    const isDone = await step.send(async (token) => {
      part = await care.say(token, ticketNo, after, { requestKey, answerId: id });
    });
    if (isDone) onDone(part);
  };

  return (
    <Sheet title="解答包" onClose={step.busy ? null : onClose}>
      <View className="answers__search">
        <Input
          className="answers__input entry"
          name="answer"
          placeholder="顾客问什么？输几个字"
          placeholderClass="entry-placeholder"
          value={words}
          maxlength={60}
          onInput={({ detail }) => setWords(detail.value)}
        />
      </View>
      <View className="answers__list">
        {found === null && error === null && <LineBones widths={[70, 90, 60]} />}
        {error !== null && <Failed error={error} onRetry={() => setAgain(again + 1)} />}
        {found?.length === 0 && error === null && (
          <Text className="answers__none">没有合适的，直接回复顾客吧</Text>
        )}
        {error === null &&
          found?.map((answer) => (
            <View
              key={answer.id}
              className="answers__one"
              hoverClass="answers__one--pressed"
              onClick={() => void sendOne(answer)}
            >
              <View className="answers__words">
                <Text className="answers__question">{answer.question}</Text>
                <Text className="answers__answer">{answer.answer}</Text>
                {(answer.picture !== null || answer.video !== null) && (
                  <Text className="answers__more">
                    {[answer.picture === null ? '' : '带图', answer.video === null ? '' : '带视频']
                      .filter((word) => word !== '')
                      .join('、')}
                  </Text>
                )}
              </View>
              <Text className="answers__send">发送</Text>
            </View>
          ))}
      </View>
      {step.stop !== '' && <Text className="work__stop">{step.stop}</Text>}
    </Sheet>
  );
}
