import { useCallback, useEffect, useRef, useState } from 'react';
import type { Quote, Receipt } from '@/api-types';
import { asApiError, NETWORK, type ApiError } from '@/http';
import { platform } from '@/platform';
import { newRequestKey } from '@/request-key';
import { asStaff } from '@/session';
import { counter } from '../../counter-api';

/** Long enough that a burst of keys asks once, short enough to feel immediate. */
const SETTLE_MS = 220;

export interface Verification {
  /** The newest answer about the coupon; null before the first. */
  quote: Quote | null;
  /** True when the newest answer is about exactly this amount. */
  current: boolean;
  /** What stopped the first look at the proof or a later quote. */
  error: ApiError | null;
  /** No answer to the confirmation came: it may be done or not, and only asking again with the same key tells. */
  lost: boolean;
  /** The counter refused the confirmation for good: nothing more to do with this proof. */
  refused: ApiError | null;
  confirming: boolean;
  look: () => void;
  confirm: () => Promise<Receipt | null>;
}

/** One coupon at the counter: quotes while the bill is typed, then one confirmation. @param billFen null while nothing is typed */
export function useVerification(proof: string, billFen: number | null): Verification {
  const [quote, setQuote] = useState<Quote | null>(null);
  const [quotedFen, setQuotedFen] = useState<number | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [refused, setRefused] = useState<ApiError | null>(null);
  const [lost, setLost] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const newest = useRef(0);
  // The ticket outlives the QR's minute, so the first quote's ticket is the proof from then on.
  const standing = useRef(proof);
  const requestKey = useRef<{ billFen: number; key: string } | null>(null);

  const look = useCallback(async () => {
    newest.current += 1;
    const mine = newest.current;
    setError(null);
    try {
      const answer = await asStaff((token) => counter.quote(token, standing.current, billFen));
      standing.current = answer.ticket;
      if (mine !== newest.current) return;
      setQuote(answer);
      setQuotedFen(billFen);
    } catch (thrown) {
      if (mine === newest.current) setError(asApiError(thrown));
    }
  }, [billFen]);

  useEffect(() => {
    const timer = setTimeout(() => void look(), newest.current === 0 ? 0 : SETTLE_MS);
    return () => clearTimeout(timer);
  }, [look]);

  const confirm = useCallback(async () => {
    if (billFen === null) return null;
    // The same bill keeps its key: an answer lost on the way is asked for again, never verified again.
    if (requestKey.current?.billFen !== billFen) requestKey.current = { billFen, key: newRequestKey('v') };
    const { key } = requestKey.current;
    setConfirming(true);
    setLost(false);
    try {
      const receipt = await asStaff((token) => counter.verify(token, key, standing.current, billFen));
      platform.signal('success');
      return receipt;
    } catch (thrown) {
      const stopped = asApiError(thrown);
      const maybeDone = stopped.code === NETWORK || stopped.status >= 500 || stopped.status === 0;
      if (maybeDone) setLost(true);
      else setRefused(stopped);
      platform.signal('refusal');
      return null;
    } finally {
      setConfirming(false);
    }
  }, [billFen]);

  return {
    quote,
    current: quote !== null && quotedFen === billFen,
    error,
    lost,
    refused,
    confirming,
    look: () => void look(),
    confirm,
  };
}
