import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import './key-value.scss';

export interface Row {
  label: string;
  value: ReactNode;
  /** It was so, and counts no more. */
  struck?: boolean;
}

/** Labels left, values right, one per line. */
export function KeyValue({ rows, size = 'normal' }: { rows: readonly Row[]; size?: 'normal' | 'counter' }) {
  return (
    <View className={`kv kv--${size}`}>
      {rows.map(({ label, value, struck = false }) => (
        <View className={`kv__row ${struck ? 'kv__row--struck' : ''}`} key={label}>
          <Text className="kv__label">{label}</Text>
          <View className="kv__value">{typeof value === 'string' ? <Text>{value}</Text> : value}</View>
        </View>
      ))}
    </View>
  );
}
