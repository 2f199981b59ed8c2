import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { Address, MallItemDetail } from '@/api-types';
import { serverTime } from '@/clock';
import { partDone, pointsMissing, pointsText, yuan } from '@/format';
import { useLoaded } from '@/hooks/use-loaded';
import { asShopper } from '@/session';
import { AgreementGate } from '@/ui/agreement-gate';
import { Card } from '@/ui/card';
import { KeyValue } from '@/ui/key-value';
import { PageTitle } from '@/ui/page-title';
import { PrimaryButton } from '@/ui/primary-button';
import { RuleList } from '@/ui/rule-list';
import { SignIn } from '@/ui/sign-in';
import { Bar, LineBones } from '@/ui/skeleton';
import { Failed } from '@/ui/states';
import { NO_ADDRESS } from '../../address';
import { ItemPicture } from '@/ui/item-picture';
import { mall } from '../../mall-api';
import { MALL_PAGE, showNewOrder } from '../../ways';
import { couponRows, stockRows } from './item-rows';
import { RedeemSheet } from './redeem-sheet';
import { useRedeem } from './use-redeem';
import './index.scss';

/** What it is and what it costs; how far away it is while points are short. */
function Head({ item }: { item: MallItemDetail }) {
  const within = item.refusal === null || item.refusal.code === 'POINTS_SHORT';
  const missing = within ? pointsMissing(item.balance, item.points) : '';
  return (
    <Card className="item__head">
      <Text className="item__name">{item.name}</Text>
      <View className="item__price">
        <Text className="item__figure">{pointsText(item.points)}</Text>
        <Text className="item__unit">积分</Text>
        <Text className="item__worth">价值 {yuan(item.worthFen)}</Text>
      </View>
      {missing !== '' && (
        <View className="item__way">
          <View className="item__track">
            <View className="item__done" style={{ width: `${partDone(item.balance, item.points) * 100}%` }} />
          </View>
          <Text className="item__missing">
            已有 {pointsText(item.balance)} 分，{missing}
          </Text>
        </View>
      )}
      <Text className="item__description">{item.description}</Text>
    </Card>
  );
}

function Item({ item, onRefused }: { item: MallItemDetail; onRefused: () => void }) {
  const [asking, setAsking] = useState(false);
  const [address, setAddress] = useState(NO_ADDRESS);
  const redeeming = useRedeem(item);

  const open = (): void => {
    redeeming.forget();
    setAsking(true);
  };
  const confirm = async (sendTo: Address | null): Promise<void> => {
    const order = await redeeming.redeem(sendTo);
    if (order !== null) showNewOrder(order.orderNo);
  };
  const close = (): void => {
    setAsking(false);
    if (redeeming.refused !== null) onRefused();
  };

  return (
    <>
      <ItemPicture
        name={item.picture}
        kind={item.kind}
        size="stage"
        faded={item.refusal !== null && item.refusal.code !== 'POINTS_SHORT'}
      />
      <Head item={item} />
      {item.coupon !== null && (
        <Card title="这是一张券">
          <KeyValue rows={couponRows(item.coupon, serverTime())} />
        </Card>
      )}
      <Card title="兑换须知">
        <KeyValue rows={stockRows(item)} />
        {item.rules.length > 0 && (
          <View className="item__rules">
            <RuleList rules={item.rules} />
          </View>
        )}
      </Card>
      <PrimaryButton disabled={item.refusal !== null} onPress={open}>
        {item.refusal === null ? `用 ${pointsText(item.points)} 积分兑换` : item.refusal.message}
      </PrimaryButton>
      {asking && (
        <RedeemSheet
          item={item}
          redeeming={redeeming}
          address={address}
          onAddress={setAddress}
          onConfirm={(sendTo) => void confirm(sendTo)}
          onClose={close}
        />
      )}
    </>
  );
}

/** One thing of the mall: what it is, what it asks for, and the one button. */
export default function ItemPage() {
  const id = decodeURIComponent(useRouter().params.id ?? '');
  const { loaded, reload } = useLoaded(() => asShopper((token) => mall.item(token, id)));

  if (loaded.state === 'failed' && loaded.error.status === 401)
    return <SignIn onDone={() => void reload()} />;
  return (
    <View className="page page--spaced page--pinned item">
      <PageTitle title="兑换" home={MALL_PAGE} />
      {loaded.state === 'loading' && (
        <>
          <View className="item__bone" />
          <Card>
            <Bar width={46} tall />
            <LineBones widths={[30, 100, 64]} />
          </Card>
          <Card>
            <LineBones widths={[100, 100, 88, 72]} />
          </Card>
        </>
      )}
      {loaded.state === 'failed' && (
        <Card>
          <Failed error={loaded.error} onRetry={() => void reload()} />
        </Card>
      )}
      {loaded.state === 'ready' && <Item item={loaded.value} onRefused={() => void reload()} />}
      <AgreementGate />
    </View>
  );
}
