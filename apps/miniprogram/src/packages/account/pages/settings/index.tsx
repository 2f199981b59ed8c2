import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { api } from '@/api';
import type { Profile } from '@/api-types';
import { useLoaded } from '@/hooks/use-loaded';
import { platform } from '@/platform';
import { STAFF_HOME_PAGE, asShopper, signOut } from '@/session';
import { Avatar } from '@/ui/avatar';
import { Card } from '@/ui/card';
import { PageTitle } from '@/ui/page-title';
import { ActionButton } from '@/ui/primary-button';
import { SignIn } from '@/ui/sign-in';
import { Bar, LineBones } from '@/ui/skeleton';
import { Failed } from '@/ui/states';
import { Way, Ways } from '@/ui/way';
import { ME_PAGE, openClaim, openInbox, openPrivacy, openProfile } from '@/ways';
import './index.scss';

/** Who is signed in; the way to change it. */
function Person({ profile }: { profile: Profile }) {
  return (
    <Card>
      <View className="settings__person" hoverClass="settings__person--pressed" onClick={openProfile}>
        <Avatar name={profile.nickname} picture={profile.avatar} size="large" />
        <View className="settings__words">
          <Text className="settings__name">{profile.nickname}</Text>
          <Text className="settings__phone">{profile.phone ?? '还没有绑定手机号'}</Text>
        </View>
        <Text className="settings__change">改资料</Text>
        <View className="card__chevron" />
      </View>
    </Card>
  );
}

async function leave(): Promise<void> {
  const { confirm } = await Taro.showModal({
    title: '退出登录？',
    content: '档案和券都会为您留着，再登录就能看到。',
    confirmText: '退出',
    cancelText: '再想想',
    confirmColor: '#B5301D',
    cancelColor: '#231C18',
  });
  if (!confirm) return;
  signOut();
  await Taro.switchTab({ url: ME_PAGE });
}

async function openGuide(): Promise<void> {
  if (!(await platform.openGuide()))
    await Taro.showToast({ title: '在微信里打开，可以看到全文', icon: 'none' });
}

/** Settings 设置: the person, what they agreed to, and the ways out. */
export default function SettingsPage() {
  const { loaded, reload } = useLoaded(() => asShopper((token) => api.profile(token)));

  if (loaded.state === 'failed' && loaded.error.status === 401)
    return <SignIn onDone={() => void reload()} />;
  return (
    <View className="page page--spaced settings">
      <PageTitle title="设置" home={ME_PAGE} />
      {loaded.state === 'loading' && (
        <Card>
          <Bar width={40} tall />
          <LineBones widths={[56]} />
        </Card>
      )}
      {loaded.state === 'failed' && (
        <Card>
          <Failed error={loaded.error} onRetry={() => void reload()} />
        </Card>
      )}
      {loaded.state === 'ready' && <Person profile={loaded.value} />}
      <Ways>
        <Way name="隐私" hint="用途、导出、注销" onPress={openPrivacy} />
        <Way name="用户隐私保护指引" onPress={() => void openGuide()} />
      </Ways>
      <Ways>
        <Way name="消息" hint="权益、订单的提醒" onPress={openInbox} />
        <Way name="认领订单" hint="直播间、小店买的" onPress={openClaim} />
      </Ways>
      <Ways>
        <Way
          name="店员入口"
          hint="核销、今日明细"
          onPress={() => void Taro.navigateTo({ url: STAFF_HOME_PAGE })}
        />
      </Ways>
      <View className="settings__leave">
        <ActionButton look="text" onPress={() => void leave()}>
          退出登录
        </ActionButton>
      </View>
    </View>
  );
}
