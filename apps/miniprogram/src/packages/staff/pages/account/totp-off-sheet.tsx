import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { Field } from '@/ui/field';
import { ActionButton } from '@/ui/primary-button';
import { Sheet } from '@/ui/sheet';
import { counter } from '../../counter-api';
import { useStep } from '../../use-step';

/** Without the second lock: the password says that it is oneself who takes it off. */
export function TotpOffSheet({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const [password, setPassword] = useState('');
  const { busy, stop, send } = useStep();

  const remove = async (): Promise<void> => {
    if (await send((token) => counter.removeTotp(token, password))) onDone();
  };

  return (
    <Sheet title="动态验证码" onClose={busy ? null : onClose}>
      <Text className="staff-account__what">
        已经开启：登录时除了密码，还要验证器上的 6 位数字。换手机前先在这里关掉，到新手机上再开。
      </Text>
      <View className="staff-account__fields">
        <Field
          label="密码"
          name="password"
          password
          placeholder="关掉要用密码确认"
          value={password}
          disabled={busy}
          onInput={setPassword}
        />
      </View>
      <Text className="staff-account__stop">{stop}</Text>
      <ActionButton look="quiet" disabled={busy || password === ''} onPress={() => void remove()}>
        {busy ? '正在关…' : '关掉动态验证码'}
      </ActionButton>
      <ActionButton look="text" disabled={busy} onPress={onClose}>
        留着
      </ActionButton>
    </Sheet>
  );
}
