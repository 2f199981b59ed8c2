import { View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useShareAppMessage } from '@tarojs/taro';
import { api } from '@/api';
import { serverTime } from '@/clock';
import { useLoaded } from '@/hooks/use-loaded';
import { usePaged } from '@/hooks/use-paged';
import { UnreadDot } from '@/hooks/use-unread';
import { asShopper } from '@/session';
import { SignIn } from '@/ui/sign-in';
import { StageHeader } from '@/ui/stage-header';
import { Failed } from '@/ui/states';
import { Card } from '@/ui/card';
import { Way, Ways } from '@/ui/way';
import { openPoints } from '@/ways';
import { ArchiveBones } from './bones';
import { LadderCard } from './ladder-card';
import { Stage } from './stage';
import { StoryCard } from './story-card';
import { TodayCard } from './today-card';
import { TogetherCard } from './together-card';
import './index.scss';

const STORY_LINES = 6;

/** Growth archive 消费成长档案: what I have, what I can do now, until when. */
export default function ArchivePage() {
  const { loaded, reload } = useLoaded(() => asShopper((token) => api.archive(token)));
  const story = usePaged((cursor) => asShopper((token) => api.story(token, cursor, STORY_LINES)));

  const renew = async (): Promise<void> => {
    await Promise.all([reload(), story.restart()]);
  };

  usePullDownRefresh(() => {
    void renew().finally(() => Taro.stopPullDownRefresh());
  });
  useShareAppMessage(() => ({ title: '直播散了，故事还在继续', path: '/pages/archive/index' }));

  if (loaded.state === 'failed' && loaded.error.status === 401) return <SignIn onDone={() => void renew()} />;
  if (loaded.state === 'loading') return <ArchiveBones />;
  if (loaded.state === 'failed') {
    return (
      <View className="page archive">
        <StageHeader>
          <View className="archive__quiet" />
        </StageHeader>
        <View className="archive__cards">
          <Card>
            <Failed error={loaded.error} onRetry={() => void renew()} />
          </Card>
        </View>
      </View>
    );
  }

  const archive = loaded.value;
  const nowMs = serverTime();
  return (
    <View className="page archive">
      <UnreadDot />
      <Stage archive={archive} nowMs={nowMs} />
      <View className="archive__cards">
        {archive.ladders.map((ladder) => (
          <LadderCard key={ladder.program} ladder={ladder} nowMs={nowMs} />
        ))}
        <TodayCard coupons={archive.coupons} usable={archive.usableCoupons} nowMs={nowMs} />
        <Ways>
          <Way name="我的积分" hint="攒了多少，能换什么" onPress={openPoints} />
        </Ways>
        <TogetherCard />
        <StoryCard story={story} nowMs={nowMs} />
      </View>
    </View>
  );
}
