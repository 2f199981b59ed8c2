import { Text, View } from '@tarojs/components';
import type { Points } from '@/api-types';
import { endsSoon, pointsText } from '@/format';
import { LossStrip } from '@/ui/loss-strip';

/** Sooner than this is worth a strip with a countdown of its own. */
const SOON_DAYS = 30;

/** The balance on a piece of the stage, and beneath it what comes and what is owed. */
export function Purse({ points, nowMs }: { points: Points; nowMs: number }) {
  const first = points.expiring[0];
  return (
    <>
      <View className="purse">
        <View className="purse__head">
          <Text className="purse__label">可用积分</Text>
          <Text className="purse__growth">成长值 {pointsText(points.growth)}</Text>
        </View>
        <View className="purse__balance">
          <Text className="purse__figure">{pointsText(points.balance)}</Text>
          <Text className="purse__unit">分</Text>
        </View>
        <View className="purse__foot">
          <Text className="purse__part">待入账 {pointsText(points.pending)}</Text>
          {points.debt > 0 && <Text className="purse__part">待抵扣 {pointsText(points.debt)}</Text>}
        </View>
      </View>
      {points.debt > 0 && (
        <View className="points__debt">
          <Text>
            有订单退了款，当时的积分已经花掉 {pointsText(points.debt)} 分。之后得到的积分先抵上，不用补钱。
          </Text>
        </View>
      )}
      {first !== undefined && endsSoon(first.endsAt, nowMs, SOON_DAYS) && (
        <LossStrip text={`${pointsText(first.points)} 分快到期了`} stake="这些积分" endsAt={first.endsAt} />
      )}
    </>
  );
}
