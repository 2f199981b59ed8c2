import { useRef, useState } from 'react';
import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { pointsText } from '@/format';
import { usePaged } from '@/hooks/use-paged';
import { asShopper } from '@/session';
import { PageTitle } from '@/ui/page-title';
import { SignIn } from '@/ui/sign-in';
import { Empty, Failed } from '@/ui/states';
import { ME_PAGE, openPoints } from '@/ways';
import { mall } from '../../mall-api';
import { openItem, openOrders } from '../../ways';
import { ItemBones, ItemCard } from './item-card';
import './index.scss';

/** The balance, and the ways to where it comes from and where it went. */
function Purse({ balance }: { balance: number | null }) {
  return (
    <View className="mall__purse">
      <View>
        <Text className="mall__label">可用积分</Text>
        {balance === null ? (
          <View className="mall__bone" />
        ) : (
          <Text className="mall__balance">{pointsText(balance)}</Text>
        )}
      </View>
      <View className="mall__ways">
        <View className="mall__way" hoverClass="mall__way--pressed" onClick={openPoints}>
          <Text>明细</Text>
        </View>
        <View className="mall__way" hoverClass="mall__way--pressed" onClick={openOrders}>
          <Text>我的兑换</Text>
        </View>
      </View>
    </View>
  );
}

/** Points mall 积分商城: what points turn into. */
export default function MallPage() {
  const [balance, setBalance] = useState<number | null>(null);
  const newestBalance = useRef(setBalance);
  const list = usePaged(async (cursor) => {
    const page = await asShopper((token) => mall.items(token, cursor));
    newestBalance.current(page.balance);
    return page;
  });

  usePullDownRefresh(() => {
    void list.restart().finally(() => Taro.stopPullDownRefresh());
  });
  useReachBottom(() => {
    if (list.state === 'idle') void list.more();
  });

  if (list.error?.status === 401) return <SignIn onDone={() => void list.restart()} />;
  const nothing = list.items.length === 0;
  return (
    <View className="page mall">
      <PageTitle title="积分商城" home={ME_PAGE} />
      <Purse balance={balance} />
      {nothing && list.state === 'end' && (
        <Empty text="货架正在准备，过几天再来看看" action="看看我的积分" onAction={openPoints} />
      )}
      <View className="mall__shelf">
        {nothing && list.state === 'first' && <ItemBones count={4} />}
        {list.items.map((item) => (
          <ItemCard key={item.id} item={item} balance={balance ?? 0} onPress={() => openItem(item.id)} />
        ))}
      </View>
      {list.error !== null && <Failed error={list.error} onRetry={() => void list.more()} />}
      {list.state === 'idle' && (
        <View className="mall__more" onClick={() => void list.more()}>
          更多
        </View>
      )}
    </View>
  );
}
