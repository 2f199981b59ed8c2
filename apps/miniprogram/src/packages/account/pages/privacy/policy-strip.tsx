import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { api } from '@/api';
import type { Privacy } from '@/api-types';
import { asApiError } from '@/http';
import { asShopper } from '@/session';
import { ActionButton } from '@/ui/primary-button';

/** The agreement is newer than the one the shopper agreed to: said once, here, with the button beside it. */
export function PolicyStrip({
  privacy,
  onChanged,
}: {
  privacy: Privacy;
  onChanged: (privacy: Privacy) => void;
}) {
  const [busy, setBusy] = useState(false);
  const [stop, setStop] = useState('');
  const { policyVersion, agreedVersion } = privacy;
  if (agreedVersion === policyVersion) return null;

  const agree = async (): Promise<void> => {
    setBusy(true);
    setStop('');
    try {
      onChanged(await asShopper((token) => api.agree(token, policyVersion)));
    } catch (thrown) {
      setStop(asApiError(thrown).message);
      setBusy(false);
    }
  };

  return (
    <View className="policy">
      <Text className="policy__title">
        {agreedVersion === null ? '隐私协议还没有同意' : '隐私协议更新了'}
      </Text>
      <Text className="policy__text">
        {stop === '' ? '下面每一项用来做什么，请看一看，再点同意。' : stop}
      </Text>
      <ActionButton small look="quiet" disabled={busy} onPress={() => void agree()}>
        {busy ? '正在记下…' : '看过了，同意'}
      </ActionButton>
    </View>
  );
}
