import { useEffect, useRef } from 'react';
import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { api } from '@/api';
import type { CouponDetail } from '@/api-types';
import { serverTime } from '@/clock';
import { couponFace, couponTerms, hasCome, useAtText, usableUntil } from '@/format';
import { useShown } from '@/hooks/use-now';
import { useLoaded } from '@/hooks/use-loaded';
import { platform } from '@/platform';
import { asShopper } from '@/session';
import { Card } from '@/ui/card';
import { KeyValue } from '@/ui/key-value';
import { PageTitle } from '@/ui/page-title';
import { SignIn } from '@/ui/sign-in';
import { LineBones } from '@/ui/skeleton';
import { Failed } from '@/ui/states';
import { LiveCode } from './live-code';
import { Over } from './over';
import './index.scss';

const WALLET_PAGE = '/pages/wallet/index';
/** While the code is shown, so that the page itself says when the counter is done. */
const LOOK_AGAIN_MS = 5000;

function BigTicket({ coupon }: { coupon: CouponDetail }) {
  const nowMs = serverTime();
  const { before, figure, after } = couponFace(coupon);
  const live =
    coupon.state === 'granted' &&
    coupon.useAt !== 'online' &&
    hasCome(coupon.startsAt, nowMs) &&
    !hasCome(coupon.endsAt, nowMs);
  const gift = coupon.kind === 'gift';
  return (
    <View className={`pass pass--${coupon.kind} pass--${coupon.state}`}>
      <View className="pass__top">
        <Text className="pass__name">{coupon.name}</Text>
        <View className="pass__face">
          {before !== '' && <Text className="pass__unit">{before}</Text>}
          <Text className={`pass__figure ${gift ? 'pass__figure--words' : ''}`}>
            {gift ? (coupon.giftName ?? figure) : figure}
          </Text>
          {after !== '' && <Text className="pass__unit">{after}</Text>}
        </View>
        <Text className="pass__terms">{couponTerms(coupon)}</Text>
        <Text className="pass__until">{usableUntil(coupon.endsAt, nowMs)}</Text>
      </View>
      <View className="pass__tear" />
      <View className="pass__bottom">
        {live ? <LiveCode coupon={coupon} /> : <Over coupon={coupon} nowMs={nowMs} />}
      </View>
    </View>
  );
}

function Words({ coupon }: { coupon: CouponDetail }) {
  return (
    <>
      <Card title="为什么有这张券">
        <Text className="coupon__why">{coupon.why}</Text>
      </Card>
      <Card title="怎么用">
        <KeyValue
          rows={[
            { label: '适用', value: coupon.scope },
            { label: '用在', value: useAtText(coupon.useAt) },
            ...(coupon.useAt === 'online' ? [] : [{ label: '门店', value: coupon.shops }]),
            { label: '有效期', value: usableUntil(coupon.endsAt, serverTime()) },
          ]}
        />
      </Card>
    </>
  );
}

/** A coupon 券: the ticket, its live code, and why I have it. */
export default function CouponPage() {
  const id = decodeURIComponent(useRouter().params.id ?? '');
  const { loaded, reload } = useLoaded(() => asShopper((token) => api.coupon(token, id)));
  const shown = useShown();
  const state = loaded.state === 'ready' ? loaded.value.state : null;
  const before = useRef(state);

  useEffect(() => {
    if ((before.current === 'granted' || before.current === 'held') && state === 'used')
      platform.signal('success');
    before.current = state;
  }, [state]);

  useEffect(() => {
    if (!shown || (state !== 'granted' && state !== 'held')) return undefined;
    const timer = setInterval(() => void reload(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [shown, state, reload]);

  if (loaded.state === 'failed' && loaded.error.status === 401)
    return <SignIn onDone={() => void reload()} />;
  return (
    <View className="page page--spaced coupon">
      <PageTitle title="出示券码" home={WALLET_PAGE} />
      {loaded.state === 'loading' && (
        <View className="pass">
          <View className="pass__top pass__top--bones" />
          <View className="pass__tear" />
          <View className="pass__bottom">
            <View className="code">
              <View className="code__sheet code__sheet--off">
                <View className="code__bone" />
              </View>
              <LineBones widths={[100]} />
            </View>
          </View>
        </View>
      )}
      {loaded.state === 'failed' && (
        <Card>
          <Failed error={loaded.error} onRetry={() => void reload()} />
        </Card>
      )}
      {loaded.state === 'ready' && (
        <>
          <BigTicket coupon={loaded.value} />
          <Words coupon={loaded.value} />
        </>
      )}
    </View>
  );
}
