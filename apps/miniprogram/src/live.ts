import Taro from '@tarojs/taro';
import { platform } from './platform';

/** That something of a topic is new or changed, from a number on. What it is the API tells. */
export type OnNews = (from: number) => void;

interface LineOptions {
  /** `ticket:K26112212345678`. */
  topic: string;
  /** A token that is good now. */
  token: () => Promise<string>;
  onNews: OnNews;
  /** Whether news come by themselves now; while they do not, whoever waits looks. */
  onUp: (isUp: boolean) => void;
}

interface Told {
  type: 'ready' | 'watching' | 'refused' | 'news';
  from?: number;
}

const SOONEST_MS = 1_000;
const LATEST_MS = 15_000;

function parsed(data: unknown): Told | null {
  try {
    return JSON.parse(String(data)) as Told;
  } catch {
    return null;
  }
}

/** A line to the API on which news come, opened again whenever it breaks. @returns closes it */
export function openLine({ topic, token, onNews, onUp }: LineOptions): () => void {
  let task: Taro.SocketTask | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;
  let wait = SOONEST_MS;
  let isOver = false;

  const retry = (): void => {
    task = null;
    if (isOver) return;
    onUp(false);
    clearTimeout(again);
    // Not all at once after the API was away.
    again = setTimeout(() => void connect(), wait * (0.5 + Math.random()));
    wait = Math.min(LATEST_MS, wait * 2);
  };

  const connect = async (): Promise<void> => {
    try {
      const proof = await token();
      if (isOver) return;
      const mine = await Taro.connectSocket({ url: platform.liveAddress() });
      if (isOver) {
        mine.close({});
        return;
      }
      task = mine;
      const say = (message: object): void => {
        // A line that broke meanwhile is opened again.
        void Promise.resolve(mine.send({ data: JSON.stringify(message) })).catch(() => undefined);
      };
      mine.onOpen(() => say({ type: 'hello', token: proof }));
      mine.onMessage(({ data }) => {
        const told = parsed(data);
        if (told?.type === 'ready') say({ type: 'watch', topic });
        if (told?.type === 'watching') {
          wait = SOONEST_MS;
          onUp(true);
        }
        if (told?.type === 'news') onNews(told.from ?? 0);
      });
      mine.onClose(() => {
        if (task === mine) retry();
      });
      mine.onError(() => {
        if (task === mine) retry();
      });
    } catch {
      retry();
    }
  };

  void connect();
  return () => {
    isOver = true;
    clearTimeout(again);
    task?.close({});
    task = null;
  };
}
