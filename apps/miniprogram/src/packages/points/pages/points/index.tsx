import { useState } from 'react';
import { ScrollView, View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { api } from '@/api';
import { serverTime } from '@/clock';
import { useLoaded } from '@/hooks/use-loaded';
import { usePaged } from '@/hooks/use-paged';
import { asShopper } from '@/session';
import { Card } from '@/ui/card';
import { PageTitle } from '@/ui/page-title';
import { PrimaryButton } from '@/ui/primary-button';
import { RuleList } from '@/ui/rule-list';
import { Sheet } from '@/ui/sheet';
import { SignIn } from '@/ui/sign-in';
import { Failed } from '@/ui/states';
import { ME_PAGE, openMall } from '@/ways';
import { PointsBones } from './bones';
import { HistoryCard } from './history-card';
import { Purse } from './purse';
import { ExpiringCard, PendingCard } from './when-cards';
import './index.scss';

/** My points 我的积分: how many, what comes, what goes when, and how it came about. */
export default function PointsPage() {
  const { loaded, reload } = useLoaded(() => asShopper((token) => api.points(token)));
  const history = usePaged((cursor) => asShopper((token) => api.pointsEntries(token, cursor)));

  const [reading, setReading] = useState(false);

  const renew = async (): Promise<void> => {
    await Promise.all([reload(), history.restart()]);
  };
  usePullDownRefresh(() => {
    void renew().finally(() => Taro.stopPullDownRefresh());
  });
  useReachBottom(() => {
    if (history.state === 'idle') void history.more();
  });

  if (loaded.state === 'failed' && loaded.error.status === 401) return <SignIn onDone={() => void renew()} />;
  const nowMs = serverTime();
  return (
    <View className="page page--spaced page--pinned points">
      <PageTitle title="我的积分" home={ME_PAGE} />
      {loaded.state === 'loading' && <PointsBones />}
      {loaded.state === 'failed' && (
        <Card>
          <Failed error={loaded.error} onRetry={() => void renew()} />
        </Card>
      )}
      {loaded.state === 'ready' && (
        <>
          <Purse points={loaded.value} nowMs={nowMs} />
          <ExpiringCard expiring={loaded.value.expiring} nowMs={nowMs} />
          <PendingCard items={loaded.value.pendingItems} nowMs={nowMs} />
          <HistoryCard history={history} nowMs={nowMs} onRules={() => setReading(true)} />
          <PrimaryButton onPress={openMall}>去积分商城</PrimaryButton>
          {reading && (
            <Sheet title="积分怎么算" onClose={() => setReading(false)}>
              <ScrollView className="points__rules" scrollY>
                <RuleList rules={loaded.value.rules} />
              </ScrollView>
            </Sheet>
          )}
        </>
      )}
    </View>
  );
}
