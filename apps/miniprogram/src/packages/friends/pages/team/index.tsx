import { useCallback, useState } from 'react';
import { View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useRouter, useShareAppMessage, useShareTimeline } from '@tarojs/taro';
import { serverTime } from '@/clock';
import { Card } from '@/ui/card';
import { DoneMark } from '@/ui/done-mark';
import { PageTitle } from '@/ui/page-title';
import { ActionButton } from '@/ui/primary-button';
import { Bar, LineBones } from '@/ui/skeleton';
import type { MyTeam } from '../../friends-types';
import { cardTitle } from '../../group-words';
import { NotShown } from '../../not-shown';
import { useOneTap } from '../../one-tap';
import { SeatBones } from '../../seats';
import { SinglePageHint, onTimeline } from '../../single-page';
import { GROUPS_PAGE, teamPath } from '../../ways';
import { doorOf } from './door-of';
import { LeaveSheet } from './leave-sheet';
import { useTeam } from './seen-team';
import { OfferCard, RulesCard, TeamCard } from './team-card';
import { TeamDoor } from './team-door';
import { useTeamSteps } from './use-team-steps';
import './index.scss';

function TeamPart({ team, reload }: { team: MyTeam; reload: () => Promise<void> }) {
  const [leaving, setLeaving] = useState(false);
  const tap = useOneTap('参团');
  const steps = useTeamSteps(team.teamNo, tap, reload);
  const door = doorOf(team);
  const over = useCallback(() => void reload(), [reload]);

  const won = team.state === 'filled' && team.mySeat === 'taken';
  return (
    <>
      {won && <DoneMark title="拼成了" line={`${team.size} 个人都到齐了`} />}
      <TeamCard team={team} onOver={over} />
      <OfferCard team={team} />
      <RulesCard team={team} nowMs={serverTime()} />
      {onTimeline() ? (
        <SinglePageHint does="参团" />
      ) : (
        <>
          {team.canLeave && (
            <View className="team__leave">
              <ActionButton look="text" onPress={() => setLeaving(true)}>
                退出这个团
              </ActionButton>
            </View>
          )}
          <TeamDoor door={door} team={team} steps={steps} />
        </>
      )}
      {leaving && team.canLeave && <LeaveSheet team={team} steps={steps} onClose={() => setLeaving(false)} />}
      {tap.sheet}
    </>
  );
}

/** One team 团: who sits there, how long it waits, what each gets. For a friend the first page they see. */
export default function TeamPage() {
  const teamNo = decodeURIComponent(useRouter().params.no ?? '');
  const { loaded, reload } = useTeam(teamNo);
  const title = loaded.state === 'ready' ? cardTitle(loaded.value) : '一起拼团';
  useShareAppMessage(() => ({ title, path: teamPath(teamNo) }));
  useShareTimeline(() => ({ title, query: `no=${encodeURIComponent(teamNo)}` }));
  usePullDownRefresh(() => {
    void reload().finally(() => Taro.stopPullDownRefresh());
  });

  return (
    <View className="page page--spaced page--pinned team">
      <PageTitle title="拼团" home={onTimeline() ? null : GROUPS_PAGE} />
      {loaded.state === 'loading' && (
        <>
          <Card className="team__card">
            <View className="team__bones">
              <Bar width={72} tall />
              <Bar width={44} />
            </View>
            <SeatBones count={2} />
            <View className="team__bones">
              <Bar width={40} tall />
            </View>
          </Card>
          <Card>
            <LineBones widths={[32, 100, 88, 72]} />
          </Card>
        </>
      )}
      {loaded.state === 'failed' && (
        <Card>
          <NotShown error={loaded.error} onRetry={() => void reload()} />
        </Card>
      )}
      {loaded.state === 'ready' && <TeamPart team={loaded.value} reload={reload} />}
    </View>
  );
}
