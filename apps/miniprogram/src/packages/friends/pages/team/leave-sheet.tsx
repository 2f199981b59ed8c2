import { Text } from '@tarojs/components';
import { priceText } from '@/format';
import { ActionButton } from '@/ui/primary-button';
import { Sheet } from '@/ui/sheet';
import type { MyTeam } from '../../friends-types';
import type { TeamSteps } from './use-team-steps';

function whatFollows({ role, activity, seats, mySeat }: MyTeam): string {
  const alone = seats.length <= 1;
  const team =
    role !== 'leader'
      ? '座位会空出来给别的朋友，时间没到之前还能再来。'
      : alone
        ? '这个团会关掉，这次机会退还给您。'
        : '您是团长，退出后这个团就散了，我们会告诉团里的朋友。';
  return activity.priceFen === 0 || mySeat !== 'taken'
    ? team
    : `${team}付的 ${priceText(activity.priceFen)} 原路退回。`;
}

interface LeaveSheetProps {
  team: MyTeam;
  steps: TeamSteps;
  onClose: () => void;
}

/** One last look before a seat is given up. */
export function LeaveSheet({ team, steps, onClose }: LeaveSheetProps) {
  const busy = steps.doing !== null;
  const leave = async (): Promise<void> => {
    if (await steps.leave()) onClose();
  };
  return (
    <Sheet title="退出这个团？" onClose={busy ? null : onClose}>
      <Text className="team__follows">{whatFollows(team)}</Text>
      {steps.said !== null && <Text className="team__said">{steps.said}</Text>}
      <ActionButton disabled={busy} onPress={onClose}>
        再等等朋友
      </ActionButton>
      <ActionButton look="text" disabled={busy} onPress={() => void leave()}>
        {busy ? '正在退出…' : '退出'}
      </ActionButton>
    </Sheet>
  );
}
