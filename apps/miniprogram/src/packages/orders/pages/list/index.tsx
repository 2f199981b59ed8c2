import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import type { OrderCard } from '@/api-types';
import { serverTime } from '@/clock';
import { dayText } from '@/format';
import { usePaged } from '@/hooks/use-paged';
import { asShopper } from '@/session';
import { ItemPicture } from '@/ui/item-picture';
import { PageTitle } from '@/ui/page-title';
import { Price } from '@/ui/price';
import { SignIn } from '@/ui/sign-in';
import { Bar } from '@/ui/skeleton';
import { Empty, Failed } from '@/ui/states';
import { ME_PAGE, openClaim } from '@/ways';
import { orders } from '../../orders-api';
import { openOrder } from '../../ways';
import './index.scss';

function Bought({ order, nowMs }: { order: OrderCard; nowMs: number }) {
  const over = order.stage === null;
  return (
    <View className="bought" hoverClass="bought--pressed" onClick={() => openOrder(order.id)}>
      <View className="bought__picture">
        <ItemPicture name={order.picture} kind="gift" size="small" faded={over} />
        {order.isLive && <Text className="bought__live">直播</Text>}
      </View>
      <View className="bought__words">
        <Text className="bought__title">{order.title}</Text>
        <Text className="bought__when">
          {dayText(order.placedAt, nowMs)} · {order.items} 件
        </Text>
      </View>
      <View className="bought__end">
        <Price fen={order.paidFen} exact />
        <Text className={`bought__stage bought__stage--${order.stage ?? 'over'}`}>{order.stageText}</Text>
      </View>
    </View>
  );
}

function Bones() {
  return (
    <>
      {[0, 1, 2, 3].map((index) => (
        <View className="bought" key={index}>
          <View className="bought__bone" />
          <View className="bought__words">
            <Bar width={72} />
            <Bar width={44} />
          </View>
        </View>
      ))}
    </>
  );
}

/** My orders 我的订单 of all channels, newest first. */
export default function OrdersPage() {
  const list = usePaged((cursor) => asShopper((token) => orders.page(token, cursor)));

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
    <View className="page page--spaced bought-list">
      <PageTitle title="我的订单" home={ME_PAGE} />
      {nothing && list.state === 'first' && <Bones />}
      {nothing && list.state === 'end' && (
        <Empty text="这里还没有订单；直播间、小店买的可以认领过来" action="认领订单" onAction={openClaim} />
      )}
      {list.items.map((order) => (
        <Bought key={order.id} order={order} nowMs={nowMs} />
      ))}
      {list.error !== null && <Failed error={list.error} onRetry={() => void list.more()} />}
      {list.state === 'idle' && (
        <View className="bought-list__more" onClick={() => void list.more()}>
          更早的
        </View>
      )}
      {!nothing && list.state === 'more' && <View className="bought-list__more">正在翻看…</View>}
    </View>
  );
}
