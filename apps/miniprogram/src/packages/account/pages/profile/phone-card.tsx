import { useState } from 'react';
import { Text } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { asApiError } from '@/http';
import { platform } from '@/platform';
import { adoptTokens, asShopper } from '@/session';
import { Card } from '@/ui/card';
import { DoneMark } from '@/ui/done-mark';
import { ActionButton } from '@/ui/primary-button';
import { Sheet } from '@/ui/sheet';
import { openArchive } from '@/ways';
import { account } from '../../account-api';

type State = { is: 'idle' } | { is: 'busy' } | { is: 'stopped'; why: string } | { is: 'merged' };

/** Somebody older turned out to be the same person: their story is here now. */
function Merged({ onClose }: { onClose: () => void }) {
  return (
    <Sheet title="绑定好了" onClose={onClose}>
      <DoneMark title="找到您以前的档案" line="订单、券和积分都合到一起了，一样不少" />
      <ActionButton onPress={openArchive}>看看我的档案</ActionButton>
      <ActionButton look="text" onPress={onClose}>
        知道了
      </ActionButton>
    </Sheet>
  );
}

/** The phone: what it is good for, before it is asked for. */
export function PhoneCard({ phone, onChanged }: { phone: string | null; onChanged: () => void }) {
  const [state, setState] = useState<State>({ is: 'idle' });
  const busy = state.is === 'busy';

  const give = async (code: string | null): Promise<void> => {
    // No code: the person thought better of it.
    if (code === null) return;
    setState({ is: 'busy' });
    try {
      const { tokens, merged } = await asShopper((token) => account.givePhone(token, code));
      adoptTokens(tokens);
      setState(merged ? { is: 'merged' } : { is: 'idle' });
      if (!merged) void Taro.showToast({ title: '手机号绑定好了', icon: 'none' });
      onChanged();
    } catch (thrown) {
      setState({ is: 'stopped', why: asApiError(thrown).message });
    }
  };

  const native = platform.phoneOpenType !== undefined;
  return (
    <Card title="手机号" className="phone">
      {phone !== null && <Text className="phone__number">{phone}</Text>}
      <Text className="phone__why">
        {phone === null
          ? '绑定以后，我们认得出是这个号码下的订单都会归到这里，券和积分一起过来。'
          : '核销时店员只看得到后四位。换了号码，记得在这里更新。'}
      </Text>
      {state.is === 'stopped' && <Text className="profile__stop">{state.why}</Text>}
      <ActionButton
        small
        look={phone === null ? 'primary' : 'quiet'}
        disabled={busy}
        openType={platform.phoneOpenType}
        onPhone={(code) => void give(code)}
        onPress={native ? undefined : () => void platform.phoneCode().then(give)}
      >
        {busy ? '正在绑定…' : phone === null ? '用微信手机号绑定' : '换一个手机号'}
      </ActionButton>
      {state.is === 'merged' && <Merged onClose={() => setState({ is: 'idle' })} />}
    </Card>
  );
}
