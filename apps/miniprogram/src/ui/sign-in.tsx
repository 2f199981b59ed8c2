import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { asApiError } from '../http';
import { platform } from '../platform';
import { STAFF_HOME_PAGE, signIn, tellAgreement } from '../session';
import { AgreementSheet } from './agreement-sheet';
import { ActionButton } from './primary-button';
import './sign-in.scss';

/** The page of somebody who has not signed in: what waits behind the door, and one button. Nothing is read before they agreed. */
export function SignIn({ onDone }: { onDone: () => void }) {
  const [state, setState] = useState<'idle' | 'asking' | 'busy'>('idle');
  const [failure, setFailure] = useState<string | null>(null);

  const enter = async (): Promise<void> => {
    setState('busy');
    setFailure(null);
    try {
      await signIn();
      void tellAgreement();
      onDone();
    } catch (thrown) {
      setFailure(asApiError(thrown).message);
    } finally {
      setState('idle');
    }
  };

  const knock = async (): Promise<void> => {
    if (await platform.needsAgreement()) setState('asking');
    else await enter();
  };
  const answer = (agreed: boolean): void => {
    if (agreed) void enter();
    else setState('idle');
  };

  return (
    <View className="sign-in">
      <View className="sign-in__light" />
      <View className="sign-in__words">
        <Text className="sign-in__brand">返场</Text>
        <Text className="sign-in__line">直播散了，故事还在继续</Text>
        <Text className="sign-in__what">您买过的每一单、省下的每一块钱、还没用的券，都在这里等您。</Text>
      </View>
      <View className="sign-in__door">
        {failure !== null && <Text className="sign-in__failure">{failure}</Text>}
        <ActionButton disabled={state === 'busy'} onPress={() => void knock()}>
          {state === 'busy' ? '正在登录…' : '一键登录'}
        </ActionButton>
        <Text className="sign-in__note">登录只用于认出您，不读取其他资料</Text>
        <View className="sign-in__staff" onClick={() => void Taro.navigateTo({ url: STAFF_HOME_PAGE })}>
          我是店员
        </View>
      </View>
      {state === 'asking' && <AgreementSheet next="登录" onAnswer={answer} />}
    </View>
  );
}
