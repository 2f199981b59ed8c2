import { useState } from 'react';
import { Input, Text, View } from '@tarojs/components';
import { asApiError } from '@/http';
import { asShopper, forgetErased } from '@/session';
import { Card } from '@/ui/card';
import { ActionButton } from '@/ui/primary-button';
import { RuleList } from '@/ui/rule-list';
import { Sheet } from '@/ui/sheet';
import { account } from '../../account-api';

/** The word that says it is meant. */
const WORD = '注销';

const WHAT_HAPPENS = [
  '头像、昵称、手机号、地址、消息和登录都会删掉，我们不再认得出您。',
  '没用完的券、积分和会员价一起作废，找不回来。',
  '订单和金额按法律要求留在账上，但不再写着是谁。',
];

function EraseSheet({ onErased, onClose }: { onErased: () => void; onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [stop, setStop] = useState('');
  const meant = typed.trim() === WORD;

  const erase = async (): Promise<void> => {
    setBusy(true);
    setStop('');
    try {
      await asShopper((token) => account.erase(token, WORD));
      forgetErased();
      onErased();
    } catch (thrown) {
      setStop(asApiError(thrown).message);
      setBusy(false);
    }
  };

  return (
    <Sheet title="注销账号" onClose={busy ? null : onClose}>
      <View className="erase__what">
        <RuleList rules={WHAT_HAPPENS} />
      </View>
      <Text className="erase__ask">想好了，就在这里写下「{WORD}」两个字</Text>
      <View className="erase__field">
        <Input
          className="erase__input entry"
          name="confirm"
          maxlength={8}
          disabled={busy}
          placeholder={`写下 ${WORD}`}
          placeholderClass="entry-placeholder"
          value={typed}
          onInput={({ detail }) => setTyped(detail.value)}
        />
      </View>
      <Text className="privacy__stop erase__stop">{stop}</Text>
      <ActionButton disabled={busy || !meant} onPress={() => void erase()}>
        {busy ? '正在注销…' : '确认注销'}
      </ActionButton>
      <ActionButton look="text" disabled={busy} onPress={onClose}>
        再想想
      </ActionButton>
    </Sheet>
  );
}

/** 注销: the way out for good, at the end of the page and behind a typed word. */
export function EraseCard({ onErased }: { onErased: () => void }) {
  const [asking, setAsking] = useState(false);
  return (
    <Card title="注销账号">
      <Text className="export__text">
        不想再用返场了？注销后，除了法律要求留下的账，我们不再保存您的任何资料。
      </Text>
      <ActionButton small look="text" onPress={() => setAsking(true)}>
        我要注销
      </ActionButton>
      {asking && <EraseSheet onErased={onErased} onClose={() => setAsking(false)} />}
    </Card>
  );
}
