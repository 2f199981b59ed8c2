import { useRef, useState } from 'react';
import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import type { Today } from '@/api-types';
import { usePaged } from '@/hooks/use-paged';
import { asStaff } from '@/session';
import { counter } from '../../counter-api';
import { scanNext } from '../../desk';
import { CodeField } from './code-field';
import { TodayList } from './today-list';

/** Scan, or type the code; below, the day so far. For who may verify. */
export function CounterPart() {
  const [totals, setTotals] = useState<Today['totals'] | null>(null);
  const [hint, setHint] = useState(false);
  const newestTotals = useRef(setTotals);
  const list = usePaged(async (cursor) => {
    const page = await asStaff((token) => counter.today(token, cursor));
    if (cursor === null) newestTotals.current(page.totals);
    return page;
  });

  useReachBottom(() => {
    if (list.state === 'idle') void list.more();
  });
  usePullDownRefresh(() => {
    void list.restart().finally(() => Taro.stopPullDownRefresh());
  });

  const scan = async (): Promise<void> => {
    if ((await scanNext()) === 'typed') setHint(true);
  };

  return (
    <>
      <View className="counter__scan" hoverClass="counter__scan--pressed" onClick={() => void scan()}>
        <View className="counter__frame">
          <View className="counter__corners" />
          <View className="counter__beam" />
        </View>
        <Text className="counter__scan-text">扫一扫核销</Text>
      </View>
      <CodeField asked={hint} />
      <TodayList list={list} totals={totals} />
    </>
  );
}
