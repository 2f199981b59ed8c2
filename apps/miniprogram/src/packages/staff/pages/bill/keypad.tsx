import { useEffect, useRef } from 'react';
import { Text, View } from '@tarojs/components';
import { KEYS, type AmountKey } from '@/amount';
import { platform } from '@/platform';
import './keypad.scss';

const TYPED: Record<string, AmountKey> = { Backspace: 'back', Delete: 'back' };
for (const key of KEYS) TYPED[key] = key;

/** Large keys for one thumb; a hardware keyboard works as well where there is one. */
export function Keypad({ onKey }: { onKey: (key: AmountKey) => void }) {
  const listener = useRef(onKey);
  listener.current = onKey;

  useEffect(
    () =>
      platform.onKey((typed) => {
        const key = TYPED[typed];
        if (key !== undefined) listener.current(key);
      }),
    [],
  );

  return (
    <View className="keypad">
      <View className="keypad__digits">
        {KEYS.map((key) => (
          <View
            className="keypad__key"
            hoverClass="keypad__key--pressed"
            key={key}
            onClick={() => onKey(key)}
          >
            <Text>{key}</Text>
          </View>
        ))}
      </View>
      <View
        className="keypad__key keypad__back"
        hoverClass="keypad__key--pressed"
        onClick={() => onKey('back')}
      >
        <Text>退格</Text>
      </View>
    </View>
  );
}
