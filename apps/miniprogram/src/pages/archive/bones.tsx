import { View } from '@tarojs/components';
import { Card } from '@/ui/card';
import { LadderBones, LineBones, TicketBones } from '@/ui/skeleton';
import { StageHeader } from '@/ui/stage-header';

/** The archive while it loads, in the shape of what comes. */
export function ArchiveBones() {
  return (
    <View className="page archive">
      <StageHeader>
        <View className="archive__bone" style={{ width: '82%' }} />
        <View className="archive__bone" style={{ width: '64%' }} />
      </StageHeader>
      <View className="archive__cards">
        <Card title="复购阶梯">
          <LadderBones />
        </Card>
        <Card title="今天可用">
          <TicketBones count={2} />
        </Card>
        <Card title="我们的故事">
          <LineBones widths={[82, 64, 74]} />
        </Card>
      </View>
    </View>
  );
}
