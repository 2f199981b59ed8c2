import { useRef, useState } from 'react';
import { Text, Textarea } from '@tarojs/components';
import type { StaffConversation } from '@/api-types';
import { newRequestKey } from '@/request-key';
import { ActionButton } from '@/ui/primary-button';
import { Sheet } from '@/ui/sheet';
import { care } from '../../care-api';
import { useStep } from '../../use-step';
import type { ToolProps } from './tools';

const MOST_WORDS = 1_000;

/** A word among colleagues 内部备注: the shopper never sees it. */
export function NoteSheet({ ticket: { ticketNo }, onDone, onClose }: ToolProps) {
  const [words, setWords] = useState('');
  const key = useRef(newRequestKey('t'));
  const step = useStep();
  const write = async (): Promise<void> => {
    let part: StaffConversation | null = null;
    const isDone = await step.send(async (token) => {
      part = await care.note(token, ticketNo, key.current, words.trim());
    });
    if (isDone) onDone(part);
  };
  return (
    <Sheet title="内部备注" onClose={step.busy ? null : onClose}>
      <Textarea
        className="note__field"
        name="note"
        maxlength={MOST_WORDS}
        placeholder="写给同事看，顾客看不到"
        placeholderClass="note__placeholder"
        value={words}
        onInput={({ detail }) => setWords(detail.value)}
      />
      <Text className="work__stop">{step.stop}</Text>
      <ActionButton disabled={step.busy || words.trim() === ''} onPress={() => void write()}>
        {step.busy ? '正在保存…' : '记下'}
      </ActionButton>
    </Sheet>
  );
}
