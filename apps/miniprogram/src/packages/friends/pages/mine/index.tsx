import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { serverTime } from '@/clock';
import { dayText } from '@/format';
import { usePaged } from '@/hooks/use-paged';
import { asShopper } from '@/session';
import { Countdown } from '@/ui/countdown';
import { PageTitle } from '@/ui/page-title';
import { SignIn } from '@/ui/sign-in';
import { Bar } from '@/ui/skeleton';
import { Empty, Failed } from '@/ui/states';
import { groups } from '../../friends-api';
import type { MyTeam } from '../../friends-types';
import { refundText, stateName } from '../../group-words';
import { SmallSeats } from '../../seats';
import { GROUPS_PAGE, openTeam, showGroups } from '../../ways';
import './index.scss';

/** What it still needs, or what became of it. */
function Line({ team, nowMs }: { team: MyTeam; nowMs: number }) {
  const refund = refundText(team);
  if (refund !== null) return <Text className="my-team__line">{refund}</Text>;
  if (team.mySeat === 'left') return <Text className="my-team__line">您已退出</Text>;
  if (team.state === 'open') {
    return (
      <View className="my-team__line my-team__line--open">
        <Text>还差 {team.left} 位，还剩 </Text>
        <Countdown endsAt={team.endsAt} />
      </View>
    );
  }
  return <Text className="my-team__line">{dayText(team.endedAt ?? team.openedAt, nowMs)}</Text>;
}

function TeamRow({ team, nowMs }: { team: MyTeam; nowMs: number }) {
  return (
    <View className="my-team" hoverClass="my-team--pressed" onClick={() => openTeam(team.teamNo)}>
      <View className="my-team__head">
        <Text className="my-team__title">{team.activity.title}</Text>
        <Text className={`my-team__state my-team__state--${team.state}`}>{stateName(team)}</Text>
      </View>
      <View className="my-team__foot">
        <SmallSeats team={team} />
        <Line team={team} nowMs={nowMs} />
      </View>
    </View>
  );
}

/** My teams 我的拼团, newest first: what still waits for friends, and what became of the others. */
export default function MyTeamsPage() {
  const list = usePaged(async (cursor) => {
    const { items, nextCursor } = await asShopper((token) => groups.myTeams(token, cursor));
    return { items: items.map((team) => ({ ...team, id: team.teamNo })), nextCursor };
  });
  usePullDownRefresh(() => {
    void list.restart().finally(() => Taro.stopPullDownRefresh());
  });
  useReachBottom(() => {
    if (list.state === 'idle') void list.more();
  });

  if (list.error?.status === 401) return <SignIn onDone={() => void list.restart()} />;
  const nowMs = serverTime();
  const nothing = list.items.length === 0;
  return (
    <View className="page page--spaced my-teams">
      <PageTitle title="我的拼团" home={GROUPS_PAGE} />
      {nothing &&
        list.state === 'first' &&
        [0, 1, 2].map((index) => (
          <View className="my-team" key={index}>
            <Bar width={64} />
            <Bar width={40} tall />
          </View>
        ))}
      {nothing && list.state === 'end' && (
        <Empty text="还没有拼过团，约一位朋友试试" action="看看拼团活动" onAction={showGroups} />
      )}
      {list.items.map((team) => (
        <TeamRow key={team.id} team={team} nowMs={nowMs} />
      ))}
      {list.error !== null && <Failed error={list.error} onRetry={() => void list.more()} />}
      {list.state === 'idle' && (
        <View className="my-teams__more" onClick={() => void list.more()}>
          更早的
        </View>
      )}
    </View>
  );
}
