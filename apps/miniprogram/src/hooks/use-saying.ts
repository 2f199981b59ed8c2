import { useCallback, useRef, useState } from 'react';
import { asApiError, NETWORK } from '../http';
import { newRequestKey } from '../request-key';
import type { Shot } from '../ui/photo-picker';

/** What one says, until the API has it. */
export interface Saying {
  key: string;
  words: string;
  shots: readonly Shot[];
  /** `lost`: nobody knows whether it arrived. `refused`: it did not, and will not as it is. */
  state: 'sending' | 'lost' | 'refused';
  /** Why it failed. */
  said?: string;
}

/** As the API takes it. */
export interface SaidWords {
  requestKey: string;
  words: string;
  photos: string[];
}

/** Says things one after the other, each once however often it is tried, so that they arrive in their order. */
export function useSaying<Part>(
  send: (sent: SaidWords) => Promise<Part>,
  take: (part: Part) => void,
): {
  sayings: readonly Saying[];
  say: (words: string, shots: readonly Shot[]) => void;
  /** Once more what was lost, under the same key; what was refused comes back to be said otherwise. */
  again: (key: string) => void;
  /** What was taken back last, for the field; null at first. */
  draft: Saying | null;
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
        const error = asApiError(thrown);
        const isLost = error.code === NETWORK || error.status >= 500;
        put({ state: isLost ? 'lost' : 'refused', said: error.message });
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
  const [draft, setDraft] = useState<Saying | null>(null);
  const again = useCallback(
    (key: string) => {
      const saying = sayings.find((one) => one.key === key);
      if (saying?.state === 'lost') deliver(saying);
      if (saying?.state !== 'refused') return;
      setSayings((all) => all.filter((one) => one.key !== key));
      setDraft(saying);
    },
    [sayings, deliver],
  );
  return { sayings, say, again, draft };
}
