import { Text, View } from '@tarojs/components';
import type { MallOrder } from '@/api-types';
import { dayText } from '@/format';

interface Step {
  name: string;
  at: string | null;
}

/** A gift's way to the shopper. */
export function Steps({ order, nowMs }: { order: MallOrder; nowMs: number }) {
  const steps: Step[] = [
    { name: '已下单', at: order.placedAt },
    { name: '已寄出', at: order.shippedAt },
    { name: '已收货', at: order.completedAt },
  ];
  return (
    <View className="steps">
      {steps.map(({ name, at }, index) => (
        <View className={`steps__step ${at === null ? '' : 'steps__step--done'}`} key={name}>
          {index > 0 && <View className="steps__line" />}
          <View className="steps__dot">{at !== null && <View className="steps__tick" />}</View>
          <Text className="steps__name">{name}</Text>
          <Text className="steps__at">{at === null ? '' : dayText(at, nowMs)}</Text>
        </View>
      ))}
    </View>
  );
}
