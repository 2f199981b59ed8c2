import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import type { ListedOrder } from '@/api';
import { serverTime } from '@/clock';
import { dayText } from '@/format';
import { usePaged } from '@/hooks/use-paged';
import { STAFF_HOME_PAGE, asStaff } from '@/session';
import { AgreementGate } from '@/ui/agreement-gate';
import { Card } from '@/ui/card';
import { PageTitle } from '@/ui/page-title';
import { ActionButton } from '@/ui/primary-button';
import { LineBones } from '@/ui/skeleton';
import { Empty, Failed } from '@/ui/states';
import { counter } from '../../counter-api';
import { ShipSheet } from './ship-sheet';
import './index.scss';

const SHELVES = [
  { state: 'placed', name: '待寄', empty: '没有要寄的礼品，都处理完了' },
  { state: 'shipped', name: '在路上', empty: '没有在路上的礼品' },
] as const;

type Shelf = (typeof SHELVES)[number];

function GiftCard({ order, onShip }: { order: ListedOrder; onShip: () => void }) {
  const { address, carrier, trackingNo } = order;
  return (
    <Card className="gift">
      <View className="gift__head">
        <Text className="gift__name">{order.name}</Text>
        <Text className="gift__day">{dayText(order.shippedAt ?? order.placedAt, serverTime())}</Text>
      </View>
      {address !== null && (
        <View>
          <Text className="gift__where">
            {address.name} · 尾号 {address.phoneTail}
          </Text>
          <Text className="gift__where">{address.region}</Text>
        </View>
      )}
      {carrier !== null && trackingNo !== null && (
        <Text className="gift__where">
          {carrier} {trackingNo}
        </Text>
      )}
      <Text className="gift__no">单号 {order.orderNo}</Text>
      {order.state === 'placed' && (
        <View className="gift__ship">
          <ActionButton look="quiet" small onPress={onShip}>
            看地址，寄出
          </ActionButton>
        </View>
      )}
    </Card>
  );
}

function GiftList({ shelf }: { shelf: Shelf }) {
  const list = usePaged((cursor) => asStaff((token) => counter.gifts(token, shelf.state, cursor)));
  const [shipping, setShipping] = useState<ListedOrder | null>(null);

  useReachBottom(() => {
    if (list.state === 'idle') void list.more();
  });
  usePullDownRefresh(() => {
    void list.restart().finally(() => Taro.stopPullDownRefresh());
  });

  const close = (changed: boolean): void => {
    setShipping(null);
    if (changed) void list.restart();
  };
  const nothing = list.items.length === 0;
  return (
    <View>
      {nothing && list.state === 'first' && (
        <Card>
          <LineBones widths={[50, 90, 70]} />
        </Card>
      )}
      {nothing && list.state === 'end' && (
        <Empty text={shelf.empty} action="刷新" onAction={() => void list.restart()} />
      )}
      {list.items.map((order) => (
        <GiftCard key={order.id} order={order} onShip={() => setShipping(order)} />
      ))}
      {list.error !== null && list.error.status !== 401 && (
        <Failed error={list.error} onRetry={() => void list.more()} />
      )}
      {list.state === 'idle' && (
        <View className="gifts__more" onClick={() => void list.more()}>
          更多
        </View>
      )}
      {shipping !== null && <ShipSheet order={shipping} onClose={close} />}
    </View>
  );
}

/** Gifts to be shipped 待寄礼品, oldest first. */
export default function GiftsPage() {
  const [shown, setShown] = useState<Shelf['state']>('placed');
  return (
    <View className="page gifts">
      <PageTitle title="待寄礼品" home={STAFF_HOME_PAGE} />
      <View className="gifts__tabs">
        {SHELVES.map(({ state, name }) => (
          <View
            key={state}
            className={`gifts__tab ${state === shown ? 'gifts__tab--on' : ''}`}
            onClick={() => setShown(state)}
          >
            <Text>{name}</Text>
          </View>
        ))}
      </View>
      {SHELVES.filter(({ state }) => state === shown).map((shelf) => (
        <GiftList key={shelf.state} shelf={shelf} />
      ))}
      <AgreementGate />
    </View>
  );
}
