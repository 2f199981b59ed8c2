import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '@/api';
import type { CouponToken } from '@/api-types';
import { lifeLeft } from '@/format';
import { useNow, useShown } from '@/hooks/use-now';
import { asApiError, type ApiError } from '@/http';
import { asShopper } from '@/session';

/** The next code is fetched this long before the old one ends, so that the one on the screen is always good. */
const EARLY_SECONDS = 2;

export interface LiveToken {
  token: string | null;
  seconds: number;
  /** Which part of its life is left, 0–1. */
  part: number;
  error: ApiError | null;
  retry: () => void;
}

/** The coupon's changing token: renewed before it ends while the page is shown, at rest while it is not. */
export function useCouponToken(couponId: string): LiveToken {
  const [current, setCurrent] = useState<CouponToken | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const onItsWay = useRef(false);
  const shown = useShown();
  const now = useNow();

  const fetchNext = useCallback(async () => {
    if (onItsWay.current) return;
    onItsWay.current = true;
    setError(null);
    try {
      setCurrent(await asShopper((token) => api.couponToken(token, couponId)));
    } catch (thrown) {
      setError(asApiError(thrown));
    } finally {
      onItsWay.current = false;
    }
  }, [couponId]);

  const life = current === null ? null : lifeLeft(current.expiresAt, current.lifeSeconds, now);
  const due = life === null || life.seconds <= EARLY_SECONDS;

  useEffect(() => {
    if (shown && due && error === null) void fetchNext();
  }, [shown, due, error, fetchNext]);

  return {
    token: current !== null && life !== null && life.seconds > 0 ? current.token : null,
    // The last clock tick may lie a moment before the token was made.
    seconds: Math.min(life?.seconds ?? 0, current?.lifeSeconds ?? 0),
    part: life?.part ?? 0,
    error,
    retry: () => void fetchNext(),
  };
}
