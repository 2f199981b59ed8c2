import { useCallback, useEffect, useRef, useState } from 'react';
import { yuan } from '@/format';
import { asApiError, NETWORK, type ApiError } from '@/http';
import { platform } from '@/platform';
import { asShopper } from '@/session';
import { cash } from '../../friends-api';
import type { Cash } from '../../friends-types';

/** How often, and how far apart, we look whether WeChat has told the API. */
const LOOKS = 5;
const BETWEEN_MS = 1200;

/**
 * `asking`: WeChat is asked to prepare it. `sheet`: WeChat's own page is open. `looking`: taken, and on its way.
 * `left`: the page was closed without taking it. `lost`: no answer came. `taken`: done, or WeChat's to finish.
 */
export type Claiming =
  | { is: 'open' | 'asking' | 'sheet' | 'looking' | 'left' | 'lost' }
  | { is: 'refused'; error: ApiError }
  | { is: 'taken'; cash: Cash };

export interface ClaimCash {
  state: Claiming;
  busy: boolean;
  claim: () => Promise<void>;
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** How WeChat may still change it; what is over stays so. */
function isUnderWay({ state }: Cash): boolean {
  return state === 'confirming' || state === 'ready';
}

/**
 * Takes cash 现金奖励: the API has WeChat prepare the transfer, WeChat's own page asks the shopper, and the API is asked
 * what became of it. The API keeps one transfer per reward, so that asking again after a lost answer pays nothing twice.
 */
export function useClaimCash(id: string): ClaimCash {
  const [state, setState] = useState<Claiming>({ is: 'open' });
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);

  const claim = useCallback(async () => {
    setState({ is: 'asking' });
    try {
      const asked = await asShopper((token) => cash.claim(token, id));
      const { confirm } = asked;
      if (confirm === null) {
        setState(isUnderWay(asked) ? { is: 'lost' } : { is: 'taken', cash: asked });
        return;
      }
      setState({ is: 'sheet' });
      if (!(await platform.confirmTransfer(confirm, yuan(asked.amountFen)))) {
        setState({ is: 'left' });
        return;
      }
      setState({ is: 'looking' });
      if (!platform.tellsOfAccepts) await asShopper((token) => cash.confirmedHere(token, confirm.package));
      let now = asked;
      for (let look = 0; look < LOOKS && here.current && isUnderWay(now); look += 1) {
        if (look > 0) await sleep(BETWEEN_MS);
        // A look that gets no answer is no news: the next one tells.
        now = await asShopper((token) => cash.check(token, id)).catch(() => now);
      }
      setState({ is: 'taken', cash: now });
    } catch (thrown) {
      const error = asApiError(thrown);
      const maybeDone = error.code === NETWORK || error.status >= 500 || error.status === 0;
      setState(maybeDone ? { is: 'lost' } : { is: 'refused', error });
    }
  }, [id]);

  const busy = state.is === 'asking' || state.is === 'sheet' || state.is === 'looking';
  return { state, busy, claim };
}
