import { Text, View } from '@tarojs/components';
import { platform } from '../platform';
import './copy-button.scss';

/** Puts text on the clipboard, by a small button beside it. */
export function CopyButton({ text, children = '复制' }: { text: string; children?: string }) {
  return (
    <View className="copy" hoverClass="copy--pressed" onClick={() => void platform.copy(text)}>
      <Text>{children}</Text>
    </View>
  );
}
