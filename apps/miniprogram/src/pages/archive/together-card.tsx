import { Text, View } from '@tarojs/components';
import { Card } from '@/ui/card';
import { openGroups, openInvite } from '@/ways';

const WAYS = [
  { name: '拼团', hint: '成团都有券', go: openGroups },
  { name: '邀请有礼', hint: '两个人都有礼', go: openInvite },
] as const;

/** 和朋友一起: two quiet ways on. */
export function TogetherCard() {
  return (
    <Card title="和朋友一起">
      <View className="archive__together">
        {WAYS.map(({ name, hint, go }) => (
          <View className="archive__way" hoverClass="archive__way--pressed" key={name} onClick={go}>
            <View className="archive__way-name">
              <Text>{name}</Text>
              <View className="card__chevron" />
            </View>
            <Text className="archive__way-hint">{hint}</Text>
          </View>
        ))}
      </View>
    </Card>
  );
}
