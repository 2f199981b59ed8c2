import { useCallback, useRef, useState } from 'react';
import Taro from '@tarojs/taro';
import type { Address, MallItem, MallOrder } from '@/api-types';
import { asApiError, NETWORK, type ApiError } from '@/http';
import { newRequestKey } from '@/request-key';
import { asShopper } from '@/session';
import { mall } from '../../mall-api';

export interface Redeeming {
  busy: boolean;
  /** No answer came: it may be done or not, and only asking again with the same key tells. */
  lost: boolean;
  refused: ApiError | null;
  /** @returns the order, or null when there is none to show yet */
  redeem: (address: Address | null) => Promise<MallOrder | null>;
  /** Before the sheet is opened again: what was refused may be different now. */
  forget: () => void;
}

/** A request without an answer, and how many of the thing the person had when it was made. */
interface Unanswered {
  key: string;
  mine: number;
}

const place = (itemId: string) => `fanchang.redeem.${itemId}`;

/** The key of the request that got no answer, unless the person has one more since: then it was done. */
function keyFor(item: MallItem): string {
  const unanswered = Taro.getStorageSync<Unanswered | ''>(place(item.id));
  return unanswered !== '' && unanswered.mine === item.mine ? unanswered.key : newRequestKey('m');
}

/**
 * Redeems one thing. The key of a request is kept on the phone until an answer has come, so that neither a second
 * tap nor opening the page again after a lost connection can pay twice.
 */
export function useRedeem(item: MallItem): Redeeming {
  const [busy, setBusy] = useState(false);
  const [lost, setLost] = useState(false);
  const [refused, setRefused] = useState<ApiError | null>(null);
  // While the page promises that nothing is paid twice, no news about the thing may change the key.
  const standing = useRef<string | null>(null);

  const redeem = useCallback(
    async (address: Address | null) => {
      const key = standing.current ?? keyFor(item);
      standing.current = key;
      Taro.setStorageSync(place(item.id), { key, mine: item.mine } satisfies Unanswered);
      const settled = (): void => {
        standing.current = null;
        Taro.removeStorageSync(place(item.id));
      };
      setBusy(true);
      setLost(false);
      setRefused(null);
      try {
        const order = await asShopper((token) => mall.redeem(token, key, item.id, address));
        settled();
        return order;
      } catch (thrown) {
        const stopped = asApiError(thrown);
        const maybeDone = stopped.code === NETWORK || stopped.status >= 500 || stopped.status === 0;
        if (maybeDone) setLost(true);
        else {
          settled();
          setRefused(stopped);
        }
        return null;
      } finally {
        setBusy(false);
      }
    },
    [item],
  );

  const forget = useCallback(() => setRefused(null), []);
  return { busy, lost, refused, redeem, forget };
}
