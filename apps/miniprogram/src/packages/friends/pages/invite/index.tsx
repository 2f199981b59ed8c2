import { View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useReachBottom, useShareAppMessage } from '@tarojs/taro';
import { serverTime } from '@/clock';
import { useLoaded } from '@/hooks/use-loaded';
import { usePaged } from '@/hooks/use-paged';
import { platform } from '@/platform';
import { asShopper } from '@/session';
import { AgreementGate } from '@/ui/agreement-gate';
import { Card } from '@/ui/card';
import { PageTitle } from '@/ui/page-title';
import { PrimaryButton } from '@/ui/primary-button';
import { SignIn } from '@/ui/sign-in';
import { Failed } from '@/ui/states';
import { Way, Ways } from '@/ui/way';
import { ARCHIVE_PAGE, ME_PAGE } from '@/ways';
import { cash, invitations } from '../../friends-api';
import type { Invitation } from '../../friends-types';
import { openCodeEntry } from '../../ways';
import { InviteBones } from './bones';
import { CashCard } from './cash-card';
import { CodeCard } from './code-card';
import { ProgressCard } from './progress-card';
import { RewardCard } from './reward-card';
import './index.scss';

/** What the card says it is. It promises nothing: a reward is for ordering, never for passing a card on. */
const CARD_TITLE = '我常逛的铺子，邀您也来看看';

async function share({ link }: Invitation): Promise<void> {
  const copied = await platform.share(link);
  const title = copied ? '邀请链接已复制，发给朋友吧' : '请在右上角菜单里发给朋友';
  await Taro.showToast({ title, icon: 'none' });
}

/** Invite 邀请有礼: what both get and how, my code, and what has come of it. */
export default function InvitePage() {
  const { loaded, reload } = useLoaded(() => asShopper((token) => invitations.mine(token)));
  const progress = usePaged((cursor) => asShopper((token) => invitations.progress(token, cursor)));
  const money = usePaged((cursor) => asShopper((token) => cash.list(token, cursor)));
  const mine = loaded.state === 'ready' ? loaded.value : null;

  const renew = async (): Promise<void> => {
    await Promise.all([reload(), progress.restart(), money.restart()]);
  };
  usePullDownRefresh(() => {
    void renew().finally(() => Taro.stopPullDownRefresh());
  });
  useReachBottom(() => {
    if (progress.state === 'idle') void progress.more();
  });
  useShareAppMessage(() => ({ title: CARD_TITLE, path: mine === null ? ARCHIVE_PAGE : `/${mine.link}` }));

  if (loaded.state === 'failed' && loaded.error.status === 401) return <SignIn onDone={() => void renew()} />;
  const nowMs = serverTime();
  return (
    <View className="page page--spaced page--pinned invite">
      <PageTitle title="邀请有礼" home={ME_PAGE} />
      {loaded.state === 'loading' && <InviteBones />}
      {loaded.state === 'failed' && (
        <Card>
          <Failed error={loaded.error} onRetry={() => void renew()} />
        </Card>
      )}
      {mine !== null && (
        <>
          <CodeCard code={mine.code} />
          <CashCard money={money} nowMs={nowMs} onTaken={() => void money.restart()} />
          <RewardCard invitation={mine} />
          <ProgressCard invitation={mine} progress={progress} nowMs={nowMs} />
          <Ways>
            <Way name="朋友给了我邀请码" hint="填上它，看看是谁的邀请" onPress={openCodeEntry} />
          </Ways>
          <PrimaryButton
            disabled={mine.state === 'over'}
            openType={platform.shareOpenType}
            onPress={platform.shareOpenType === undefined ? () => void share(mine) : undefined}
          >
            {mine.state === 'over' ? '邀请活动已结束' : '邀请朋友'}
          </PrimaryButton>
        </>
      )}
      <AgreementGate />
    </View>
  );
}
