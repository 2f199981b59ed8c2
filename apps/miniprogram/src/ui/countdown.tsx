import { Text } from '@tarojs/components';
import { countdown } from '../format';
import { useNow } from '../hooks/use-now';

/** A running countdown. Alone in its component, so that a second redraws four digits and not the page. */
export function Countdown({ endsAt, className = '' }: { endsAt: string; className?: string }) {
  return <Text className={className}>{countdown(endsAt, useNow())}</Text>;
}
