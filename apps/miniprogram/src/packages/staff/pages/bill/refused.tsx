import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import type { Quote, WhyNot } from '@/api-types';
import { couponFaceText } from '@/format';
import { STAFF_HOME_PAGE } from '@/session';
import { Card } from '@/ui/card';
import { KeyValue } from '@/ui/key-value';
import { PageTitle } from '@/ui/page-title';
import { Phrases } from '@/ui/phrases';
import { PrimaryButton } from '@/ui/primary-button';
import { backToCounter, scanNext } from '../../desk';
import { whatNow } from './what-now';
import './refused.scss';

/** It cannot be used: what happened in large type, what to tell the shopper, and the next in the queue. */
export function Refused({ refusal, quote }: { refusal: WhyNot; quote: Quote | null }) {
  const [busy, setBusy] = useState(false);
  const advice = whatNow(refusal.code);

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
        <View className="refused__message">
          <Phrases text={refusal.message} />
        </View>
        {advice !== null && (
          <View className="refused__advice">
            <Phrases text={advice} />
          </View>
        )}
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
