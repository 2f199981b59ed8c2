import { Text, View } from '@tarojs/components';
import type { CouponDetail } from '@/api-types';
import { Phrases } from '@/ui/phrases';
import { dayText, endText, hasCome, momentText, yuan } from '@/format';
import './over.scss';

interface Said {
  mark: string;
  text: string;
  after: string;
}

/** Nobody used it, and there is no code to show. */
function unused(coupon: CouponDetail, nowMs: number): Said {
  if (!hasCome(coupon.startsAt, nowMs)) {
    return {
      mark: '还没开始',
      text: `${dayText(coupon.startsAt, nowMs)}起可以使用`,
      after: '到时候来这里看看',
    };
  }
  if (hasCome(coupon.endsAt, nowMs)) return expired(coupon, nowMs);
  return { mark: '线上用', text: '线上下单时选这张券，当场就减', after: '门店里用不了，不用出示' };
}

function expired(coupon: CouponDetail, nowMs: number): Said {
  return {
    mark: '已过期',
    text: `这张券到 ${endText(coupon.endsAt, nowMs)} 为止`,
    after: '下一张在复购阶梯上等您',
  };
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
      return expired(coupon, nowMs);
    case 'revoked':
      return {
        mark: '已收回',
        text: coupon.revokedReason ?? '这张券所凭的订单已经退款',
        after: '有疑问可以联系店员',
      };
    case 'held':
      return {
        mark: '结算中',
        text: '正在一笔线上订单里，付款后就用掉了',
        after:
          coupon.heldUntil === null
            ? '没付款的话，券会自己回到券包'
            : `${endText(coupon.heldUntil, nowMs)} 前没付款，券会自己回到券包`,
      };
    case 'granted':
      return unused(coupon, nowMs);
  }
}

/** Instead of the code: what became of the coupon, or when it starts. */
export function Over({ coupon, nowMs }: { coupon: CouponDetail; nowMs: number }) {
  const { mark, text, after } = say(coupon, nowMs);
  return (
    <View className={`over over--${coupon.state}`}>
      <Text className="over__mark">{mark}</Text>
      <View className="over__text">
        <Phrases text={text} />
      </View>
      <View className="over__after">
        <Phrases text={after} />
      </View>
    </View>
  );
}
