import { Text, View } from '@tarojs/components';
import { ActionButton } from '@/ui/primary-button';
import { openCoupon } from '@/ways';
import type { MyTeam } from '../../friends-types';
import { priced, standing } from '../../group-words';
import { ShareButton } from '../../share-button';
import { openActivity, openMyTeams, showGroups, teamPath } from '../../ways';
import type { Door } from './door-of';
import type { TeamSteps } from './use-team-steps';

/** What the button says and does; inviting is WeChat's own window. */
function button(door: Door, team: MyTeam, steps: TeamSteps): { says: string; does?: () => void } {
  const { key, priceFen } = team.activity;
  switch (door.kind) {
    case 'invite':
      return { says: '邀请朋友一起拼' };
    case 'join':
      return { says: priced('参团', priceFen), does: () => void steps.join() };
    case 'pay':
      return {
        says: priced(team.role === 'leader' ? '开团' : '参团', door.payment.amountFen),
        does: () => void steps.pay(door.payment),
      };
    case 'coupon':
      return { says: '去看看这张券', does: () => openCoupon(door.couponId) };
    case 'own':
      return { says: door.again ? '再开一个团' : '自己开一个团', does: () => openActivity(key) };
    case 'mine':
      return { says: '去看我的拼团', does: openMyTeams };
    case 'others':
      return { says: '看看别的拼团', does: showGroups };
  }
}

/** What came of the last tap, or why the way leads elsewhere. What the card above says already is not said again. */
function whatIsSaid(door: Door, team: MyTeam, steps: TeamSteps): string | null {
  if (team.mySeat === 'taken') return null;
  const refused = door.kind === 'mine' || door.kind === 'others' ? (team.refusal?.message ?? null) : null;
  const said = steps.said ?? refused;
  return said === standing(team) ? null : said;
}

/** The page's button at the thumb, and above it what stands in the way. */
export function TeamDoor({ door, team, steps }: { door: Door; team: MyTeam; steps: TeamSteps }) {
  const said = whatIsSaid(door, team, steps);
  const { says, does } = button(door, team, steps);
  return (
    <View className="pinned">
      {said !== null && <Text className="team__said">{said}</Text>}
      {door.kind === 'invite' ? (
        <ShareButton path={teamPath(team.teamNo)}>{says}</ShareButton>
      ) : (
        <ActionButton disabled={steps.doing !== null || does === undefined} onPress={does}>
          {steps.doing ?? says}
        </ActionButton>
      )}
    </View>
  );
}
