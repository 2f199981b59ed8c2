import { Text, View } from '@tarojs/components';
import { Card } from '@/ui/card';
import { RuleList } from '@/ui/rule-list';
import { rewardParts } from '../../code-words';
import type { Invitation } from '../../friends-types';

/** What is left of the month: nothing to say where there is no cap. */
function monthText(left: number | null): string | null {
  if (left === null) return null;
  return left > 0
    ? `这个月还能得 ${left} 位朋友的谢礼`
    : '这个月的谢礼已经拿满了，下个月再来；朋友的见面礼照样有';
}

function Reward({ text }: { text: string }) {
  const { what, terms } = rewardParts(text);
  return (
    <>
      <Text className="reward__what">{what}</Text>
      {terms !== '' && <Text className="reward__terms">{terms}</Text>}
    </>
  );
}

/** What both get and for what, in full, above the button. */
export function RewardCard({ invitation }: { invitation: Invitation }) {
  const { title, rewardFriend, rewardMine, rules, monthLeft } = invitation;
  const month = monthText(monthLeft);
  return (
    <Card title={title} className="reward">
      <View className="reward__both">
        <View className="reward__part reward__part--friend">
          <Text className="reward__who">朋友的见面礼</Text>
          <Reward text={rewardFriend} />
        </View>
        <View className="reward__part">
          <Text className="reward__who">您的谢礼</Text>
          <Reward text={rewardMine} />
        </View>
      </View>
      <RuleList rules={rules} />
      {month !== null && (
        <Text className={`reward__month ${monthLeft === 0 ? 'reward__month--full' : ''}`}>{month}</Text>
      )}
    </Card>
  );
}
