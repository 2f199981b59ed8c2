import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useReachBottom, useShareAppMessage } from '@tarojs/taro';
import { serverTime } from '@/clock';
import { usePaged } from '@/hooks/use-paged';
import { PageTitle } from '@/ui/page-title';
import { TicketBones } from '@/ui/skeleton';
import { Empty, Failed } from '@/ui/states';
import { ME_PAGE, openArchive } from '@/ways';
import { groups } from '../../friends-api';
import type { GroupBuy } from '../../friends-types';
import { mayOpen, shapeText, stockText } from '../../group-words';
import { Offer } from '../../offer';
import { GROUPS_PAGE, openActivity, openMyTeams } from '../../ways';
import './index.scss';

function ActivityTicket({ activity, nowMs }: { activity: GroupBuy; nowMs: number }) {
  const open = mayOpen(activity);
  const stock = stockText(activity, nowMs);
  return (
    <Offer coupon={activity.coupon} over={!open} on="paper" onPress={() => openActivity(activity.key)}>
      <Text className="offer__title">{activity.title}</Text>
      <Text className="offer__line">{shapeText(activity)}</Text>
      {stock !== '' && <Text className={`groups__stock ${open ? '' : 'groups__stock--over'}`}>{stock}</Text>}
    </Offer>
  );
}

/** What can be bought together 拼团: every activity, and the way to my own teams. Nobody has to sign in to look. */
export default function GroupsPage() {
  const list = usePaged(async (cursor) => {
    const { items, nextCursor } = await groups.list(cursor);
    return { items: items.map((activity) => ({ ...activity, id: activity.key })), nextCursor };
  });
  useShareAppMessage(() => ({ title: '和朋友一起拼团', path: GROUPS_PAGE }));
  usePullDownRefresh(() => {
    void list.restart().finally(() => Taro.stopPullDownRefresh());
  });
  useReachBottom(() => {
    if (list.state === 'idle') void list.more();
  });

  const nowMs = serverTime();
  const nothing = list.items.length === 0;
  return (
    <View className="page groups">
      <PageTitle title="拼团" home={ME_PAGE} />
      <View className="groups__head">
        <View>
          <Text className="groups__title">约上朋友，一起拼</Text>
          <Text className="groups__line">人齐了，每人一张券</Text>
        </View>
        <View className="groups__way" hoverClass="groups__way--pressed" onClick={openMyTeams}>
          <Text>我的拼团</Text>
        </View>
      </View>
      {nothing && list.state === 'first' && <TicketBones count={3} />}
      {nothing && list.state === 'end' && (
        <Empty text="现在没有拼团活动，过几天再来看看" action="看看我的档案" onAction={openArchive} />
      )}
      {list.items.map((activity) => (
        <ActivityTicket key={activity.id} activity={activity} nowMs={nowMs} />
      ))}
      {list.error !== null && <Failed error={list.error} onRetry={() => void list.more()} />}
      {list.state === 'idle' && (
        <View className="groups__more" onClick={() => void list.more()}>
          更多
        </View>
      )}
    </View>
  );
}
