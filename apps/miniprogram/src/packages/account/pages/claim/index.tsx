import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useLoaded } from '@/hooks/use-loaded';
import { knowShopper } from '@/session';
import { Card } from '@/ui/card';
import { Field } from '@/ui/field';
import { PageTitle } from '@/ui/page-title';
import { ActionButton, PrimaryButton } from '@/ui/primary-button';
import { SignIn } from '@/ui/sign-in';
import { ME_PAGE, openProfile } from '@/ways';
import { Came } from './came';
import type { Refused } from './claim-words';
import { useClaim } from './use-claim';
import { WhereCard } from './where-card';
import './index.scss';

function Stop({ words }: { words: Refused }) {
  return (
    <View className="claim__stop">
      <Text className="claim__stop-title">{words.title}</Text>
      {words.text !== '' && <Text className="claim__stop-text">{words.text}</Text>}
      {words.phoneHelps && (
        <View className="claim__stop-way">
          <ActionButton look="quiet" small onPress={openProfile}>
            去绑定手机号
          </ActionButton>
        </View>
      )}
    </View>
  );
}

/** Claim an old order 认领订单: its number and four digits make it the shopper's own. */
export default function ClaimPage() {
  const [orderNo, setOrderNo] = useState('');
  const [tail, setTail] = useState('');
  const { state, claim, reopen } = useClaim();
  const { loaded, reload } = useLoaded(knowShopper);
  const busy = state.is === 'busy';

  const again = (): void => {
    setOrderNo('');
    setTail('');
    reopen();
  };

  if (loaded.state === 'failed' && loaded.error.status === 401)
    return <SignIn onDone={() => void reload()} />;
  return (
    <View className="page page--spaced page--pinned claim">
      <PageTitle title="认领订单" home={ME_PAGE} />
      {state.is === 'claimed' ? (
        <Came claimed={state.claimed} onMore={again} />
      ) : (
        <>
          <Text className="claim__lead">
            在直播间或小店买过？认领以后，件数、券和积分都会补到您的档案里。
          </Text>
          <Card className="claim__form">
            <Field
              label="订单编号"
              name="orderNo"
              longest={80}
              disabled={busy}
              placeholder="整段粘贴到这里"
              value={orderNo}
              onInput={(typed) => {
                setOrderNo(typed);
                reopen();
              }}
            />
            <Field
              label="手机后 4 位"
              name="phoneTail"
              type="number"
              longest={4}
              disabled={busy}
              placeholder="收货手机号"
              value={tail}
              onInput={(typed) => {
                setTail(typed);
                reopen();
              }}
            />
          </Card>
          {state.is === 'refused' && <Stop words={state.words} />}
          <WhereCard />
          <PrimaryButton disabled={busy} onPress={() => void claim(orderNo, tail)}>
            {busy ? '正在找…' : '认领这笔订单'}
          </PrimaryButton>
        </>
      )}
    </View>
  );
}
