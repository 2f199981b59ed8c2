import { Text, View } from '@tarojs/components';
import type { HeldMemberPrice } from '@/api-types';
import { discountFigure, usableUntil } from '@/format';

/** The member price as the card it is: night and gold, in both themes. */
export function MemberCard({
  price,
  brand,
  nowMs,
}: {
  price: HeldMemberPrice;
  brand: string;
  nowMs: number;
}) {
  return (
    <View className="member">
      <View className="member__words">
        <Text className="member__brand">{brand}</Text>
        <Text className="member__name">{price.name}</Text>
        <Text className="member__until">
          {price.until === null ? '终身有效' : usableUntil(price.until, nowMs)}
        </Text>
      </View>
      <View className="member__rate">
        <Text className="member__figure">{discountFigure(price.rateBasisPoints)}</Text>
        <Text className="member__unit">折</Text>
      </View>
    </View>
  );
}
