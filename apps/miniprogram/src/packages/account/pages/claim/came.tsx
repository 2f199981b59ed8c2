import { Text } from '@tarojs/components';
import { api } from '@/api';
import type { Archive, Claimed } from '@/api-types';
import { yuan } from '@/format';
import { useLoaded } from '@/hooks/use-loaded';
import { asShopper } from '@/session';
import { Card } from '@/ui/card';
import { DoneMark } from '@/ui/done-mark';
import { KeyValue, type Row } from '@/ui/key-value';
import { ActionButton, PrimaryButton } from '@/ui/primary-button';
import { LineBones } from '@/ui/skeleton';
import { Failed } from '@/ui/states';
import { openArchive } from '@/ways';

function rowsOf({ totals, usableCoupons }: Archive): Row[] {
  return [
    { label: '一共买过', value: `${totals.items} 件` },
    { label: '累计为您节省', value: yuan(totals.savedFen) },
    { label: '可用的券', value: `${usableCoupons} 张` },
  ];
}

function whatCame(orders: number): string {
  if (orders === 0) return '这笔订单已经在您的档案里';
  return orders === 1 ? '这笔订单归到您名下了' : `连同一起买的，${orders} 笔订单归到您名下了`;
}

/** What came with the order: the archive as it stands now. */
export function Came({ claimed, onMore }: { claimed: Claimed; onMore: () => void }) {
  const { loaded, reload } = useLoaded(() => asShopper((token) => api.archive(token)));
  const { claimedOrders, orderNo } = claimed;
  return (
    <>
      <DoneMark title={claimedOrders === 0 ? '早就是您的了' : '认领好了'} line={whatCame(claimedOrders)} />
      <Card title="现在您的档案里">
        {loaded.state === 'loading' && <LineBones widths={[100, 100, 100]} />}
        {loaded.state === 'failed' && <Failed error={loaded.error} onRetry={() => void reload()} />}
        {loaded.state === 'ready' && <KeyValue rows={rowsOf(loaded.value)} />}
        <Text className="claim__came">订单编号 {orderNo}。复购进度和积分在后台补算，几秒钟就好。</Text>
      </Card>
      <ActionButton look="text" onPress={onMore}>
        再认领一笔
      </ActionButton>
      <PrimaryButton onPress={openArchive}>看看我的档案</PrimaryButton>
    </>
  );
}
