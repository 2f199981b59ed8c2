import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { Quote } from '@/api-types';
import { couponFaceText } from '@/format';
import { STAFF_HOME_PAGE } from '@/session';
import { Card } from '@/ui/card';
import { KeyValue } from '@/ui/key-value';
import { PageTitle } from '@/ui/page-title';
import { PrimaryButton } from '@/ui/primary-button';
import { scanNext } from '../../desk';
import './refused.scss';

function backToCounter(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.redirectTo({ url: STAFF_HOME_PAGE });
}

/** It cannot be used: what happened in large type, what to tell the shopper, and the next in the queue. */
export function Refused({ message, quote }: { message: string; quote: Quote | null }) {
  const [busy, setBusy] = useState(false);

  const next = async (): Promise<void> => {
    setBusy(true);
    if ((await scanNext(true)) === 'typed') backToCounter();
    setBusy(false);
  };

  return (
    <View className="page page--pinned refused">
      <PageTitle title="核销" home={STAFF_HOME_PAGE} />
      <View className="refused__head">
        <View className="refused__cross" />
        <Text className="refused__title">不能核销</Text>
        <Text className="refused__message">{message}</Text>
      </View>
      {quote !== null && (
        <Card>
          <KeyValue
            size="counter"
            rows={[
              { label: '券', value: `${couponFaceText(quote.coupon)} · ${quote.coupon.name}` },
              { label: '会员', value: quote.customer.name },
              { label: '门店', value: quote.coupon.shops },
            ]}
          />
        </Card>
      )}
      <View className="refused__back" onClick={backToCounter}>
        回核销台
      </View>
      <PrimaryButton disabled={busy} onPress={() => void next()}>
        扫下一张
      </PrimaryButton>
    </View>
  );
}
