import { Text, View } from '@tarojs/components';
import { lineOf } from '@/format';
import { Card } from '@/ui/card';
import { DoneMark } from '@/ui/done-mark';
import { KeyValue } from '@/ui/key-value';
import { LossStrip } from '@/ui/loss-strip';
import { PrimaryButton } from '@/ui/primary-button';
import { RuleList } from '@/ui/rule-list';
import { openArchive, openWallet } from '@/ways';
import { rewardParts } from '../../code-words';
import type { AcceptedInvitation, InvitationLanding } from '../../friends-types';
import { isOver } from '../../invitation-states';
import { ACCEPTED_TITLE } from './invited-words';

/** Accepted: what it stands at, until when, and the next step. */
export function Accepted({
  accepted,
  landing,
  fresh,
}: {
  accepted: AcceptedInvitation;
  landing: InvitationLanding;
  /** Just now, on this page. */
  fresh: boolean;
}) {
  const { inviter, state, sentence, rewardFriend, orderBy } = accepted;
  const { what, terms } = rewardParts(rewardFriend);
  const waits = state === 'bound';
  const title = fresh && waits ? '接受好了' : ACCEPTED_TITLE[state];
  return (
    <>
      {isOver(state) ? (
        <View className="invited__over">
          <Text className="invited__over-title">{title}</Text>
          <Text className="invited__over-line">{lineOf(sentence)}</Text>
        </View>
      ) : (
        <DoneMark title={title} line={lineOf(sentence)} />
      )}
      {waits && <LossStrip text={`下第一单，得 ${what}`} stake="这份见面礼" endsAt={orderBy} />}
      <Card title="这次邀请">
        <View className="invited__rows">
          <KeyValue
            rows={[
              { label: '谁邀请的', value: inviter },
              { label: '您的见面礼', value: what },
              ...(terms === '' ? [] : [{ label: '怎么用', value: terms }]),
            ]}
          />
        </View>
        <RuleList rules={landing.rules} />
      </Card>
      {state === 'settled' ? (
        <PrimaryButton onPress={openWallet}>去券包看看</PrimaryButton>
      ) : (
        <PrimaryButton onPress={openArchive}>去看看</PrimaryButton>
      )}
    </>
  );
}
