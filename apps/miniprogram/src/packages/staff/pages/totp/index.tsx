import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { TotpSetUp } from '@/api-types';
import { useLoaded } from '@/hooks/use-loaded';
import { asStaff } from '@/session';
import { AgreementGate } from '@/ui/agreement-gate';
import { Card } from '@/ui/card';
import { CopyButton } from '@/ui/copy-button';
import { DoneMark } from '@/ui/done-mark';
import { PageTitle } from '@/ui/page-title';
import { PrimaryButton } from '@/ui/primary-button';
import { QrCode } from '@/ui/qr-code';
import { Failed } from '@/ui/states';
import { CodeInput } from '../../code-input';
import { counter } from '../../counter-api';
import { STAFF_ACCOUNT_PAGE } from '../../desk';
import { useStep } from '../../use-step';
import { spelled } from './spelled';
import './index.scss';

function back(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.redirectTo({ url: STAFF_ACCOUNT_PAGE });
}

function SetUp({ secret, uri, onDone }: TotpSetUp & { onDone: () => void }) {
  const [code, setCode] = useState('');
  const { busy, stop, send } = useStep();

  const confirm = async (): Promise<void> => {
    if (code.length === 6 && !busy && (await send((token) => counter.confirmTotp(token, code)))) onDone();
  };

  return (
    <>
      <Card title="1. 添加到验证器">
        <Text className="totp__text">
          用任意一款身份验证器扫这个码；验证器就在这台手机上，就把密钥复制过去。
        </Text>
        <View className="totp__qr">
          <QrCode text={uri} />
        </View>
        <View className="totp__secret">
          <Text className="totp__letters">{spelled(secret)}</Text>
          <CopyButton text={secret} />
        </View>
        <Text className="totp__note">密钥只在这里显示这一次，别截图，别发给别人</Text>
      </Card>
      <Card title="2. 填上它显示的数字">
        <CodeInput value={code} disabled={busy} onInput={setCode} onConfirm={() => void confirm()} />
        <Text className="totp__stop">{stop}</Text>
      </Card>
      <PrimaryButton disabled={code.length < 6 || busy} onPress={() => void confirm()}>
        {busy ? '正在核对…' : '开启'}
      </PrimaryButton>
    </>
  );
}

/** A second lock on the account 动态验证码: the secret goes to an authenticator, a first code proves it arrived. */
export default function TotpPage() {
  // One secret for the visit: each asking makes a new one, and the page being shown again must not.
  const [secret, setSecret] = useState<TotpSetUp | null>(null);
  const { loaded, reload } = useLoaded(async () => {
    if (secret !== null) return secret;
    const fresh = await asStaff((token) => counter.setUpTotp(token));
    setSecret(fresh);
    return fresh;
  });
  const [done, setDone] = useState(false);

  return (
    <View className="page page--spaced page--pinned totp">
      <PageTitle title="动态验证码" home={STAFF_ACCOUNT_PAGE} />
      {done && (
        <>
          <DoneMark title="开好了" line="下次登录，输完密码再填验证器上的 6 位数字" />
          <PrimaryButton onPress={back}>好的</PrimaryButton>
        </>
      )}
      {!done && loaded.state === 'loading' && (
        <Card title="1. 添加到验证器">
          <View className="totp__qr totp__qr--bone" />
        </Card>
      )}
      {!done && loaded.state === 'failed' && (
        <Card>
          <Failed error={loaded.error} onRetry={() => void reload()} />
        </Card>
      )}
      {!done && loaded.state === 'ready' && <SetUp {...loaded.value} onDone={() => setDone(true)} />}
      <AgreementGate />
    </View>
  );
}
