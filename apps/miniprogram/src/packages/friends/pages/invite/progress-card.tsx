import { Text, View } from '@tarojs/components';
import { lineOf } from '@/format';
import type { Paged } from '@/hooks/use-paged';
import { Avatar } from '@/ui/avatar';
import { Card } from '@/ui/card';
import { Phrases } from '@/ui/phrases';
import { LineBones } from '@/ui/skeleton';
import { Empty, Failed } from '@/ui/states';
import type { Invitation, InvitationProgress } from '../../friends-types';
import { isOver } from '../../invitation-states';
import { STATE_WORD, stepsOf } from './progress-words';

function Figures({ counts }: { counts: Invitation['counts'] }) {
  const figures = [
    { label: '加入', count: counts.accepted },
    { label: '下单', count: counts.ordered },
    { label: '到账', count: counts.settled },
  ];
  return (
    <View className="friends__figures">
      {figures.map(({ label, count }) => (
        <View className="friends__figure" key={label}>
          <View>
            <Text className="friends__number">{count}</Text>
            <Text className="friends__unit">位</Text>
          </View>
          <Text className="friends__label">{label}</Text>
        </View>
      ))}
    </View>
  );
}

function FriendRow({ item, nowMs }: { item: InvitationProgress; nowMs: number }) {
  const { friend, state, sentence, reward } = item;
  return (
    <View className={`friend friend--${state} ${isOver(state) ? 'friend--over' : ''}`}>
      <View className="friend__head">
        <Avatar name={friend} />
        <Text className="friend__name">{friend}</Text>
        <Text className="friend__tag">{STATE_WORD[state]}</Text>
      </View>
      <View className="friend__steps">
        {stepsOf(item, nowMs).map(({ name, day, is }) => (
          <View className={`friend__step friend__step--${is}`} key={name}>
            <View className="friend__dot" />
            <Text className="friend__step-name">{name}</Text>
            <Text className="friend__day">{day}</Text>
          </View>
        ))}
      </View>
      <View className="friend__why">
        <Phrases text={lineOf(sentence)} />
      </View>
      {reward !== null && <Text className="friend__reward">{reward}</Text>}
    </View>
  );
}

/** 我邀请的朋友: who joined, who ordered, what came of it, and why not. */
export function ProgressCard({
  invitation,
  progress,
  nowMs,
}: {
  invitation: Invitation;
  progress: Paged<InvitationProgress>;
  nowMs: number;
}) {
  const { counts, brought } = invitation;
  const nothing = progress.items.length === 0;
  return (
    <Card title="我邀请的朋友" more={brought.orders > 0 ? `他们一共下了 ${brought.orders} 单` : undefined}>
      {counts.accepted > 0 && <Figures counts={counts} />}
      {nothing && progress.state === 'first' && <LineBones widths={[40, 88, 40, 76]} />}
      {nothing && progress.state === 'end' && (
        <Empty text="还没有朋友接受邀请。把邀请码发给真的会喜欢的人，一位就好" />
      )}
      {progress.items.map((item) => (
        <FriendRow key={item.id} item={item} nowMs={nowMs} />
      ))}
      {progress.error !== null && <Failed error={progress.error} onRetry={() => void progress.more()} />}
      {progress.state === 'idle' && (
        <View className="friends__more" onClick={() => void progress.more()}>
          再往前看看
        </View>
      )}
      {!nothing && progress.state === 'more' && <View className="friends__more">正在翻看…</View>}
    </Card>
  );
}
