import { useState } from 'react';
import { Input, Text, View } from '@tarojs/components';
import { codeOf, groupCode } from '@/format';
import { ActionButton } from '@/ui/primary-button';
import { openBill } from '../../desk';

/** For when the camera fails: the 12 digits the shopper reads out. @param asked true when scanning is not possible here */
export function CodeField({ asked }: { asked: boolean }) {
  const [typed, setTyped] = useState('');
  const code = codeOf(typed);

  const open = (): void => {
    if (code === null) return;
    setTyped('');
    openBill(code);
  };

  return (
    <View className="counter__code">
      <View className={`counter__field ${asked ? 'counter__field--asked' : ''}`}>
        <Input
          key={asked ? 'asked' : 'waiting'}
          className="counter__input entry"
          name="code"
          type="text"
          focus={asked}
          maxlength={14}
          placeholder="输入 12 位券码"
          placeholderClass="entry-placeholder"
          value={typed}
          onInput={(event) => setTyped(groupCode(event.detail.value))}
          onConfirm={open}
        />
        <View className="counter__look">
          <ActionButton disabled={code === null} onPress={open}>
            查券
          </ActionButton>
        </View>
      </View>
      {asked && <Text className="counter__asked">浏览器里打不开相机，请输入顾客的 12 位券码</Text>}
    </View>
  );
}
