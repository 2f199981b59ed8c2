import { Text, View } from '@tarojs/components';
import type { Coupon } from '../api-types';
import {
  couponFace,
  couponLimit,
  couponScope,
  endsSoon,
  hasCome,
  dayText,
  lineOf,
  timeLeft,
  usableUntil,
  yuan,
} from '../format';
import './ticket.scss';

interface TicketProps {
  coupon: Coupon;
  /** Why the shopper has it, in one sentence; said where there is room for a quiet line. */
  why?: string;
  /** The server's time: decides what is said about the end. */
  nowMs: number;
  onPress: () => void;
  /** Where the ticket lies: its notches show what is behind it. */
  on?: 'card' | 'paper';
}

const STAMP: Record<Coupon['state'], string> = {
  granted: '',
  held: '结算中',
  used: '已使用',
  expired: '已过期',
  revoked: '已收回',
};

function when(coupon: Coupon, nowMs: number): { text: string; urgent: boolean } {
  if (coupon.state === 'used') {
    const saved = coupon.savedFen !== null && coupon.savedFen > 0 ? `，省了 ${yuan(coupon.savedFen)}` : '';
    return { text: `${dayText(coupon.usedAt ?? coupon.endsAt, nowMs)}用掉${saved}`, urgent: false };
  }
  if (coupon.state === 'held') return { text: '正在一笔线上订单里', urgent: false };
  if (coupon.state !== 'granted') return { text: usableUntil(coupon.endsAt, nowMs), urgent: false };
  if (!hasCome(coupon.startsAt, nowMs))
    return { text: `${dayText(coupon.startsAt, nowMs)}起可用`, urgent: false };
  if (endsSoon(coupon.endsAt, nowMs)) return { text: timeLeft(coupon.endsAt, nowMs), urgent: true };
  return { text: usableUntil(coupon.endsAt, nowMs), urgent: false };
}

/** A coupon as a ticket: its value on the stub, its words on the right, the perforation between. */
export function Ticket({ coupon, why, nowMs, onPress, on = 'card' }: TicketProps) {
  const { before, figure, after } = couponFace(coupon);
  const { text, urgent } = when(coupon, nowMs);
  const usable = coupon.state === 'granted';
  const alive = usable || coupon.state === 'held';
  return (
    <View
      className={`ticket ticket--on-${on} ticket--${coupon.kind} ${alive ? '' : 'ticket--over'}`}
      hoverClass="ticket--pressed"
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
      <View className="ticket__side">
        <View className="ticket__row">
          <View className="ticket__words">
            <Text className="ticket__name">
              {coupon.kind === 'gift' ? (coupon.giftName ?? coupon.name) : coupon.name}
            </Text>
            <Text className="ticket__scope">{couponScope(coupon)}</Text>
            <Text className={`ticket__when ${urgent ? 'ticket__when--urgent' : ''}`}>{text}</Text>
          </View>
          {usable ? (
            <Text className="ticket__go">{coupon.useAt === 'online' ? '去看看' : '去出示'}</Text>
          ) : (
            <Text className={`ticket__stamp ticket__stamp--${coupon.state}`}>{STAMP[coupon.state]}</Text>
          )}
        </View>
        {why !== undefined && why !== '' && <Text className="ticket__why">{lineOf(why)}</Text>}
      </View>
    </View>
  );
}
