import { useState } from 'react';
import { Form, Input, Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { platform } from '@/platform';
import { Card } from '@/ui/card';
import { ActionButton } from '@/ui/primary-button';
import { LONGEST_NICKNAME, nicknameProblem } from './nickname';
import { useChange } from './use-change';

/**
 * The nickname. The field is read when the form is sent, not as it is typed: a name taken from WeChat's own offer
 * arrives without an input event, and one that WeChat's check does not let pass is emptied.
 */
export function NicknameForm({ nickname, onChanged }: { nickname: string; onChanged: () => void }) {
  const [touched, setTouched] = useState(false);
  const [typed, setTyped] = useState(nickname);
  const change = useChange(() => {
    void Taro.showToast({ title: '昵称改好了', icon: 'none' });
    onChanged();
  });

  const submit = (held: unknown): void => {
    const name = typeof held === 'string' ? held.trim() : '';
    const problem = nicknameProblem(name);
    if (problem !== null) change.refuse(problem);
    else if (name === nickname) setTouched(false);
    else void change.send({ nickname: name });
  };

  return (
    <Card className="nickname">
      <Form onSubmit={({ detail }) => submit(detail.value?.nickname)}>
        <View className="nickname__row">
          <Text className="nickname__label">昵称</Text>
          <Input
            className="nickname__input entry"
            name="nickname"
            type={platform.nicknameType}
            maxlength={LONGEST_NICKNAME}
            placeholder="怎么称呼您"
            placeholderClass="entry-placeholder"
            value={typed}
            onInput={({ detail }) => setTyped(detail.value)}
            onFocus={() => setTouched(true)}
          />
        </View>
        {change.stop !== '' && <Text className="profile__stop">{change.stop}</Text>}
        {touched && (
          <View className="nickname__save">
            <ActionButton small formType="submit" disabled={change.busy}>
              {change.busy ? '正在保存…' : '保存昵称'}
            </ActionButton>
          </View>
        )}
      </Form>
    </Card>
  );
}
