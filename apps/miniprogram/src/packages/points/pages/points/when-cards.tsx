import { Text, View } from '@tarojs/components';
import type { ExpiringPoints, PendingPoints } from '@/api-types';
import { dayText, endText, endsSoon, lineOf, pointsText } from '@/format';
import { Card } from '@/ui/card';
import { Phrases } from '@/ui/phrases';

/** What expires when, soonest first. */
export function ExpiringCard({ expiring, nowMs }: { expiring: readonly ExpiringPoints[]; nowMs: number }) {
  if (expiring.length === 0) return null;
  return (
    <Card title="什么时候过期">
      {expiring.map(({ points, endsAt }) => (
        <View className="points__when" key={endsAt}>
          <Text
            className={endsSoon(endsAt, nowMs, 30) ? 'points__until points__until--soon' : 'points__until'}
          >
            {endText(endsAt, nowMs)}
          </Text>
          <Text className="points__amount">{pointsText(points)} 分</Text>
        </View>
      ))}
    </Card>
  );
}

/** What is earned but not to be spent yet, and from when. */
export function PendingCard({ items, nowMs }: { items: readonly PendingPoints[]; nowMs: number }) {
  if (items.length === 0) return null;
  return (
    <Card title="待入账">
      {items.map(({ points, text, availableAt }, index) => (
        <View className="points__when" key={index}>
          <View className="points__what">
            <View className="points__text">
              <Phrases text={lineOf(text)} />
            </View>
            <Text className="points__note">
              {availableAt === null ? '签收后、过了退货期到账' : `${dayText(availableAt, nowMs)}到账`}
            </Text>
          </View>
          <Text className="points__amount points__amount--earned">+{pointsText(points)}</Text>
        </View>
      ))}
    </Card>
  );
}
