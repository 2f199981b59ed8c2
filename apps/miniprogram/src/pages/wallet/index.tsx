import { useCallback, useEffect, useState } from 'react';
import { Text, View } from '@tarojs/components';
import Taro, { useDidShow, usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { api } from '@/api';
import type { CouponShelf } from '@/api-types';
import { serverTime } from '@/clock';
import { usePaged } from '@/hooks/use-paged';
import { asShopper } from '@/session';
import { PageTitle } from '@/ui/page-title';
import { SignIn } from '@/ui/sign-in';
import { TicketBones } from '@/ui/skeleton';
import { Empty, Failed } from '@/ui/states';
import { Ticket } from '@/ui/ticket';
import { openArchive, openCoupon } from '@/ways';
import './index.scss';

const SHELVES: readonly { shelf: CouponShelf; name: string; empty: string }[] = [
  { shelf: 'usable', name: '可用', empty: '还没有能用的券，看看下一张怎么来' },
  { shelf: 'used', name: '已用', empty: '用过的券会收在这里，连同省下的钱' },
  { shelf: 'ended', name: '过期', empty: '没有错过任何一张券' },
];

/** One shelf of the wallet; a shelf of its own component, so that switching starts a fresh list. */
function Shelf({
  shelf,
  empty,
  onSignedOut,
}: {
  shelf: CouponShelf;
  empty: string;
  onSignedOut: () => void;
}) {
  const list = usePaged((cursor) => asShopper((token) => api.coupons(token, shelf, cursor)));
  const signedOut = list.error?.status === 401;

  useEffect(() => {
    if (signedOut) onSignedOut();
  }, [signedOut, onSignedOut]);
  useReachBottom(() => {
    if (list.state === 'idle') void list.more();
  });
  usePullDownRefresh(() => {
    void list.restart().finally(() => Taro.stopPullDownRefresh());
  });

  const nowMs = serverTime();
  const nothing = list.items.length === 0;
  return (
    <View className="wallet__shelf">
      {nothing && list.state === 'first' && <TicketBones count={3} why />}
      {nothing && list.state === 'end' && <Empty text={empty} action="看看复购阶梯" onAction={openArchive} />}
      {list.items.map((coupon) => (
        <Ticket
          key={coupon.id}
          coupon={coupon}
          why={coupon.why}
          nowMs={nowMs}
          on="paper"
          onPress={() => openCoupon(coupon.id)}
        />
      ))}
      {list.error !== null && <Failed error={list.error} onRetry={() => void list.more()} />}
      {list.state === 'idle' && (
        <View className="wallet__more" onClick={() => void list.more()}>
          更多
        </View>
      )}
    </View>
  );
}

/** Coupon wallet 券包, in three shelves. */
export default function WalletPage() {
  const [shown, setShown] = useState<CouponShelf>('usable');
  const [signedOut, setSignedOut] = useState(false);
  const leave = useCallback(() => setSignedOut(true), []);
  // Somebody may have signed in on another page meanwhile: the shelf finds out.
  useDidShow(() => setSignedOut(false));

  if (signedOut) return <SignIn onDone={() => setSignedOut(false)} />;
  return (
    <View className="page">
      <PageTitle title="券包" />
      <View className="wallet__tabs">
        {SHELVES.map(({ shelf, name }) => (
          <View
            key={shelf}
            className={`wallet__tab ${shelf === shown ? 'wallet__tab--on' : ''}`}
            onClick={() => setShown(shelf)}
          >
            <Text>{name}</Text>
          </View>
        ))}
      </View>
      {SHELVES.filter(({ shelf }) => shelf === shown).map(({ shelf, empty }) => (
        <Shelf key={shelf} shelf={shelf} empty={empty} onSignedOut={leave} />
      ))}
    </View>
  );
}
