import { Text, View } from '@tarojs/components';
import type { MallOrder } from '@/api-types';
import { endText, momentText, pointsText } from '@/format';
import { Card } from '@/ui/card';
import { CopyButton } from '@/ui/copy-button';
import { KeyValue, type Row } from '@/ui/key-value';
import { Phrases } from '@/ui/phrases';
import { ItemPicture } from '@/ui/item-picture';
import { stateName } from '../../order-words';
import { Steps } from './steps';

/** One line about what comes next, or what became of it. */
function next(order: MallOrder, nowMs: number): string {
  switch (order.state) {
    case 'awaiting-address':
      return order.claimUntil === null
        ? '填好地址，我们就为您寄出'
        : `填好地址就为您寄出，${endText(order.claimUntil, nowMs)} 前有效`;
    case 'placed':
      return '礼品正在打包，寄出后这里会有单号';
    case 'shipped':
      return '已经在路上了，收到后点一下确认';
    case 'completed':
      return order.kind === 'coupon' ? '券已经放进您的券包' : '谢谢您，希望您喜欢';
    case 'cancelled':
      return order.points > 0 ? `${pointsText(order.points)} 积分已退回` : '这份礼品已取消';
  }
}

/** What was redeemed, how far it is, and what comes next. */
export function StateCard({ order, nowMs }: { order: MallOrder; nowMs: number }) {
  const over = order.state === 'cancelled';
  const walks = order.kind === 'gift' && !over && order.state !== 'awaiting-address';
  return (
    <Card>
      <View className="order__head">
        <ItemPicture name={order.picture} kind={order.kind} size="small" faded={over} />
        <View className="order__words">
          <Text className="order__name">{order.name}</Text>
          <Text className="order__price">
            {order.points > 0 ? `${pointsText(order.points)} 积分` : '赠送'}
          </Text>
        </View>
        <Text className={`order__state order__state--${order.state}`}>{stateName(order)}</Text>
      </View>
      {walks && <Steps order={order} nowMs={nowMs} />}
      <View className="order__next">
        <Phrases text={next(order, nowMs)} />
      </View>
    </Card>
  );
}

/** The parcel: who carries it, and the number to copy. */
export function ParcelCard({ order }: { order: MallOrder }) {
  const { carrier, trackingNo } = order;
  if (carrier === null || trackingNo === null) return null;
  return (
    <Card title="物流">
      <View className="order__parcel">
        <View className="order__words order__words--first">
          <Text className="order__carrier">{carrier}</Text>
          <Text className="order__tracking">{trackingNo}</Text>
        </View>
        <CopyButton text={trackingNo}>复制单号</CopyButton>
      </View>
    </Card>
  );
}

/** Where it goes, under which number, and when what happened. */
export function FactsCard({
  order,
  nowMs,
  onAddress,
}: {
  order: MallOrder;
  nowMs: number;
  /** Undefined once the parcel is on its way. */
  onAddress?: () => void;
}) {
  const { address, completedAt, cancelledAt, shippedAt } = order;
  const when = (label: string, at: string | null): Row[] =>
    at === null ? [] : [{ label, value: momentText(at, nowMs) }];
  const rows: Row[] = [
    { label: '兑换单号', value: order.orderNo },
    ...when('兑换时间', order.placedAt),
    ...when('寄出时间', shippedAt),
    ...(order.kind === 'gift' ? when('收货时间', completedAt) : []),
    ...when('取消时间', cancelledAt),
    ...(order.cancelReason === null ? [] : [{ label: '取消原因', value: order.cancelReason }]),
  ];
  return (
    <>
      {address !== null && (
        <Card title="寄到" more={onAddress === undefined ? undefined : '改地址'} onMore={onAddress}>
          <Text className="order__who">
            {address.name} · 尾号 {address.phoneTail}
          </Text>
          <Text className="order__where">
            {address.region} {address.detail}
          </Text>
        </Card>
      )}
      <Card>
        <KeyValue rows={rows} />
      </Card>
    </>
  );
}
