import { mayOpen } from '../../group-words';
import type { MyTeam, Payment } from '../../friends-types';

/** The one thing to do on a team's page. */
export type Door =
  | { kind: 'invite' | 'join' }
  | { kind: 'pay'; payment: Payment }
  | { kind: 'coupon'; couponId: string }
  /** The team is full or over: one of their own. `again` for somebody who was in it. */
  | { kind: 'own'; again: boolean }
  /** Nothing can be done here; the way leads to their own teams or to other activities. */
  | { kind: 'mine' | 'others' };

/** Refusals that are about this team, not about the person: another team is open to them. */
const TEAM_OVER = ['GROUP_FULL', 'GROUP_EXPIRED', 'GROUP_TEAM_CANCELLED', 'GROUP_NOT_OPEN'];
/** A team of theirs waits. */
const HAS_ANOTHER = 'GROUP_ONE_AT_A_TIME';

function elsewhere(team: MyTeam, again: boolean): Door {
  return mayOpen(team.activity) ? { kind: 'own', again } : { kind: 'others' };
}

/** What the page's button does, for whoever looks. */
export function doorOf(team: MyTeam): Door {
  const { state, mySeat, payment, couponId, refusal } = team;
  const alive = state === 'open' || state === 'waiting';
  if (alive && mySeat === 'paying' && payment !== null) return { kind: 'pay', payment };
  if (mySeat === 'taken') {
    if (state === 'open') return { kind: 'invite' };
    return state === 'filled' && couponId !== null ? { kind: 'coupon', couponId } : elsewhere(team, true);
  }
  if (team.canJoin) return { kind: 'join' };
  if (state !== 'open' || refusal === null || TEAM_OVER.includes(refusal.code)) {
    return elsewhere(team, mySeat !== 'none');
  }
  return { kind: refusal.code === HAS_ANOTHER ? 'mine' : 'others' };
}
