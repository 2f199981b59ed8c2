import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import './sheet.scss';

interface SheetProps {
  title: string;
  /** Null while it must stay: an answer is on its way. */
  onClose: (() => void) | null;
  children: ReactNode;
}

/** A sheet of paper pushed up over the page, for one decision. The page behind it stays where it is. */
export function Sheet({ title, onClose, children }: SheetProps) {
  return (
    <View className="sheet" catchMove>
      <View className="sheet__shade" onClick={onClose ?? undefined} />
      <View className="sheet__paper">
        <View className="sheet__head">
          <Text className="sheet__title">{title}</Text>
          {onClose !== null && <View className="sheet__close" onClick={onClose} />}
        </View>
        {children}
      </View>
    </View>
  );
}
