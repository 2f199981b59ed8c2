import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { api } from '@/api';
import type { Privacy } from '@/api-types';
import { useLoaded } from '@/hooks/use-loaded';
import { asShopper } from '@/session';
import { AgreementGate } from '@/ui/agreement-gate';
import { Card } from '@/ui/card';
import { PageTitle } from '@/ui/page-title';
import { SignIn } from '@/ui/sign-in';
import { LineBones } from '@/ui/skeleton';
import { Failed } from '@/ui/states';
import { SETTINGS_PAGE } from '@/ways';
import { ConsentsCard } from './consents-card';
import { EraseCard } from './erase-card';
import { ExportCard } from './export-card';
import { Gone } from './gone';
import { PolicyStrip } from './policy-strip';
import './index.scss';

function Ready({ privacy, onErased }: { privacy: Privacy; onErased: () => void }) {
  // Every change answers with the whole: it stands until the page is loaded anew.
  const [changed, setChanged] = useState<Privacy | null>(null);
  const now = changed ?? privacy;
  return (
    <>
      <PolicyStrip privacy={now} onChanged={setChanged} />
      <ConsentsCard privacy={now} onChanged={setChanged} />
      <ExportCard />
      <EraseCard onErased={onErased} />
    </>
  );
}

/** Privacy 隐私: what the shopper agreed to, purpose by purpose; what is known about them, to take along; and the way out. */
export default function PrivacyPage() {
  const { loaded, reload } = useLoaded(() => asShopper((token) => api.privacy(token)));
  const [gone, setGone] = useState(false);

  if (gone) return <Gone />;
  if (loaded.state === 'failed' && loaded.error.status === 401)
    return <SignIn onDone={() => void reload()} />;
  return (
    <View className="page page--spaced privacy">
      <PageTitle title="隐私" home={SETTINGS_PAGE} />
      <Text className="privacy__lead">您的资料，只用在您同意的地方。同意过的，随时可以收回。</Text>
      {loaded.state === 'loading' && (
        <Card>
          <LineBones widths={[40, 92, 70, 40, 92, 60]} />
        </Card>
      )}
      {loaded.state === 'failed' && (
        <Card>
          <Failed error={loaded.error} onRetry={() => void reload()} />
        </Card>
      )}
      {loaded.state === 'ready' && (
        <Ready key={loaded.value.serverNow} privacy={loaded.value} onErased={() => setGone(true)} />
      )}
      <AgreementGate />
    </View>
  );
}
