import { Text, View } from '@tarojs/components';
import Taro, { useDidShow, useShareAppMessage } from '@tarojs/taro';
import { useState } from 'react';
import { api } from '@/api';
import { serverTime } from '@/clock';
import { pointsText } from '@/format';
import { useLoaded } from '@/hooks/use-loaded';
import { platform } from '@/platform';
import { STAFF_HOME_PAGE, asShopper, signOut } from '@/session';
import { Card } from '@/ui/card';
import { PageTitle } from '@/ui/page-title';
import { ActionButton } from '@/ui/primary-button';
import { SignIn } from '@/ui/sign-in';
import { Bar, LineBones } from '@/ui/skeleton';
import { Failed } from '@/ui/states';
import { ARCHIVE_PAGE, openMall, openPoints } from '@/ways';
import { MemberCard } from './member-card';
import { PersonHead } from './person-head';
import './index.scss';

async function share(): Promise<void> {
  const copied = await platform.share();
  await Taro.showToast({ title: copied ? '链接已复制' : '请在右上角菜单里分享', icon: 'none' });
}

interface WayProps {
  name: string;
  hint?: string;
  onPress: () => void;
}

function Way({ name, hint = '', onPress }: WayProps) {
  return (
    <View className="me__way" hoverClass="me__way--pressed" onClick={onPress}>
      <Text>{name}</Text>
      <Text className="me__hint">{hint}</Text>
      <View className="card__chevron" />
    </View>
  );
}

/** Ways on. The balance is said when it is known; without it the ways lead on all the same. */
function Ways() {
  const { loaded } = useLoaded(() => asShopper((token) => api.points(token)));
  const balance = loaded.state === 'ready' ? `${pointsText(loaded.value.balance)} 分可用` : '';
  return (
    <>
      <Card className="me__ways">
        <Way name="我的积分" hint={balance} onPress={openPoints} />
        <Way name="积分商城" hint="换好物、换券" onPress={openMall} />
      </Card>
      <Card className="me__ways">
        <Way
          name="复购阶梯规则"
          onPress={() => void Taro.navigateTo({ url: '/packages/ladder/pages/rules/index' })}
        />
        <Way
          name="店员入口"
          hint="核销、今日明细"
          onPress={() => void Taro.navigateTo({ url: STAFF_HOME_PAGE })}
        />
      </Card>
    </>
  );
}

/** Me 我的: who I am, the price I hold, and the ways out. */
export default function MePage() {
  const { loaded, reload } = useLoaded(() => asShopper((token) => api.archive(token)));
  const [left, setLeft] = useState(false);
  // Somebody may have signed in on another page meanwhile: loading finds out.
  useDidShow(() => setLeft(false));
  useShareAppMessage(() => ({ title: '直播散了，故事还在继续', path: ARCHIVE_PAGE }));

  const leave = async (): Promise<void> => {
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
    setLeft(true);
  };

  const comeBack = (): void => {
    setLeft(false);
    void reload();
  };

  if (left || (loaded.state === 'failed' && loaded.error.status === 401)) return <SignIn onDone={comeBack} />;
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
          <PersonHead archive={loaded.value} />
          {loaded.value.memberPrice !== null && (
            <MemberCard
              price={loaded.value.memberPrice}
              brand={loaded.value.brandName}
              nowMs={serverTime()}
            />
          )}
        </>
      )}
      <Ways />
      <View className="me__outs">
        <ActionButton
          look="quiet"
          openType={platform.shareOpenType}
          onPress={platform.shareOpenType === undefined ? () => void share() : undefined}
        >
          告诉朋友
        </ActionButton>
        <ActionButton look="text" onPress={() => void leave()}>
          退出登录
        </ActionButton>
      </View>
    </View>
  );
}
