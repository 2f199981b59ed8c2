import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import type { ListedOrder } from '@/api';
import { serverTime } from '@/clock';
import { dayText, pointsText } from '@/format';
import { usePaged } from '@/hooks/use-paged';
import { asShopper } from '@/session';
import { PageTitle } from '@/ui/page-title';
import { SignIn } from '@/ui/sign-in';
import { Bar } from '@/ui/skeleton';
import { Empty, Failed } from '@/ui/states';
import { ItemPicture } from '@/ui/item-picture';
import { mall } from '../../mall-api';
import { stateName } from '../../order-words';
import { MALL_PAGE, openOrder } from '../../ways';
import './index.scss';

function toMall(): void {
  void Taro.redirectTo({ url: MALL_PAGE });
}

function OrderCard({ order, nowMs }: { order: ListedOrder; nowMs: number }) {
  const over = order.state === 'cancelled';
  const price = order.points > 0 ? `${pointsText(order.points)} 积分` : '赠送';
  return (
    <View className="parcel" hoverClass="parcel--pressed" onClick={() => openOrder(order.orderNo)}>
      <ItemPicture name={order.picture} kind={order.kind} size="small" faded={over} />
      <View className="parcel__words">
        <Text className="parcel__name">{order.name}</Text>
        <Text className="parcel__when">
          {dayText(order.placedAt, nowMs)} · {price}
        </Text>
      </View>
      <Text className={`parcel__state parcel__state--${order.state}`}>{stateName(order)}</Text>
    </View>
  );
}

/** My orders of the mall 我的兑换, newest first. */
export default function OrdersPage() {
  const list = usePaged((cursor) => asShopper((token) => mall.orders(token, cursor)));

  usePullDownRefresh(() => {
    void list.restart().finally(() => Taro.stopPullDownRefresh());
  });
  useReachBottom(() => {
    if (list.state === 'idle') void list.more();
  });

  if (list.error?.status === 401) return <SignIn onDone={() => void list.restart()} />;
  const nowMs = serverTime();
  const nothing = list.items.length === 0;
  return (
    <View className="page page--spaced parcels">
      <PageTitle title="我的兑换" home={MALL_PAGE} />
      {nothing &&
        list.state === 'first' &&
        [0, 1, 2].map((index) => (
          <View className="parcel" key={index}>
            <View className="parcel__bone" />
            <View className="parcel__words">
              <Bar width={70} />
              <Bar width={50} />
            </View>
          </View>
        ))}
      {nothing && list.state === 'end' && (
        <Empty text="还没有兑换过，挑一件喜欢的吧" action="逛逛积分商城" onAction={toMall} />
      )}
      {list.items.map((order) => (
        <OrderCard key={order.id} order={order} nowMs={nowMs} />
      ))}
      {list.error !== null && <Failed error={list.error} onRetry={() => void list.more()} />}
      {list.state === 'idle' && (
        <View className="parcels__more" onClick={() => void list.more()}>
          更早的
        </View>
      )}
    </View>
  );
}
