import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import type { Consent, Privacy, Purpose } from '@/api-types';
import { serverTime } from '@/clock';
import { dayText } from '@/format';
import { asApiError } from '@/http';
import { asShopper } from '@/session';
import { Card } from '@/ui/card';
import { Toggle } from '@/ui/toggle';
import { account } from '../../account-api';

/** Since when it stands as it does: '11 月 18 日同意'. */
function sinceText({ given, since }: Consent, nowMs: number): string {
  return since === null ? '' : `${dayText(since, nowMs)}${given ? '同意' : '收回'}`;
}

interface RowProps {
  consent: Consent;
  busy: boolean;
  stop: string;
  onTurn: (given: boolean) => void;
}

function ConsentRow({ consent, busy, stop, onTurn }: RowProps) {
  const { title, use, without, required, given } = consent;
  const since = sinceText(consent, serverTime());
  return (
    <View className="consent">
      <View className="consent__head">
        <Text className="consent__title">{title}</Text>
        {required ? (
          <Text className="consent__needed">服务必需</Text>
        ) : (
          <Toggle on={given} label={title} busy={busy} onTurn={onTurn} />
        )}
      </View>
      <Text className="consent__use">{use}</Text>
      <Text className="consent__without">
        {given && !required ? `关掉以后：${without}` : without}
        {since === '' ? '' : `（${since}）`}
      </Text>
      {stop !== '' && <Text className="consent__stop">{stop}</Text>}
    </View>
  );
}

/** What personal data is used for, each with a switch: taking back is as easy as giving. */
export function ConsentsCard({
  privacy,
  onChanged,
}: {
  privacy: Privacy;
  onChanged: (privacy: Privacy) => void;
}) {
  const [turning, setTurning] = useState<Purpose | null>(null);
  const [stop, setStop] = useState({ purpose: '', why: '' });

  const turn = async (purpose: Purpose, given: boolean): Promise<void> => {
    setTurning(purpose);
    setStop({ purpose: '', why: '' });
    try {
      onChanged(await asShopper((token) => account.setConsent(token, purpose, given)));
    } catch (thrown) {
      setStop({ purpose, why: asApiError(thrown).message });
    } finally {
      setTurning(null);
    }
  };

  return (
    <Card title="用在这些地方" className="consents">
      {privacy.consents.map((consent) => (
        <ConsentRow
          key={consent.purpose}
          consent={consent}
          busy={turning !== null}
          stop={stop.purpose === consent.purpose ? stop.why : ''}
          onTurn={(given) => void turn(consent.purpose, given)}
        />
      ))}
    </Card>
  );
}
