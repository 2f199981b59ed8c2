import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { couponFace, couponLimit } from '@/format';
import '@/ui/ticket.scss';
import './offer.scss';
import type { GroupBuy } from './friends-types';

interface OfferProps {
  coupon: GroupBuy['coupon'];
  /** Nobody can have it any more. */
  over?: boolean;
  on?: 'card' | 'paper';
  onPress?: () => void;
  children: ReactNode;
}

/** A coupon nobody has yet, as a ticket: what it takes off on the stub, the words beside. */
export function Offer({ coupon, over = false, on = 'card', onPress, children }: OfferProps) {
  const { before, figure, after } = couponFace(coupon);
  return (
    <View
      className={`ticket ticket--on-${on} ticket--${coupon.kind} ${over ? 'ticket--over' : ''}`}
      hoverClass={onPress === undefined ? 'none' : 'ticket--pressed'}
      onClick={onPress}
    >
      <View className="ticket__stub">
        <View className="ticket__face">
          {before !== '' && <Text className="ticket__unit">{before}</Text>}
          <Text className="ticket__figure">{figure}</Text>
          {after !== '' && <Text className="ticket__unit">{after}</Text>}
        </View>
        <Text className="ticket__limit">{couponLimit(coupon)}</Text>
      </View>
      <View className="ticket__tear" />
      <View className="ticket__side offer">{children}</View>
    </View>
  );
}
