import { useState } from 'react';
import { Input, Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { PageTitle } from '@/ui/page-title';
import { ActionButton } from '@/ui/primary-button';
import { ME_PAGE } from '@/ways';
import { CodeInput } from '../../code-input';
import { whyLoginAgain } from '../../role-words';
import { useLogin, type Login } from './use-login';
import './index.scss';

function PasswordStep({ login }: { login: Login }) {
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const complete = account.trim() !== '' && password !== '';
  const enter = (): void => {
    if (complete && !login.busy) void login.enter(account, password);
  };
  return (
    <>
      <View className="staff-login__field">
        <Text className="staff-login__label">账号</Text>
        <Input
          className="staff-login__input entry"
          name="account"
          placeholder="店员账号"
          placeholderClass="entry-placeholder"
          value={account}
          onInput={({ detail }) => setAccount(detail.value)}
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
          onInput={({ detail }) => setPassword(detail.value)}
          onConfirm={enter}
        />
      </View>
      <Text className="staff-login__failure">{login.failure}</Text>
      <ActionButton disabled={!complete || login.busy} onPress={enter}>
        {login.busy ? '正在登录…' : '登录'}
      </ActionButton>
    </>
  );
}

function CodeStep({ login }: { login: Login }) {
  const [code, setCode] = useState('');
  const enter = (): void => {
    if (code.length === 6 && !login.busy) void login.enterWithCode(code);
  };
  return (
    <>
      <Text className="staff-login__ask">打开验证器，输入现在显示的 6 位数字</Text>
      <CodeInput focus value={code} disabled={login.busy} onInput={setCode} onConfirm={enter} />
      <Text className="staff-login__failure">{login.failure}</Text>
      <ActionButton disabled={code.length < 6 || login.busy} onPress={enter}>
        {login.busy ? '正在核对…' : '进入核销台'}
      </ActionButton>
      <ActionButton look="text" disabled={login.busy} onPress={login.begin}>
        换个账号
      </ActionButton>
    </>
  );
}

function shopOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** Staff login 店员登录: account and password, and the authenticator's code where the account asks for one. */
export default function StaffLoginPage() {
  const { because, shop } = useRouter().params;
  const other = shopOf(shop);
  const login = useLogin(other);
  const why = other === null ? whyLoginAgain(because) : '换门店要再登录一次，核销会记在新的门店';
  return (
    <View className="page staff-login">
      <PageTitle title="店员登录" home={ME_PAGE} />
      <View className="staff-login__head">
        <Text className="staff-login__title">{login.step === 'code' ? '还差一步' : '核销台'}</Text>
        <Text className="staff-login__line">
          {login.step === 'code' ? '这个账号开了动态验证码' : '扫一下，输金额，确认，就好了'}
        </Text>
      </View>
      {why !== '' && login.step === 'password' && <Text className="staff-login__why">{why}</Text>}
      {login.step === 'code' ? <CodeStep login={login} /> : <PasswordStep login={login} />}
    </View>
  );
}
