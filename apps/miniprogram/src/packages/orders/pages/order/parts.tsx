import { Text, View } from '@tarojs/components';
import type { OrderPage } from '@/api-types';
import { momentText } from '@/format';
import { Card } from '@/ui/card';
import { CopyButton } from '@/ui/copy-button';
import { ItemPicture } from '@/ui/item-picture';
import { KeyValue, type Row } from '@/ui/key-value';
import { Price } from '@/ui/price';
import { Way, Ways } from '@/ui/way';
import { openAsk, openSurvey } from '@/ways';

/** What is in it, as the live showed it. */
export function LinesCard({ order }: { order: OrderPage }) {
  const isOver = order.delivery.stage === null;
  return (
    <Card title="买了什么">
      {order.lines.map((line) => (
        <View className="goods" key={line.lineKey}>
          <ItemPicture name={line.picture} kind="gift" size="small" faded={isOver} />
          <View className="goods__words">
            <Text className="goods__title">{line.title}</Text>
            <Text className="goods__count">× {line.quantity}</Text>
            {line.hostSaid !== null && <Text className="goods__said">主播说：{line.hostSaid}</Text>}
          </View>
          <Price fen={line.amountFen} exact />
        </View>
      ))}
    </Card>
  );
}

/** Tips for use 使用小贴士, once it is on its way. */
export function TipsCard({ order }: { order: OrderPage }) {
  const { stage } = order.delivery;
  const tips = [...new Set(order.lines.flatMap((line) => line.tips))];
  if (tips.length === 0 || stage === null || stage === 'paid') return null;
  return (
    <Card title="使用小贴士">
      {tips.map((tip) => (
        <View className="tip" key={tip}>
          <View className="tip__dot" />
          <Text className="tip__text">{tip}</Text>
        </View>
      ))}
    </Card>
  );
}

/** What we would like to know about it. */
export function SurveyWay({ survey }: { survey: NonNullable<OrderPage['survey']> }) {
  return (
    <Ways>
      <Way
        name="说说这次怎么样"
        value={survey.points === 0 ? '半分钟' : `得 ${survey.points} 积分`}
        onPress={() => openSurvey(survey.surveyNo)}
      />
    </Ways>
  );
}

/** Whoever has a question about it asks here. */
export function CareWay({ orderId }: { orderId: string }) {
  return (
    <Ways>
      <Way name="这一单有问题？" hint="找客服，退换，都在这里" onPress={() => openAsk(orderId)} />
    </Ways>
  );
}

/** What it counts for on the ladders. */
export function LadderCard({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <Card className="counts">
      {lines.map((line) => (
        <Text className="counts__line" key={line}>
          {line}
        </Text>
      ))}
    </Card>
  );
}

/** What it cost in parts, its number, and where it came from. */
export function FactsCard({ order, nowMs }: { order: OrderPage; nowMs: number }) {
  const { price, live } = order;
  const money = (label: string, fen: number): Row => ({ label, value: <Price fen={fen} exact /> });
  const rows: Row[] = [
    ...(price.discountFen > 0 ? [money('商品原价', price.listFen), money('已优惠', -price.discountFen)] : []),
    money('实付', price.paidFen),
    ...(price.refundedFen > 0 ? [money('已退款', price.refundedFen)] : []),
    { label: '下单时间', value: momentText(order.placedAt, nowMs) },
    ...(live?.room == null ? [] : [{ label: '来自直播间', value: live.room }]),
    {
      label: '订单号',
      value: (
        <View className="facts__number">
          <Text className="facts__digits">{order.orderNo}</Text>
          <CopyButton text={order.orderNo} />
        </View>
      ),
    },
  ];
  return (
    <Card>
      <KeyValue rows={rows} />
    </Card>
  );
}
