import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { Receipt } from '@/api-types';
import { serverTime } from '@/clock';
import { useLoaded } from '@/hooks/use-loaded';
import { ApiError } from '@/http';
import { STAFF_HOME_PAGE, asStaff } from '@/session';
import { Card } from '@/ui/card';
import { KeyValue } from '@/ui/key-value';
import { PageTitle } from '@/ui/page-title';
import { Price } from '@/ui/price';
import { PrimaryButton } from '@/ui/primary-button';
import { LineBones } from '@/ui/skeleton';
import { Failed } from '@/ui/states';
import { counter } from '../../counter-api';
import { backToCounter, handedReceipt, openHistory, scanNext } from '../../desk';
import { rowsOf } from './receipt-rows';
import { UndoPart } from './undo-part';
import './index.scss';

async function loadReceipt(id: string): Promise<Receipt> {
  const handed = handedReceipt(id);
  if (handed !== null) return handed;
  const today = await asStaff((token) => counter.today(token, null));
  const found = today.items.find((receipt) => receipt.id === id);
  if (found === undefined)
    throw new ApiError('RECEIPT_NOT_SHOWN', '这张小票不在最近的列表里，请回核销台查看', 404);
  return found;
}

async function next(): Promise<void> {
  if ((await scanNext(true)) === 'typed') backToCounter();
}

/** What to take, or what to give back, in type that reads from an arm's length. */
function Head({ receipt }: { receipt: Receipt }) {
  const undone = receipt.undoneAt !== null;
  return (
    <View className={`receipt__head ${undone ? 'receipt__head--undone' : ''}`}>
      <View className="receipt__disc">
        <View className={undone ? 'receipt__turn' : 'receipt__tick'} />
      </View>
      <Text className="receipt__done">{undone ? '已撤销' : '核销成功'}</Text>
      <Text className="receipt__label">{undone ? '券已回到顾客的券包，请退还' : '请收款'}</Text>
      <Price fen={receipt.payableFen} exact size="huge" />
    </View>
  );
}

/** Receipt 小票. */
export default function ReceiptPage() {
  const id = decodeURIComponent(useRouter().params.id ?? '');
  const { loaded, reload } = useLoaded(() => loadReceipt(id));
  return (
    <View className="page page--pinned receipt">
      <PageTitle title="小票" home={STAFF_HOME_PAGE} />
      {loaded.state === 'loading' && (
        <Card>
          <LineBones widths={[100, 100, 100, 100]} />
        </Card>
      )}
      {loaded.state === 'failed' && (
        <Card>
          <Failed error={loaded.error} onRetry={() => void reload()} />
        </Card>
      )}
      {loaded.state === 'ready' && (
        <>
          <Head receipt={loaded.value} />
          <Card title="明细" more="券的来历" onMore={() => openHistory(loaded.value.coupon.id)}>
            <KeyValue size="counter" rows={rowsOf(loaded.value, serverTime())} />
          </Card>
          <UndoPart receipt={loaded.value} onUndone={() => void reload()} />
        </>
      )}
      <View className="receipt__back" onClick={backToCounter}>
        回核销台
      </View>
      <PrimaryButton onPress={() => void next()}>扫下一张</PrimaryButton>
    </View>
  );
}
