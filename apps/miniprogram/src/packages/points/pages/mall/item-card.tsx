import { Text, View } from '@tarojs/components';
import type { MallItem } from '@/api-types';
import { fewText, partDone, pointsMissing, pointsText, yuan } from '@/format';
import { Bar } from '@/ui/skeleton';
import { ItemPicture } from '@/ui/item-picture';

/** Said across the picture when the thing cannot be had, however many points one has. */
const STAMP: Record<string, string> = {
  ITEM_SOLD_OUT: '已兑完',
  COUPON_SOLD_OUT: '已兑完',
  ITEM_LIMIT_REACHED: '已兑满',
  COUPON_LIMIT_REACHED: '已兑满',
  ITEM_OFF_SHELF: '已下架',
};

interface ItemCardProps {
  item: MallItem;
  balance: number;
  onPress: () => void;
}

/** A thing on the shelf: its picture, its name, its price; how far away it is while points are short. */
export function ItemCard({ item, balance, onPress }: ItemCardProps) {
  const stamp = item.refusal === null ? undefined : STAMP[item.refusal.code];
  const missing = stamp === undefined ? pointsMissing(balance, item.points) : '';
  const few = stamp === undefined ? fewText(item.left) : '';
  return (
    <View className="good" hoverClass="good--pressed" onClick={onPress}>
      <View className="good__window">
        <ItemPicture name={item.picture} kind={item.kind} size="tile" faded={stamp !== undefined} />
        {few !== '' && <Text className="good__few">{few}</Text>}
        {stamp !== undefined && <Text className="good__stamp">{stamp}</Text>}
      </View>
      <View className="good__words">
        <Text className="good__name">{item.name}</Text>
        <Text className="good__worth">价值 {yuan(item.worthFen)}</Text>
        <View className="good__price">
          <Text className={`good__figure ${stamp === undefined ? '' : 'good__figure--off'}`}>
            {pointsText(item.points)}
          </Text>
          <Text className="good__unit">积分</Text>
        </View>
        {missing !== '' && (
          <View className="good__way">
            <View className="good__track">
              <View className="good__done" style={{ width: `${partDone(balance, item.points) * 100}%` }} />
            </View>
            <Text className="good__missing">{missing}</Text>
          </View>
        )}
      </View>
    </View>
  );
}

/** The shape of things on their way to the shelf. */
export function ItemBones({ count }: { count: number }) {
  return (
    <>
      {Array.from({ length: count }, (_, index) => (
        <View className="good" key={index}>
          <View className="good__bone" />
          <View className="good__words">
            <Bar width={72} />
            <Bar width={56} />
            <Bar width={40} tall />
          </View>
        </View>
      ))}
    </>
  );
}
