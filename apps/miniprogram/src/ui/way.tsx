import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { Card } from './card';
import './way.scss';

interface WayProps {
  name: string;
  /** A quiet word beside the name. */
  hint?: string;
  /** What stands there now, before the chevron. */
  value?: string;
  /** Something new waits behind it. */
  dot?: boolean;
  onPress: () => void;
}

/** A row that leads on. */
export function Way({ name, hint = '', value = '', dot = false, onPress }: WayProps) {
  return (
    <View className="way" hoverClass="way--pressed" onClick={onPress}>
      <Text className="way__name">{name}</Text>
      <Text className="way__hint">{hint}</Text>
      <View className="way__end">
        {value !== '' && <Text className="way__value">{value}</Text>}
        {dot && <View className="way__dot" />}
        <View className="card__chevron" />
      </View>
    </View>
  );
}

/** Rows that lead on, on one sheet of paper. */
export function Ways({ children }: { children: ReactNode }) {
  return <Card className="ways">{children}</Card>;
}
