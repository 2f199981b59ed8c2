import { Text, View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { api } from '@/api';
import type { Receipt } from '@/api-types';
import { serverTime } from '@/clock';
import { couponFaceText, momentText, yuanExact, yuanOff } from '@/format';
import { useLoaded } from '@/hooks/use-loaded';
import { ApiError } from '@/http';
import { STAFF_HOME_PAGE, asStaff } from '@/session';
import { Card } from '@/ui/card';
import { KeyValue, type Row } from '@/ui/key-value';
import { PageTitle } from '@/ui/page-title';
import { Price } from '@/ui/price';
import { PrimaryButton } from '@/ui/primary-button';
import { LineBones } from '@/ui/skeleton';
import { Failed } from '@/ui/states';
import { handedReceipt, scanNext } from '../../desk';
import './index.scss';

async function loadReceipt(id: string): Promise<Receipt> {
  const handed = handedReceipt(id);
  if (handed !== null) return handed;
  const today = await asStaff((token) => api.today(token, null));
  const found = today.items.find((receipt) => receipt.id === id);
  if (found === undefined)
    throw new ApiError('RECEIPT_NOT_SHOWN', '这张小票不在最近的列表里，请回核销台查看', 404);
  return found;
}

function rowsOf(receipt: Receipt): Row[] {
  const { coupon, customer } = receipt;
  const member: Row[] =
    receipt.memberOffFen > 0 ? [{ label: '会员价减免', value: yuanOff(receipt.memberOffFen) }] : [];
  return [
    { label: '本单金额', value: yuanExact(receipt.billFen) },
    ...member,
    { label: '本券减免', value: yuanOff(receipt.couponOffFen) },
    { label: '券', value: `${couponFaceText(coupon)} · ${coupon.name}` },
    {
      label: '会员',
      value: customer.phoneTail === null ? customer.name : `${customer.name} · 尾号 ${customer.phoneTail}`,
    },
    { label: '门店', value: `${receipt.shopName} · ${receipt.staffName}` },
    { label: '时间', value: momentText(receipt.at, serverTime()) },
  ];
}

function backToCounter(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.redirectTo({ url: STAFF_HOME_PAGE });
}

async function next(): Promise<void> {
  if ((await scanNext(true)) === 'typed') backToCounter();
}

/** Receipt 核销成功: the figure to take, in type that reads from an arm's length. */
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
          <View className="receipt__head">
            <View className="receipt__disc">
              <View className="receipt__tick" />
            </View>
            <Text className="receipt__done">核销成功</Text>
            <Text className="receipt__label">请收款</Text>
            <Price fen={loaded.value.payableFen} exact size="huge" />
          </View>
          <Card>
            <KeyValue size="counter" rows={rowsOf(loaded.value)} />
          </Card>
        </>
      )}
      <View className="receipt__back" onClick={backToCounter}>
        回核销台
      </View>
      <PrimaryButton onPress={() => void next()}>扫下一张</PrimaryButton>
    </View>
  );
}
