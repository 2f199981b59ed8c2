import { Text, View } from '@tarojs/components';
import { yuanParts } from '../format';
import './price.scss';

interface PriceProps {
  fen: number;
  /** Shows the cents even when they are zero, as on a bill. */
  exact?: boolean;
  size?: 'line' | 'large' | 'huge';
  tone?: 'ink' | 'brand' | 'gold';
}

/** An amount: the yuan large, sign and cents small. */
export function Price({ fen, exact = false, size = 'line', tone = 'ink' }: PriceProps) {
  const { sign, whole, cents } = yuanParts(fen, exact);
  return (
    <View className={`price price--${size} price--${tone}`}>
      <Text className="price__small">{sign}</Text>
      <Text className="price__whole">{whole}</Text>
      {cents !== '' && <Text className="price__small">{cents}</Text>}
    </View>
  );
}
