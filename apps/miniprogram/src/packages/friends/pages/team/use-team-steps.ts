import { useCallback } from 'react';
import { groups } from '../../friends-api';
import type { Payment } from '../../friends-types';
import type { OneTap } from '../../one-tap';
import { usePay, type Paying } from '../../use-pay';
import { useRequest } from '../../use-request';

export interface TeamSteps {
  /** What the button says while it works; null while it may be tapped. */
  doing: string | null;
  /** What stands in the way, or what became of the last tap. */
  said: string | null;
  join: () => Promise<void>;
  pay: (payment: Payment) => Promise<void>;
  /** @returns true when they are out */
  leave: () => Promise<boolean>;
}

const PAYING: Record<Paying['state'], string | null> = {
  idle: null,
  sheet: '正在打开微信支付…',
  waiting: '付好了，正在占座…',
};

/** What somebody does to a team: join it, pay for the seat, leave it. Whoever is not signed in is, by the same tap. */
export function useTeamSteps(teamNo: string, tap: OneTap, reload: () => Promise<void>): TeamSteps {
  const request = useRequest();
  const paying = usePay(reload);
  const { ask } = request;

  const join = useCallback(async () => {
    const joined = await ask(async (token, key) => groups.join(token, teamNo, key), tap.enter);
    if (joined?.payment?.state === 'unpaid') await paying.pay(teamNo, joined.payment, true);
    await reload();
  }, [ask, teamNo, tap.enter, paying, reload]);

  const pay = async (payment: Payment): Promise<void> => {
    request.forget();
    await paying.pay(teamNo, payment, false);
    await reload();
  };

  const leave = async (): Promise<boolean> => {
    const left = await ask((token) => groups.leave(token, teamNo));
    await reload();
    return left !== null;
  };

  return {
    doing: PAYING[paying.state] ?? (request.busy ? '请稍等…' : null),
    said: request.said ?? paying.said,
    join,
    pay,
    leave,
  };
}
