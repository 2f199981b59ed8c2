import { Text, View } from '@tarojs/components';
import { platform } from '@/platform';
import './single-page.scss';

/** True under somebody's timeline 朋友圈: a page alone, where nobody is signed in and no way leads on. */
export function onTimeline(): boolean {
  return platform.isSinglePage();
}

/** What stands there instead of a button. @param does what WeChat's own button below leads to: '参团' */
export function SinglePageHint({ does }: { does: string }) {
  return (
    <View className="single-page">
      <Text className="single-page__text">这里先看看。点下方「前往小程序」，就能{does}</Text>
      <View className="single-page__arrow" />
    </View>
  );
}
