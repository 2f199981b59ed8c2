import { View } from '@tarojs/components';
import type { Profile } from '@/api-types';
import { api } from '@/api';
import { useLoaded } from '@/hooks/use-loaded';
import { asShopper } from '@/session';
import { AgreementGate } from '@/ui/agreement-gate';
import { Card } from '@/ui/card';
import { PageTitle } from '@/ui/page-title';
import { SignIn } from '@/ui/sign-in';
import { LineBones } from '@/ui/skeleton';
import { Failed } from '@/ui/states';
import { SETTINGS_PAGE } from '@/ways';
import { Face } from './face';
import { NicknameForm } from './nickname-form';
import { PhoneCard } from './phone-card';
import './index.scss';

function Ready({ profile, onChanged }: { profile: Profile; onChanged: () => void }) {
  return (
    <>
      <Face profile={profile} onChanged={onChanged} />
      <NicknameForm key={profile.nickname} nickname={profile.nickname} onChanged={onChanged} />
      <PhoneCard phone={profile.phone} onChanged={onChanged} />
    </>
  );
}

/** Profile 个人资料: face, name and phone, each given by WeChat's own button and only when the person wants to. */
export default function ProfilePage() {
  const { loaded, reload } = useLoaded(() => asShopper((token) => api.profile(token)));

  if (loaded.state === 'failed' && loaded.error.status === 401)
    return <SignIn onDone={() => void reload()} />;
  return (
    <View className="page page--spaced profile">
      <PageTitle title="个人资料" home={SETTINGS_PAGE} />
      {loaded.state === 'loading' && (
        <>
          <View className="profile__bone" />
          <Card>
            <LineBones widths={[30, 80]} />
          </Card>
          <Card>
            <LineBones widths={[30, 100, 64]} />
          </Card>
        </>
      )}
      {loaded.state === 'failed' && (
        <Card>
          <Failed error={loaded.error} onRetry={() => void reload()} />
        </Card>
      )}
      {loaded.state === 'ready' && <Ready profile={loaded.value} onChanged={() => void reload()} />}
      <AgreementGate />
    </View>
  );
}
