import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { Card } from '@/ui/card';
import { RuleList } from '@/ui/rule-list';
import { SHOPS } from './claim-words';

/** Where to find the number, shop by shop. */
export function WhereCard() {
  const [shown, setShown] = useState(0);
  return (
    <Card title="订单编号在哪里">
      <View className="claim__tabs">
        {SHOPS.map(({ name }, index) => (
          <View
            key={name}
            className={`claim__tab ${index === shown ? 'claim__tab--on' : ''}`}
            onClick={() => setShown(index)}
          >
            <Text>{name}</Text>
          </View>
        ))}
      </View>
      <RuleList rules={SHOPS[shown]?.steps ?? []} />
      <Text className="claim__note">
        后 4 位是下单时留的收货手机号，平台把中间几位藏起来了，所以请您来认。
      </Text>
    </Card>
  );
}
