import { useEffect } from 'react';
import { Text, View } from '@tarojs/components';
import { clockLeft } from '@/format';
import { useNow } from '@/hooks/use-now';
import './clock-boxes.scss';

interface ClockBoxesProps {
  endsAt: string;
  /** Called when the end has come while somebody looks. */
  onOver?: () => void;
}

/** What is left by the server's clock, in boxes of two digits. Alone in its component, so that a second redraws these and not the page. */
export function ClockBoxes({ endsAt, onOver }: ClockBoxesProps) {
  const left = clockLeft(endsAt, useNow());
  const over = left === null;
  useEffect(() => {
    if (over) onOver?.();
  }, [over, onOver]);

  return (
    <View className="clock">
      <Text className="clock__word">{over ? '时间到' : '还剩'}</Text>
      {(left ?? ['00', '00', '00']).map((digits, index) => (
        <View className="clock__part" key={index}>
          {index > 0 && <Text className="clock__colon">:</Text>}
          <Text className="clock__box">{digits}</Text>
        </View>
      ))}
    </View>
  );
}
