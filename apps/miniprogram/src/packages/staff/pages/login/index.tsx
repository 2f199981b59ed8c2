import { useState } from 'react';
import { Input, Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { asApiError } from '@/http';
import { STAFF_HOME_PAGE, signInStaff } from '@/session';
import { PageTitle } from '@/ui/page-title';
import { ActionButton } from '@/ui/primary-button';
import './index.scss';

/** Staff login 店员登录. */
export default function StaffLoginPage() {
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const enter = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      await signInStaff(account.trim(), password);
      await Taro.redirectTo({ url: STAFF_HOME_PAGE });
    } catch (thrown) {
      setFailure(asApiError(thrown).message);
      setBusy(false);
    }
  };

  const complete = account.trim() !== '' && password !== '';
  return (
    <View className="page staff-login">
      <PageTitle title="店员登录" home="/pages/me/index" />
      <View className="staff-login__head">
        <Text className="staff-login__title">核销台</Text>
        <Text className="staff-login__line">扫一下，输金额，确认，就好了</Text>
      </View>
      <View className="staff-login__field">
        <Text className="staff-login__label">账号</Text>
        <Input
          className="staff-login__input entry"
          name="account"
          placeholder="店员账号"
          placeholderClass="entry-placeholder"
          value={account}
          onInput={(event) => setAccount(event.detail.value)}
        />
      </View>
      <View className="staff-login__field">
        <Text className="staff-login__label">密码</Text>
        <Input
          className="staff-login__input entry"
          name="password"
          password
          placeholder="密码"
          placeholderClass="entry-placeholder"
          value={password}
          onInput={(event) => setPassword(event.detail.value)}
          onConfirm={() => void (complete && enter())}
        />
      </View>
      <Text className="staff-login__failure">{failure ?? ''}</Text>
      <ActionButton disabled={!complete || busy} onPress={() => void enter()}>
        {busy ? '正在登录…' : '登录'}
      </ActionButton>
    </View>
  );
}
