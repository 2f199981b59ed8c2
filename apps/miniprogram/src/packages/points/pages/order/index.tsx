import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro';
import type { MallOrder } from '@/api-types';
import { serverTime } from '@/clock';
import { pointsText } from '@/format';
import { useLoaded } from '@/hooks/use-loaded';
import { asShopper } from '@/session';
import { AgreementGate } from '@/ui/agreement-gate';
import { Card } from '@/ui/card';
import { DoneMark } from '@/ui/done-mark';
import { PageTitle } from '@/ui/page-title';
import { ActionButton, PrimaryButton } from '@/ui/primary-button';
import { SignIn } from '@/ui/sign-in';
import { LineBones } from '@/ui/skeleton';
import { Failed } from '@/ui/states';
import { openCoupon } from '@/ways';
import { mall } from '../../mall-api';
import { ORDERS_PAGE } from '../../ways';
import { AddressCard, AddressSheet } from './address-parts';
import { FactsCard, ParcelCard, StateCard } from './order-card';
import { sure, useOrderSteps, type OrderSteps } from './use-order-steps';
import './index.scss';

function Ways({ order, steps }: { order: MallOrder; steps: OrderSteps }) {
  const { orderNo, points, couponId } = order;

  const cancel = async (): Promise<void> => {
    const back = points > 0 ? `${pointsText(points)} 积分会马上退回。` : '取消后不能再领这份礼品。';
    if (await sure('取消这笔兑换？', back, '取消兑换'))
      await steps.step((token) => mall.cancel(token, orderNo));
  };
  const received = async (): Promise<void> => {
    if (await sure('收到礼品了？', '确认后这笔兑换就完成了。', '收到了'))
      await steps.step((token) => mall.received(token, orderNo));
  };

  return (
    <>
      {order.canCancel && (
        <View className="order__cancel">
          <ActionButton look="text" disabled={steps.busy} onPress={() => void cancel()}>
            取消兑换
          </ActionButton>
        </View>
      )}
      {order.canConfirm && (
        <PrimaryButton disabled={steps.busy} onPress={() => void received()}>
          确认收货
        </PrimaryButton>
      )}
      {couponId !== null && order.state === 'completed' && (
        <PrimaryButton onPress={() => openCoupon(couponId)}>去看看这张券</PrimaryButton>
      )}
    </>
  );
}

/** One order of the mall: how far it is, where it goes, and what may still be done. */
export default function OrderPage() {
  const { no = '', fresh } = useRouter().params;
  const orderNo = decodeURIComponent(no);
  const { loaded, reload } = useLoaded(() => asShopper((token) => mall.order(token, orderNo)));
  const steps = useOrderSteps(reload);
  const [changing, setChanging] = useState(false);
  usePullDownRefresh(() => {
    void reload().finally(() => Taro.stopPullDownRefresh());
  });

  if (loaded.state === 'failed' && loaded.error.status === 401)
    return <SignIn onDone={() => void reload()} />;
  const nowMs = serverTime();
  return (
    <View className="page page--spaced page--pinned order">
      <PageTitle title="兑换详情" home={ORDERS_PAGE} />
      {loaded.state === 'loading' && (
        <>
          <Card>
            <LineBones widths={[60, 40, 100, 72]} />
          </Card>
          <Card>
            <LineBones widths={[100, 100, 80]} />
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
          {fresh !== undefined && loaded.value.state !== 'cancelled' && (
            <DoneMark title="兑换成功" line={`用了 ${pointsText(loaded.value.points)} 积分`} />
          )}
          <StateCard order={loaded.value} nowMs={nowMs} />
          {loaded.value.state === 'awaiting-address' ? (
            <AddressCard order={loaded.value} steps={steps} />
          ) : (
            steps.error !== null && !changing && <Text className="order__stop">{steps.error.message}</Text>
          )}
          <ParcelCard order={loaded.value} />
          <FactsCard
            order={loaded.value}
            nowMs={nowMs}
            onAddress={loaded.value.state === 'placed' ? () => setChanging(true) : undefined}
          />
          <Ways order={loaded.value} steps={steps} />
          {changing && <AddressSheet order={loaded.value} steps={steps} onClose={() => setChanging(false)} />}
        </>
      )}
      <AgreementGate />
    </View>
  );
}
