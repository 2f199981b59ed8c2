import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import type { ExpiringPoints, PendingPoints } from '@/api-types';
import { dayText, endText, endsSoon, lineOf, pointsText } from '@/format';
import { Card } from '@/ui/card';
import { Phrases } from '@/ui/phrases';

/** As many ends as one looks at; the rest come when asked for. */
const FIRST_ENDS = 4;

/** What expires when, soonest first. */
export function ExpiringCard({ expiring, nowMs }: { expiring: readonly ExpiringPoints[]; nowMs: number }) {
  const [all, setAll] = useState(false);
  if (expiring.length === 0) return null;
  const shown = all || expiring.length <= FIRST_ENDS + 1 ? expiring : expiring.slice(0, FIRST_ENDS);
  return (
    <Card title="什么时候过期">
      {shown.map(({ points, endsAt }) => (
        <View className="points__when" key={endsAt}>
          <Text
            className={endsSoon(endsAt, nowMs, 30) ? 'points__until points__until--soon' : 'points__until'}
          >
            {endText(endsAt, nowMs)}
          </Text>
          <Text className="points__amount">{pointsText(points)} 分</Text>
        </View>
      ))}
      {shown.length < expiring.length && (
        <View className="points__more" onClick={() => setAll(true)}>
          还有 {expiring.length - shown.length} 笔，更晚过期
        </View>
      )}
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
