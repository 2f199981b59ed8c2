import { useCallback, useState } from 'react';
import type { Claimed } from '@/api-types';
import { asApiError } from '@/http';
import { adoptTokens, asShopper } from '@/session';
import { account } from '../../account-api';
import { claimProblem, orderNoOf, refusedWords, tailOf, type Refused } from './claim-words';

export type ClaimState =
  { is: 'open' } | { is: 'busy' } | { is: 'refused'; words: Refused } | { is: 'claimed'; claimed: Claimed };

export interface Claiming {
  state: ClaimState;
  claim: (orderNo: string, tail: string) => Promise<void>;
  /** Back to the form: something was typed anew, or another order is to come. */
  reopen: () => void;
}

/** Claiming an old order. The tokens that come with it stand for the customer the two have become. */
export function useClaim(): Claiming {
  const [state, setState] = useState<ClaimState>({ is: 'open' });

  const claim = useCallback(async (typedNo: string, typedTail: string) => {
    const orderNo = orderNoOf(typedNo);
    const tail = tailOf(typedTail);
    const problem = claimProblem(orderNo, tail);
    if (problem !== null) {
      setState({ is: 'refused', words: { title: problem, text: '', phoneHelps: false } });
      return;
    }
    setState({ is: 'busy' });
    try {
      const claimed = await asShopper((token) => account.claim(token, orderNo, tail));
      adoptTokens(claimed.tokens);
      setState({ is: 'claimed', claimed });
    } catch (thrown) {
      setState({ is: 'refused', words: refusedWords(asApiError(thrown)) });
    }
  }, []);

  const reopen = useCallback(() => setState((now) => (now.is === 'busy' ? now : { is: 'open' })), []);
  return { state, claim, reopen };
}
