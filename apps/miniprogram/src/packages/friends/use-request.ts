import { useCallback, useRef, useState } from 'react';
import { asApiError, NETWORK, type ApiError } from '@/http';
import { newRequestKey } from '@/request-key';
import { asShopper } from '@/session';

type Call<T> = (token: string, requestKey: string) => Promise<T>;

export interface Request {
  busy: boolean;
  /** What stands in the way, or that no answer came. */
  said: string | null;
  /**
   * @param call sends it under a key that stays the same until an answer has come
   * @param enter signs in whoever is not; false stops it
   * @returns null when it was not done
   */
  ask: <T>(call: Call<T>, enter?: () => Promise<boolean>) => Promise<T | null>;
  forget: () => void;
}

/** One thing asked of the API as the shopper. Asked again after a lost answer it is the same request, and done once. */
export function useRequest(): Request {
  const [busy, setBusy] = useState(false);
  const [stopped, setStopped] = useState<ApiError | null>(null);
  const key = useRef<string | null>(null);

  const ask = useCallback(async <T>(call: Call<T>, enter?: () => Promise<boolean>) => {
    const mine = key.current ?? newRequestKey('g');
    setBusy(true);
    setStopped(null);
    try {
      if (enter !== undefined && !(await enter())) return null;
      key.current = mine;
      const answer = await asShopper((token) => call(token, mine));
      key.current = null;
      return answer;
    } catch (thrown) {
      const error = asApiError(thrown);
      if (!isLost(error)) key.current = null;
      setStopped(error);
      return null;
    } finally {
      setBusy(false);
    }
  }, []);

  const forget = useCallback(() => setStopped(null), []);
  const said = stopped?.code === NETWORK ? '没收到结果，请再点一次，不会重复' : (stopped?.message ?? null);
  return { busy, said, ask, forget };
}

/** It may be done or not, and only asking again tells. */
function isLost({ code, status }: ApiError): boolean {
  return code === NETWORK || status >= 500 || status === 0;
}
