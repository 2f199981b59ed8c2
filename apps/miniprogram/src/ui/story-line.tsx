import { Text, View } from '@tarojs/components';
import type { StoryItem } from '../api-types';
import { dayText } from '../format';
import './story-line.scss';

/** The timeline of what happened between us, newest first. */
export function StoryLine({
  items,
  nowMs,
  ended,
}: {
  items: readonly StoryItem[];
  nowMs: number;
  ended: boolean;
}) {
  return (
    <View className="story">
      {items.map((item) => (
        <View className={`story__item story__item--${item.kind}`} key={item.id}>
          <View className="story__dot" />
          <Text className="story__day">{dayText(item.at, nowMs)}</Text>
          <Text className="story__text">{item.text}</Text>
        </View>
      ))}
      {ended && (
        <View className="story__item story__item--opening">
          <View className="story__dot" />
          <Text className="story__text">我们的故事从这里开始</Text>
        </View>
      )}
    </View>
  );
}
