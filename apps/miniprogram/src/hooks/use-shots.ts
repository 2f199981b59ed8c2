import { useCallback, useRef } from 'react';
import type { Photo } from '../api-types';
import { asApiError } from '../http';
import { platform } from '../platform';
import type { Shot } from '../ui/photo-picker';

/** How a list of photos changes; others may have changed it meanwhile. */
type Change = (change: (shots: readonly Shot[]) => readonly Shot[]) => void;

interface Shots {
  /** Lets the person pick some, and sends each. */
  add: (most: number) => void;
  remove: (key: string) => void;
  retry: (key: string, address: string) => void;
}

/** Sends photos as they are picked. @param send one photo to the API, as whoever is here */
export function useShots(change: Change, send: (address: string) => Promise<Photo>): Shots {
  const latest = useRef({ change, send });
  latest.current = { change, send };
  const made = useRef(0);

  const put = useCallback((key: string, news: Partial<Shot>): void => {
    latest.current.change((shots) => shots.map((shot) => (shot.key === key ? { ...shot, ...news } : shot)));
  }, []);

  const deliver = useCallback(
    async (key: string, address: string) => {
      put(key, { state: 'sending', said: undefined });
      try {
        const photo = await latest.current.send(address);
        put(key, { state: 'sent', photo });
      } catch (thrown) {
        put(key, { state: 'failed', said: asApiError(thrown).message });
      }
    },
    [put],
  );

  const add = useCallback(
    (most: number) => {
      void platform.pickPhotos(most).then((addresses) => {
        const shots = addresses.map((address): Shot => {
          made.current += 1;
          return { key: `shot-${made.current}`, address, photo: null, state: 'sending' };
        });
        latest.current.change((before) => [...before, ...shots]);
        for (const { key, address } of shots) void deliver(key, address ?? '');
      });
    },
    [deliver],
  );

  const remove = useCallback((key: string) => {
    latest.current.change((shots) => shots.filter((shot) => shot.key !== key));
  }, []);
  const retry = useCallback((key: string, address: string) => void deliver(key, address), [deliver]);
  return { add, remove, retry };
}
