import { View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro';
import { serverTime } from '@/clock';
import { useLoaded } from '@/hooks/use-loaded';
import { asShopper } from '@/session';
import { Card } from '@/ui/card';
import { PageTitle } from '@/ui/page-title';
import { SignIn } from '@/ui/sign-in';
import { LineBones } from '@/ui/skeleton';
import { Failed } from '@/ui/states';
import { orders } from '../../orders-api';
import { ORDERS_PAGE } from '../../ways';
import { DeliveryCard } from './delivery-card';
import { CareWay, FactsCard, LadderCard, LinesCard, SurveyWay, TipsCard } from './parts';
import './index.scss';

/** One order, alive 动态订单页: where it is, what is in it, how to use it, and what it counts for. */
export default function OrderPage() {
  const { id = '' } = useRouter().params;
  const { loaded, reload } = useLoaded(() => asShopper((token) => orders.one(token, decodeURIComponent(id))));
  usePullDownRefresh(() => {
    void reload().finally(() => Taro.stopPullDownRefresh());
  });

  if (loaded.state === 'failed' && loaded.error.status === 401)
    return <SignIn onDone={() => void reload()} />;
  const nowMs = serverTime();
  return (
    <View className="page page--spaced bought-order">
      <PageTitle title="订单详情" home={ORDERS_PAGE} />
      {loaded.state === 'loading' && (
        <>
          <Card>
            <LineBones widths={[50, 100, 72]} />
          </Card>
          <Card>
            <LineBones widths={[80, 60, 90]} />
          </Card>
        </>
      )}
      {loaded.state === 'failed' && (
        <Card>
          <Failed error={loaded.error} onRetry={() => void reload()} />
        </Card>
      )}
      {loaded.state === 'ready' && (
        <>
          <DeliveryCard delivery={loaded.value.delivery} nowMs={nowMs} />
          {loaded.value.survey !== null && <SurveyWay survey={loaded.value.survey} />}
          <LinesCard order={loaded.value} />
          <TipsCard order={loaded.value} />
          <LadderCard lines={loaded.value.ladder} />
          <FactsCard order={loaded.value} nowMs={nowMs} />
          <CareWay orderId={loaded.value.id} />
        </>
      )}
    </View>
  );
}
