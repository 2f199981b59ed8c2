import { useMemo } from 'react';
import { Image, View } from '@tarojs/components';
import { drawing } from './drawings';
import './item-picture.scss';

interface ItemPictureProps {
  name: string | null;
  kind: 'coupon' | 'gift';
  /** `small` beside words, `tile` on a card, `stage` alone on its page. */
  size: 'small' | 'tile' | 'stage';
  /** Nothing left, or over: drawn without its colour. */
  faded?: boolean;
}

/** A thing in a pool of lamp light. */
export function ItemPicture({ name, kind, size, faded = false }: ItemPictureProps) {
  const source = useMemo(() => drawing(name, kind), [name, kind]);
  return (
    <View className={`thing thing--${size} ${faded ? 'thing--faded' : ''}`}>
      <Image className="thing__picture" src={source} mode="aspectFit" />
    </View>
  );
}
