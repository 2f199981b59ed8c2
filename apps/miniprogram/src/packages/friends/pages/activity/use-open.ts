import { groups } from '../../friends-api';
import type { OneTap } from '../../one-tap';
import { usePay } from '../../use-pay';
import { useRequest } from '../../use-request';
import { showTeam } from '../../ways';

export interface Opening {
  /** What the button says while it works; null while it may be tapped. */
  doing: string | null;
  said: string | null;
  open: () => Promise<void>;
}

const nothing = (): Promise<void> => Promise.resolve();

/** Opens a team, pays the leader's seat where it costs something, and shows the team. @param onRefused what is seen may be old by then */
export function useOpen(key: string, tap: OneTap, onRefused: () => Promise<void>): Opening {
  const { ask, busy, said } = useRequest();
  const paying = usePay(nothing);

  const open = async (): Promise<void> => {
    const team = await ask((token, requestKey) => groups.open(token, key, requestKey), tap.enter);
    if (team === null) {
      await onRefused();
      return;
    }
    if (team.payment?.state === 'unpaid') await paying.pay(team.teamNo, team.payment, true);
    // Paid or not: the team's page says what comes next.
    showTeam(team.teamNo);
  };

  const paid = paying.state === 'waiting' ? '付好了，正在开团…' : '正在打开微信支付…';
  return {
    doing: paying.state !== 'idle' ? paid : busy ? '请稍等…' : null,
    said,
    open,
  };
}
