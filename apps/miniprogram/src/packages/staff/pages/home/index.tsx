import { useRef, useState } from 'react';
import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import type { Today } from '@/api-types';
import { usePaged } from '@/hooks/use-paged';
import { useShown } from '@/hooks/use-now';
import { STAFF_LOGIN_PAGE, asStaff, signOutStaff, signedInStaff } from '@/session';
import { Card } from '@/ui/card';
import { PageTitle } from '@/ui/page-title';
import { ActionButton } from '@/ui/primary-button';
import { counter } from '../../counter-api';
import { openGifts, scanNext } from '../../desk';
import { CodeField } from './code-field';
import { TodayList } from './today-list';
import './index.scss';

/** The counter 核销台: scan, or type the code; below, the day so far. */
export default function StaffHomePage() {
  const [totals, setTotals] = useState<Today['totals'] | null>(null);
  const [hint, setHint] = useState(false);
  const newestTotals = useRef(setTotals);
  const list = usePaged(async (cursor) => {
    const page = await asStaff((token) => counter.today(token, cursor));
    if (cursor === null) newestTotals.current(page.totals);
    return page;
  });
  // Drawn again when shown: the session may have come meanwhile.
  useShown();

  useReachBottom(() => {
    if (list.state === 'idle') void list.more();
  });
  usePullDownRefresh(() => {
    void list.restart().finally(() => Taro.stopPullDownRefresh());
  });

  const scan = async (): Promise<void> => {
    if ((await scanNext()) === 'typed') setHint(true);
  };

  const leave = (): void => {
    signOutStaff();
    void Taro.redirectTo({ url: STAFF_LOGIN_PAGE });
  };

  const staff = signedInStaff();
  return (
    <View className="page counter">
      <PageTitle title="核销台" home="/pages/me/index" />
      <View className="counter__who">
        <Text className="counter__shop">{staff?.shopName ?? ''}</Text>
        <Text className="counter__name">
          {staff === null ? '' : `${staff.name} · ${staff.role === 'manager' ? '店长' : '店员'}`}
        </Text>
      </View>
      <View className="counter__scan" hoverClass="counter__scan--pressed" onClick={() => void scan()}>
        <View className="counter__frame">
          <View className="counter__corners" />
          <View className="counter__beam" />
        </View>
        <Text className="counter__scan-text">扫一扫核销</Text>
      </View>
      <CodeField asked={hint} />
      <TodayList list={list} totals={totals} />
      {staff?.role === 'manager' && (
        <Card className="counter__gifts">
          <View className="counter__way" hoverClass="counter__row--pressed" onClick={openGifts}>
            <Text>待寄礼品</Text>
            <Text className="counter__hint">积分商城兑换的礼品</Text>
            <View className="card__chevron" />
          </View>
        </Card>
      )}
      <View className="counter__leave">
        <ActionButton look="text" onPress={leave}>
          换班退出
        </ActionButton>
      </View>
    </View>
  );
}
