import { useEffect, useRef } from 'react';
import { openLine } from '../live';
import { useShown } from './use-now';

/** News in quick succession are one look. */
const TOGETHER_MS = 800;
/** How often to look where no news come. */
const LOOK_MS = 15_000;

/** Looks again when there is news of a topic, and every now and then where none can come. */
export function useNews(topic: string, token: () => Promise<string>, look: () => void): void {
  const latest = useRef({ token, look });
  latest.current = { token, look };
  const shown = useShown();
  useEffect(() => {
    if (!shown) return undefined;
    let soon: ReturnType<typeof setTimeout> | undefined;
    let isUp = false;
    const close = openLine({
      topic,
      token: () => latest.current.token(),
      onNews: () => {
        clearTimeout(soon);
        soon = setTimeout(() => latest.current.look(), TOGETHER_MS);
      },
      onUp: (up) => (isUp = up),
    });
    const timer = setInterval(() => {
      if (!isUp) latest.current.look();
    }, LOOK_MS);
    return () => {
      close();
      clearTimeout(soon);
      clearInterval(timer);
    };
  }, [shown, topic]);
}
