import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { ActionButton } from '@/ui/primary-button';
import { Field } from '@/ui/field';
import { Sheet } from '@/ui/sheet';
import { counter } from '../../counter-api';
import { useStep } from '../../use-step';

/** Shortest password the API takes. */
const SHORTEST = 10;

/** Another password; every other device has to log in again with it. */
export function PasswordSheet({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const [before, setBefore] = useState('');
  const [after, setAfter] = useState('');
  const { busy, stop, send } = useStep();
  const ready = before !== '' && after.length >= SHORTEST;

  const change = async (): Promise<void> => {
    if (await send((token) => counter.changePassword(token, before, after))) onDone();
  };

  return (
    <Sheet title="改密码" onClose={busy ? null : onClose}>
      <View className="staff-account__fields">
        <Field
          label="现在的密码"
          name="oldPassword"
          password
          placeholder="正在用的"
          value={before}
          disabled={busy}
          onInput={setBefore}
        />
        <Field
          label="新密码"
          name="newPassword"
          password
          placeholder={`至少 ${SHORTEST} 个字符`}
          value={after}
          disabled={busy}
          onInput={setAfter}
        />
      </View>
      <Text className="staff-account__stop">
        {stop === '' && after !== '' && after.length < SHORTEST
          ? `新密码还差 ${SHORTEST - after.length} 个字符`
          : stop}
      </Text>
      <ActionButton disabled={busy || !ready} onPress={() => void change()}>
        {busy ? '正在改…' : '改密码'}
      </ActionButton>
    </Sheet>
  );
}
