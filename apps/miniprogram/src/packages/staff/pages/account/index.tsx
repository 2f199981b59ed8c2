import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { OwnSession, StaffMe } from '@/api-types';
import { useLoaded } from '@/hooks/use-loaded';
import { STAFF_HOME_PAGE, STAFF_LOGIN_PAGE, asStaff, signOutStaff } from '@/session';
import { Card } from '@/ui/card';
import { PageTitle } from '@/ui/page-title';
import { ActionButton } from '@/ui/primary-button';
import { Bar, LineBones } from '@/ui/skeleton';
import { Failed } from '@/ui/states';
import { Way, Ways } from '@/ui/way';
import { counter } from '../../counter-api';
import { openTotp } from '../../desk';
import { roleName } from '../../role-words';
import { PasswordSheet } from './password-sheet';
import { SessionsCard } from './sessions-card';
import { TotpOffSheet } from './totp-off-sheet';
import './index.scss';

async function loadAll(token: string): Promise<{ me: StaffMe; sessions: OwnSession[] }> {
  const [me, sessions] = await Promise.all([counter.me(token), counter.sessions(token)]);
  return { me, sessions };
}

function leave(): void {
  signOutStaff();
  void Taro.reLaunch({ url: STAFF_LOGIN_PAGE });
}

/** My account 我的账号: who I am at this counter, what protects it, and where else I am logged in. */
export default function StaffAccountPage() {
  const { loaded, reload } = useLoaded(() => asStaff(loadAll));
  const [asking, setAsking] = useState<'password' | 'totp-off' | null>(null);

  const done = (said: string): void => {
    setAsking(null);
    void Taro.showToast({ title: said, icon: 'none' });
    void reload();
  };

  return (
    <View className="page page--spaced staff-account">
      <PageTitle title="我的账号" home={STAFF_HOME_PAGE} />
      {loaded.state === 'loading' && (
        <>
          <Card>
            <Bar width={30} tall />
            <LineBones widths={[52]} />
          </Card>
          <Card title="登录中的设备">
            <LineBones widths={[60, 84, 60, 84]} />
          </Card>
        </>
      )}
      {loaded.state === 'failed' && (
        <Card>
          <Failed error={loaded.error} onRetry={() => void reload()} />
        </Card>
      )}
      {loaded.state === 'ready' && (
        <>
          <Card>
            <Text className="staff-account__name">{loaded.value.me.staff.name}</Text>
            <Text className="staff-account__place">
              {loaded.value.me.staff.shopName} · {roleName(loaded.value.me.staff)}
            </Text>
          </Card>
          <Ways>
            <Way
              name="动态验证码"
              hint={loaded.value.me.totpOn ? '' : '登录时多一道锁'}
              value={loaded.value.me.totpOn ? '已开启' : '没开'}
              onPress={loaded.value.me.totpOn ? () => setAsking('totp-off') : openTotp}
            />
            <Way name="改密码" hint="其他设备会退出" onPress={() => setAsking('password')} />
          </Ways>
          <SessionsCard sessions={loaded.value.sessions} onEnded={() => done('已经退出')} />
        </>
      )}
      <View className="staff-account__leave">
        <ActionButton look="text" onPress={leave}>
          换班退出
        </ActionButton>
      </View>
      {asking === 'password' && (
        <PasswordSheet onDone={() => done('密码改好了')} onClose={() => setAsking(null)} />
      )}
      {asking === 'totp-off' && (
        <TotpOffSheet onDone={() => done('动态验证码关了')} onClose={() => setAsking(null)} />
      )}
    </View>
  );
}
