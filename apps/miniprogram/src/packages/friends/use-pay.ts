import { useCallback, useEffect, useRef, useState } from 'react';
import { yuanExact } from '@/format';
import { asApiError } from '@/http';
import { platform } from '@/platform';
import { asShopper } from '@/session';
import { groups, payments } from './friends-api';
import type { Payment } from './friends-types';

/** How often, and how far apart, we look whether WeChat has told the API. */
const LOOKS = 10;
const BETWEEN_MS = 1200;

export interface Paying {
  /** `sheet`: WeChat's own sheet is open. `waiting`: paid, the seat is on its way. */
  state: 'idle' | 'sheet' | 'waiting';
  said: string | null;
  /** Pays, then waits for the seat. @param fresh it was opened by this very tap */
  pay: (teamNo: string, payment: Payment, fresh: boolean) => Promise<void>;
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** As it stands now: an old one may be paid by now, and what its sheet needs may not have come when WeChat was away. */
async function current(payment: Payment, fresh: boolean): Promise<Payment> {
  if (fresh && payment.params !== null) return payment;
  return asShopper((token) => payments.check(token, payment.payNo));
}

/**
 * Pays for a seat 座位. The phone's word is not enough: after it, the API asks WeChat, and the seat itself is looked at.
 * @param onNews called whenever the team may have changed
 */
export function usePay(onNews: () => Promise<void>): Paying {
  const [state, setState] = useState<Paying['state']>('idle');
  const [said, setSaid] = useState<string | null>(null);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);

  const wait = useCallback(
    async (teamNo: string, payNo: string) => {
      setState('waiting');
      setSaid(null);
      for (let look = 0; look < LOOKS && here.current; look += 1) {
        if (look > 0) await sleep(BETWEEN_MS);
        // A look that gets no answer is no news: the next one tells.
        const settled = await asShopper(async (token) => {
          await payments.check(token, payNo);
          const team = await groups.myTeam(token, teamNo);
          return team.mySeat !== 'paying' || team.refund !== 'none';
        }).catch(() => false);
        if (settled) {
          await onNews();
          setState('idle');
          return;
        }
      }
      setState('idle');
      setSaid('钱已经付了，微信的结果还在路上，座位占上后这里会更新');
      await onNews();
    },
    [onNews],
  );

  const pay = useCallback(
    async (teamNo: string, opened: Payment, fresh: boolean) => {
      setState('sheet');
      setSaid(null);
      try {
        const payment = await current(opened, fresh);
        if (payment.state !== 'unpaid') {
          await wait(teamNo, payment.payNo);
          return;
        }
        if (payment.params === null) {
          setSaid('微信支付暂时没有回应，请再点一次');
          return;
        }
        const { description, amountFen, payNo, params } = payment;
        const answer = await platform.pay({ description, amount: yuanExact(amountFen), params });
        if (answer !== 'paid') {
          setSaid(answer === 'cancelled' ? '还没付款，座位还没占上' : '没有付成功，请再试一次');
          return;
        }
        if (!platform.tellsOfAccepts) await asShopper((token) => payments.paidHere(token, payNo));
        await wait(teamNo, payNo);
      } catch (thrown) {
        setSaid(asApiError(thrown).message);
      } finally {
        setState('idle');
      }
    },
    [wait],
  );

  return { state, said, pay };
}
