import { useCallback, useRef, useState } from 'react';
import { asApiError } from '../http';
import { newRequestKey } from '../request-key';
import type { Shot } from '../ui/photo-picker';

/** What one says, until the API has it. */
export interface Saying {
  key: string;
  words: string;
  shots: readonly Shot[];
  state: 'sending' | 'failed';
  /** Why it failed. */
  said?: string;
}

interface Sent {
  requestKey: string;
  words: string;
  photos: string[];
}

/** Says things one after the other, each once however often it is tried, so that they arrive in their order. */
export function useSaying<Part>(
  send: (sent: Sent) => Promise<Part>,
  take: (part: Part) => void,
): {
  sayings: readonly Saying[];
  say: (words: string, shots: readonly Shot[]) => void;
  retry: (key: string) => void;
  drop: (key: string) => void;
} {
  const [sayings, setSayings] = useState<readonly Saying[]>([]);
  const latest = useRef({ send, take });
  latest.current = { send, take };
  const before = useRef<Promise<void>>(Promise.resolve());

  const deliver = useCallback((saying: Saying) => {
    const put = (news: Partial<Saying>): void =>
      setSayings((all) => all.map((one) => (one.key === saying.key ? { ...one, ...news } : one)));
    put({ state: 'sending', said: undefined });
    before.current = before.current.then(async () => {
      const photos = saying.shots.flatMap(({ photo }) => (photo === null ? [] : [photo.photoNo]));
      try {
        latest.current.take(
          await latest.current.send({ requestKey: saying.key, words: saying.words, photos }),
        );
        setSayings((all) => all.filter(({ key }) => key !== saying.key));
      } catch (thrown) {
        put({ state: 'failed', said: asApiError(thrown).message });
      }
    });
  }, []);

  const say = useCallback(
    (words: string, shots: readonly Shot[]) => {
      const saying: Saying = { key: newRequestKey('t'), words, shots, state: 'sending' };
      setSayings((all) => [...all, saying]);
      deliver(saying);
    },
    [deliver],
  );
  const retry = useCallback(
    (key: string) => {
      const saying = sayings.find((one) => one.key === key);
      if (saying?.state === 'failed') deliver(saying);
    },
    [sayings, deliver],
  );
  const drop = useCallback((key: string) => setSayings((all) => all.filter((one) => one.key !== key)), []);
  return { sayings, say, retry, drop };
}
