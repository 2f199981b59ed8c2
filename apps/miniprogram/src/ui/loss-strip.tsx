import { Text, View } from '@tarojs/components';
import { serverTime } from '../clock';
import { endText } from '../format';
import { Countdown } from './countdown';
import './loss-strip.scss';

interface LossStripProps {
  /** What to do for it: '再买 1 次解锁 8 折券'. */
  text: string;
  /** What would be gone: '8 折券'. */
  stake: string;
  endsAt: string | null;
}

/** What ends soon, what would be lost with it, and a running countdown. */
export function LossStrip({ text, stake, endsAt }: LossStripProps) {
  return (
    <View className={`loss ${endsAt === null ? 'loss--calm' : ''}`}>
      <View className="loss__words">
        <Text className="loss__text">{text}</Text>
        <Text className="loss__stake">
          {endsAt === null ? '没有期限，不着急' : `过了 ${endText(endsAt, serverTime())}，${stake}就没有了`}
        </Text>
      </View>
      {endsAt !== null && (
        <View className="loss__clock">
          <Text className="loss__label">还剩</Text>
          <Countdown className="loss__left" endsAt={endsAt} />
        </View>
      )}
    </View>
  );
}
