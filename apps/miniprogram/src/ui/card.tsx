import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import './card.scss';

interface CardProps {
  title?: string;
  /** A quiet word beside the title; with `onMore` it becomes a way on. */
  more?: string;
  onMore?: () => void;
  className?: string;
  children: ReactNode;
}

/** A sheet of paper on the page, with an optional heading. */
export function Card({ title, more, onMore, className = '', children }: CardProps) {
  return (
    <View className={`card ${className}`}>
      {title !== undefined && (
        <View className="card__head">
          <Text className="card__title">{title}</Text>
          {more !== undefined && (
            <View className={`card__more ${onMore ? 'card__more--way' : ''}`} onClick={onMore}>
              <Text>{more}</Text>
              {onMore !== undefined && <View className="card__chevron" />}
            </View>
          )}
        </View>
      )}
      {children}
    </View>
  );
}
