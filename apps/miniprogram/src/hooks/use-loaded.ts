import { useCallback, useEffect, useRef, useState } from 'react';
import { asApiError, type ApiError } from '../http';
import { useShown } from './use-now';

export type Loaded<T> =
  { state: 'loading' } | { state: 'failed'; error: ApiError } | { state: 'ready'; value: T };

/**
 * Loads what a page shows, each time the page is shown. What is already on the page stays while it is renewed, and
 * stays when renewing fails; only a first load draws a skeleton or a failure. The newest load wins.
 */
export function useLoaded<T>(load: () => Promise<T>): { loaded: Loaded<T>; reload: () => Promise<void> } {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
  const newest = useRef(0);
  const latestLoad = useRef(load);
  latestLoad.current = load;

  const reload = useCallback(async () => {
    newest.current += 1;
    const mine = newest.current;
    setLoaded((before) => (before.state === 'ready' ? before : { state: 'loading' }));
    try {
      const value = await latestLoad.current();
      if (mine === newest.current) setLoaded({ state: 'ready', value });
    } catch (thrown) {
      const error = asApiError(thrown);
      // Being signed out is not a hiccup to hide behind old content.
      const hide = error.status === 401;
      if (mine === newest.current) {
        setLoaded((before) => (before.state === 'ready' && !hide ? before : { state: 'failed', error }));
      }
    }
  }, []);

  const shown = useShown();
  useEffect(() => {
    if (shown) void reload();
  }, [shown, reload]);

  return { loaded, reload };
}
