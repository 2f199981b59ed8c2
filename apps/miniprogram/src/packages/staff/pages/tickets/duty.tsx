import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import type { Desk } from '@/api-types';
import { yuan } from '@/format';
import { useLoaded } from '@/hooks/use-loaded';
import { asApiError } from '@/http';
import { asStaff } from '@/session';
import { Toggle } from '@/ui/toggle';
import { care } from '../../care-api';

/** Whether tickets come to me, how many I have, and what I may still give this month. Who has no desk sees nothing here. */
export function Duty() {
  const { loaded } = useLoaded(() => asStaff((token) => care.desk(token)));
  const [turned, setTurned] = useState<Desk | null>(null);
  const [stop, setStop] = useState<string | null>(null);
  if (loaded.state !== 'ready') return null;
  const desk = turned ?? loaded.value;
  const turn = async (isOn: boolean): Promise<void> => {
    setStop(null);
    setTurned({ ...desk, isOn });
    try {
      setTurned(await asStaff((token) => care.turn(token, isOn)));
    } catch (thrown) {
      setTurned(desk);
      setStop(asApiError(thrown).message);
    }
  };
  const left = Math.max(0, desk.limitFen - desk.usedFen);
  return (
    <View className="duty">
      <View className="duty__words">
        <Text className="duty__state">{desk.isOn ? '接单中' : '暂停接单'}</Text>
        <Text className="duty__line">
          手上 {desk.load} 单 · 本月还能补偿 {yuan(left)}
        </Text>
        {stop !== null && <Text className="duty__stop">{stop}</Text>}
      </View>
      <Toggle on={desk.isOn} label="接单" onTurn={(isOn) => void turn(isOn)} />
    </View>
  );
}
