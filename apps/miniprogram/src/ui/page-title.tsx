import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { platform } from '../platform';
import './page-title.scss';

function goBack(home: string | null): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else if (home !== null) void Taro.reLaunch({ url: home });
}

/** The title bar in the browser; in WeChat the native one stands there. @param home where back leads when nothing is behind; null for none */
export function PageTitle({ title, home = null }: { title: string; home?: string | null }) {
  if (!platform.drawsOwnTitle) return null;
  return (
    <View className="bar">
      {home !== null && <View className="bar__back" onClick={() => goBack(home)} />}
      <Text className="bar__title">{title}</Text>
    </View>
  );
}
