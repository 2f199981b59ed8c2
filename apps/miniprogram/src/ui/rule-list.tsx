import { Text, View } from '@tarojs/components';
import './rule-list.scss';

/** Rules in the words the server keeps them in, numbered. */
export function RuleList({ rules }: { rules: readonly string[] }) {
  return (
    <View className="rule-list">
      {rules.map((rule, index) => (
        <View className="rule-list__rule" key={rule}>
          <Text className="rule-list__number">{index + 1}</Text>
          <Text className="rule-list__text">{rule}</Text>
        </View>
      ))}
    </View>
  );
}
