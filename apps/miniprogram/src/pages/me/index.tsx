import { View } from '@tarojs/components';
import Taro, { useShareAppMessage } from '@tarojs/taro';
import { api } from '@/api';
import { serverTime } from '@/clock';
import { pointsText } from '@/format';
import { useLoaded } from '@/hooks/use-loaded';
import { useUnread } from '@/hooks/use-unread';
import { platform } from '@/platform';
import { asShopper } from '@/session';
import { Card } from '@/ui/card';
import { PageTitle } from '@/ui/page-title';
import { ActionButton } from '@/ui/primary-button';
import { SignIn } from '@/ui/sign-in';
import { Bar, LineBones } from '@/ui/skeleton';
import { Failed } from '@/ui/states';
import { Way, Ways } from '@/ui/way';
import {
  ARCHIVE_PAGE,
  openClaim,
  openGroups,
  openInbox,
  openInvite,
  openMall,
  openMyOrders,
  openPoints,
  openSettings,
  openTickets,
} from '@/ways';
import { MemberCard } from './member-card';
import { PersonHead } from './person-head';
import './index.scss';

async function share(): Promise<void> {
  const copied = await platform.share();
  await Taro.showToast({ title: copied ? '链接已复制' : '请在右上角菜单里分享', icon: 'none' });
}

/** Ways on. What they lead to is said when it is known; without it they lead on all the same. */
function WaysOn() {
  const { loaded } = useLoaded(() => asShopper((token) => api.points(token)));
  const unread = useUnread();
  const balance = loaded.state === 'ready' ? `${pointsText(loaded.value.balance)} 分可用` : '';
  return (
    <>
      <Ways>
        <Way name="我的订单" hint="包裹到哪了，怎么用" onPress={openMyOrders} />
        <Way name="售后" hint="问一问，退换，都在这里" onPress={openTickets} />
        <Way name="消息" hint={unread > 0 ? `${unread} 条没看` : ''} dot={unread > 0} onPress={openInbox} />
        <Way name="我的积分" hint={balance} onPress={openPoints} />
        <Way name="积分商城" hint="换好物、换券" onPress={openMall} />
      </Ways>
      <Ways>
        <Way name="拼团" hint="和朋友一起开，成团都有券" onPress={openGroups} />
        <Way name="邀请有礼" hint="朋友第一次下单，两个人都有" onPress={openInvite} />
      </Ways>
      <Ways>
        <Way name="认领订单" hint="直播间、小店买的，归到这里" onPress={openClaim} />
        <Way
          name="复购阶梯规则"
          onPress={() => void Taro.navigateTo({ url: '/packages/ladder/pages/rules/index' })}
        />
        <Way name="设置" hint="资料、隐私、店员入口" onPress={openSettings} />
      </Ways>
    </>
  );
}

/** Me 我的: who I am, the price I hold, and the ways on. */
export default function MePage() {
  const { loaded, reload } = useLoaded(() => asShopper((token) => api.archive(token)));
  // Without it the face is the first character of the name: not worth a failure of the page.
  const profile = useLoaded(() => asShopper((token) => api.profile(token)));
  useShareAppMessage(() => ({ title: '直播散了，故事还在继续', path: ARCHIVE_PAGE }));

  const comeBack = (): void => {
    void reload();
    void profile.reload();
  };

  if (loaded.state === 'failed' && loaded.error.status === 401) return <SignIn onDone={comeBack} />;
  return (
    <View className="page page--spaced">
      <PageTitle title="我的" />
      {loaded.state === 'loading' && (
        <Card>
          <Bar width={40} tall />
          <LineBones widths={[64, 80]} />
        </Card>
      )}
      {loaded.state === 'failed' && (
        <Card>
          <Failed error={loaded.error} onRetry={() => void reload()} />
        </Card>
      )}
      {loaded.state === 'ready' && (
        <>
          <PersonHead
            archive={loaded.value}
            profile={profile.loaded.state === 'ready' ? profile.loaded.value : null}
          />
          {loaded.value.memberPrice !== null && (
            <MemberCard
              price={loaded.value.memberPrice}
              brand={loaded.value.brandName}
              nowMs={serverTime()}
            />
          )}
        </>
      )}
      <WaysOn />
      <View className="me__outs">
        <ActionButton
          look="quiet"
          openType={platform.shareOpenType}
          onPress={platform.shareOpenType === undefined ? () => void share() : undefined}
        >
          告诉朋友
        </ActionButton>
      </View>
    </View>
  );
}
