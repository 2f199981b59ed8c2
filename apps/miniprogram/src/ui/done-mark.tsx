import { Text, View } from '@tarojs/components';
import './done-mark.scss';

/** It worked: a golden tick that lands once, what was done, and what it means. */
export function DoneMark({ title, line }: { title: string; line: string }) {
  return (
    <View className="done-mark">
      <View className="done-mark__disc">
        <View className="done-mark__tick" />
      </View>
      <Text className="done-mark__title">{title}</Text>
      <Text className="done-mark__line">{line}</Text>
    </View>
  );
}
