import { Text, View } from '@tarojs/components';
import type { Quote } from '@/api-types';
import { couponFaceText, couponTerms, discount } from '@/format';
import { Card } from '@/ui/card';

/** What was scanned, whose it is and what it asks for: three short lines, so that keys and total fit below. */
export function CouponCard({ quote }: { quote: Quote }) {
  const { coupon, customer, memberPrice } = quote;
  return (
    <Card className="bill__coupon">
      <View className="bill__coupon-head">
        <Text className="bill__face">{couponFaceText(coupon)}</Text>
        <Text className="bill__name">{coupon.name}</Text>
        <Text className={`bill__usable ${quote.usable ? '' : 'bill__usable--not'}`}>
          {quote.usable ? '可以使用' : '还差条件'}
        </Text>
      </View>
      <Text className="bill__terms">{couponTerms(coupon)}</Text>
      <Text className="bill__terms">
        {customer.name}
        {customer.phoneTail === null ? '' : ` · 尾号 ${customer.phoneTail}`}
        {memberPrice === null ? '' : ` · ${memberPrice.name} ${discount(memberPrice.rateBasisPoints)}`}
      </Text>
    </Card>
  );
}
