import { Text, View } from '@tarojs/components';
import type { Quote } from '@/api-types';
import { yuanOff } from '@/format';
import { Card } from '@/ui/card';
import { Price } from '@/ui/price';
import type { Verification } from './use-verification';

interface BillCardProps {
  entry: string;
  quote: Quote;
  desk: Verification;
}

function Outcome({ entry, quote, desk }: BillCardProps) {
  const { current, error } = desk;
  if (desk.lost) {
    return (
      <View className="bill__note bill__note--stop">没收到结果，请再点一次“确认核销”，不会重复核销</View>
    );
  }
  if (error !== null) {
    return (
      <View className="bill__note bill__note--stop" onClick={desk.look}>
        {error.message}，点这里再试
      </View>
    );
  }
  if (entry === '') {
    const gift = quote.coupon.kind === 'gift';
    return (
      <View className="bill__note">
        {gift ? '输入本单金额；只领赠品就输 0' : '输入本单金额，马上算出应收'}
      </View>
    );
  }
  if (current && !quote.usable && quote.refusal !== null) {
    return <View className="bill__note bill__note--stop">{quote.refusal.message}</View>;
  }
  const price = quote.price;
  if (price === null) return <View className="bill__note">正在计算…</View>;
  return (
    <View className={`bill__sum ${current ? '' : 'bill__sum--old'}`}>
      {price.memberOffFen > 0 && (
        <View className="bill__line">
          <Text>会员价减免</Text>
          <Text className="bill__off">{yuanOff(price.memberOffFen)}</Text>
        </View>
      )}
      <View className="bill__line">
        <Text>本券减免</Text>
        <Text className="bill__off">{yuanOff(price.couponOffFen)}</Text>
      </View>
      <View className="bill__line bill__line--total">
        <Text>应收</Text>
        <Price fen={price.payableFen} exact size="large" tone="brand" />
      </View>
    </View>
  );
}

/** The amount as it is typed, and what is left to pay. */
export function BillCard(props: BillCardProps) {
  return (
    <Card className="bill__card">
      <View className="bill__line bill__line--entry">
        <Text>本单金额</Text>
        <View className="bill__entry">
          <Text className="bill__sign">¥</Text>
          <Text className={props.entry === '' ? 'bill__zero' : ''}>
            {props.entry === '' ? '0' : props.entry}
          </Text>
          <View className="bill__caret" />
        </View>
      </View>
      <Outcome {...props} />
    </Card>
  );
}
