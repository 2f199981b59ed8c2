import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { Ladder } from '@/api-types';
import { dayText, endText, hasCome } from '@/format';
import { Card } from '@/ui/card';
import { LossStrip } from '@/ui/loss-strip';
import { RingStep } from '@/ui/ring-step';

function openRules(ladder: Ladder): void {
  void Taro.navigateTo({
    url: `/packages/ladder/pages/rules/index?program=${encodeURIComponent(ladder.program)}`,
  });
}

function Ending({ ladder, nowMs }: { ladder: Ladder; nowMs: number }) {
  if (ladder.startsAt !== null && !hasCome(ladder.startsAt, nowMs)) {
    return (
      <Text className="archive__done archive__done--quiet">
        {dayText(ladder.startsAt, nowMs)}开始，到时见
      </Text>
    );
  }
  if (ladder.steps.every((step) => step.state === 'locked')) {
    return <Text className="archive__done archive__done--quiet">买下第一单，阶梯从那天开始</Text>;
  }
  return ladder.steps.every((step) => step.state === 'reached') ? (
    <Text className="archive__done">每一步都走到了，谢谢您一次次返场</Text>
  ) : (
    <Text className="archive__done archive__done--quiet">这一轮已经结束，拿到的券照常可用</Text>
  );
}

/** Repurchase ladder 复购阶梯: the steps as rings, and what would be lost with its countdown. */
export function LadderCard({ ladder, nowMs }: { ladder: Ladder; nowMs: number }) {
  return (
    <Card title={ladder.name} more="规则说明" onMore={() => openRules(ladder)}>
      {ladder.endsAt !== null && (
        <Text className="archive__until">活动到 {endText(ladder.endsAt, nowMs)}</Text>
      )}
      <View className="archive__steps">
        {ladder.steps.map((step) => (
          <RingStep key={step.step} step={step} />
        ))}
      </View>
      {ladder.next === null ? (
        <Ending ladder={ladder} nowMs={nowMs} />
      ) : (
        <LossStrip text={ladder.next.text} stake={ladder.next.title} endsAt={ladder.next.endsAt} />
      )}
    </Card>
  );
}
