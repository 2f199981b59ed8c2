import { useCallback, useEffect, useRef, useState } from 'react';
import type { Page } from '../api-types';
import { asApiError, type ApiError } from '../http';
import { useShown } from './use-now';

export interface Paged<T> {
  items: readonly T[];
  /** `first`: nothing shown yet. `more`: the next page is on its way. `end`: there is no next page. */
  state: 'first' | 'idle' | 'more' | 'end' | 'failed';
  error: ApiError | null;
  /** Starts again at the first page; what is shown stays until it has come. */
  restart: () => Promise<void>;
  /** Fetches the next page, or again the one that failed. */
  more: () => Promise<void>;
}

interface Shown<T> {
  items: readonly T[];
  cursor: string | null;
  state: Paged<T>['state'];
  error: ApiError | null;
}

/** A list that grows by cursor and starts again each time the page is shown. @param fetchPage null asks for the first page. */
export function usePaged<T extends { id: string }>(
  fetchPage: (cursor: string | null) => Promise<Page<T>>,
): Paged<T> {
  const [shown, setShown] = useState<Shown<T>>({ items: [], cursor: null, state: 'first', error: null });
  const newest = useRef(0);
  const fetchLatest = useRef(fetchPage);
  fetchLatest.current = fetchPage;

  const run = useCallback(async (cursor: string | null) => {
    newest.current += 1;
    const mine = newest.current;
    setShown((before) => ({ ...before, error: null, state: before.items.length === 0 ? 'first' : 'more' }));
    try {
      const page = await fetchLatest.current(cursor);
      if (mine !== newest.current) return;
      setShown((before) => {
        const earlier = cursor === null ? [] : before.items;
        const seen = new Set(earlier.map((item) => item.id));
        return {
          items: [...earlier, ...page.items.filter((item) => !seen.has(item.id))],
          cursor: page.nextCursor,
          state: page.nextCursor === null ? 'end' : 'idle',
          error: null,
        };
      });
    } catch (thrown) {
      if (mine === newest.current)
        setShown((before) => ({ ...before, state: 'failed', error: asApiError(thrown) }));
    }
  }, []);

  const restart = useCallback(() => run(null), [run]);
  const inFront = useShown();
  useEffect(() => {
    if (inFront) void restart();
  }, [inFront, restart]);

  const more = useCallback(async () => {
    if (shown.state === 'idle' || shown.state === 'failed') await run(shown.cursor);
  }, [run, shown.state, shown.cursor]);

  return { items: shown.items, state: shown.state, error: shown.error, restart, more };
}
