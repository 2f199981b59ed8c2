import { Text, View } from '@tarojs/components';
import type { CouponDetail } from '@/api-types';
import { dayText, endText, momentText, yuan } from '@/format';
import './over.scss';

interface Said {
  mark: string;
  text: string;
  after: string;
}

function say(coupon: CouponDetail, nowMs: number): Said {
  switch (coupon.state) {
    case 'used':
      return {
        mark: '已使用',
        text:
          coupon.savedFen !== null && coupon.savedFen > 0
            ? `这张券为您省了 ${yuan(coupon.savedFen)}`
            : '谢谢您再次返场',
        after: [momentText(coupon.usedAt ?? coupon.endsAt, nowMs), coupon.usedShop ?? '']
          .filter((part) => part !== '')
          .join(' · '),
      };
    case 'expired':
      return {
        mark: '已过期',
        text: `这张券到 ${endText(coupon.endsAt, nowMs)} 为止`,
        after: '下一张在复购阶梯上等您',
      };
    case 'revoked':
      return {
        mark: '已收回',
        text: coupon.revokedReason ?? '这张券所凭的订单已经退款',
        after: '有疑问可以联系店员',
      };
    default:
      return {
        mark: '还没开始',
        text: `${dayText(coupon.startsAt, nowMs)}起可以使用`,
        after: '到时候来这里出示',
      };
  }
}

/** Instead of the code: what became of the coupon, or when it starts. */
export function Over({ coupon, nowMs }: { coupon: CouponDetail; nowMs: number }) {
  const { mark, text, after } = say(coupon, nowMs);
  return (
    <View className={`over over--${coupon.state}`}>
      <Text className="over__mark">{mark}</Text>
      <Text className="over__text">{text}</Text>
      <Text className="over__after">{after}</Text>
    </View>
  );
}
