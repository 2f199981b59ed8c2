import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { Card } from '@/ui/card';
import { Field } from '@/ui/field';
import { PrimaryButton } from '@/ui/primary-button';
import { codeOfTyped } from '../../code-words';

/** For whoever was told a code instead of a link. @param problem why the last one led nowhere */
export function CodeForm({
  typed,
  problem,
  onCode,
}: {
  typed: string;
  problem: string | null;
  onCode: (code: string) => void;
}) {
  const [text, setText] = useState(typed);
  const [said, setSaid] = useState(problem);

  const look = (): void => {
    const code = codeOfTyped(text);
    if (code === '') setSaid('先填上邀请码');
    else if (code === typed) setSaid(problem);
    else onCode(code);
  };
  return (
    <>
      <Text className="invited__lead">朋友给了您邀请码？填在这里，先看看是谁的邀请、有什么规则。</Text>
      <Card className="invited__form">
        <Field
          label="邀请码"
          name="code"
          longest={32}
          placeholder="朋友告诉您的那几位"
          value={text}
          onInput={(value) => {
            setText(value);
            setSaid(null);
          }}
          onConfirm={look}
        />
      </Card>
      {said !== null && (
        <View className="invited__stop">
          <Text className="invited__stop-title">{said}</Text>
        </View>
      )}
      <PrimaryButton onPress={look}>看看这份邀请</PrimaryButton>
    </>
  );
}
