/** Taro as the specs need it: storage in memory, a request to be answered by the spec, and ways that are written down. */

interface Asked {
  url: string;
  method: string;
  header: Record<string, string>;
  data?: unknown;
}

interface Answer {
  statusCode: number;
  data: unknown;
}

const storage = new Map<string, unknown>();

/** A socket whose other end the spec is. */
export class FakeSocket {
  readonly sent: unknown[] = [];
  isClosed = false;
  private heard: Partial<Record<'open' | 'message' | 'close' | 'error', (event: never) => void>> = {};

  onOpen = (heard: () => void): void => void (this.heard.open = heard);
  onMessage = (heard: (event: { data: string }) => void): void => void (this.heard.message = heard);
  onClose = (heard: () => void): void => void (this.heard.close = heard);
  onError = (heard: () => void): void => void (this.heard.error = heard);
  send = ({ data }: { data: string }): void => void this.sent.push(JSON.parse(data));
  close = (): void => void (this.isClosed = true);

  opens(): void {
    this.heard.open?.(undefined as never);
  }
  says(message: object): void {
    this.heard.message?.({ data: JSON.stringify(message) } as never);
  }
  breaks(): void {
    this.heard.close?.(undefined as never);
  }
}

export const fake = {
  asked: [] as Asked[],
  ways: [] as string[],
  params: {} as Record<string, string>,
  /** Tabs with a red dot. */
  dots: new Set<number>(),
  /** Every line that was opened, the newest last. */
  sockets: [] as FakeSocket[],
  /** Answers each request; a spec replaces it. Rejecting is a network that is down. */
  answer: (_asked: Asked): Promise<Answer> => Promise.reject(new Error('no answer given')),
  reset(): void {
    storage.clear();
    fake.asked = [];
    fake.sockets = [];
    fake.ways = [];
    fake.params = {};
    fake.dots.clear();
  },
};

const go = (kind: string) => (to: { url: string }) => {
  fake.ways.push(`${kind} ${to.url}`);
  return Promise.resolve();
};

const Taro = {
  request: (asked: Asked) => {
    fake.asked.push(asked);
    return fake.answer(asked);
  },
  getStorageSync: (key: string) => storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
  removeStorageSync: (key: string) => void storage.delete(key),
  connectSocket: () => {
    const socket = new FakeSocket();
    fake.sockets.push(socket);
    return Promise.resolve(socket);
  },
  navigateTo: go('open'),
  redirectTo: go('replace'),
  reLaunch: go('restart'),
  switchTab: go('tab'),
  navigateBack: () => go('back')({ url: '' }),
  getCurrentPages: () => [{}],
  showModal: () => Promise.resolve({ confirm: true }),
  showToast: () => Promise.resolve(),
  showTabBarRedDot: ({ index }: { index: number }) => {
    fake.dots.add(index);
    return Promise.resolve();
  },
  hideTabBarRedDot: ({ index }: { index: number }) => {
    fake.dots.delete(index);
    return Promise.resolve();
  },
  stopPullDownRefresh: () => undefined,
};

export default Taro;

const nothing = () => undefined;
export const useDidShow = nothing;
export const useDidHide = nothing;
export const useLaunch = nothing;
export const usePullDownRefresh = nothing;
export const useReachBottom = nothing;
export const useShareAppMessage = nothing;
export const useShareTimeline = nothing;
export const useRouter = () => ({ params: fake.params });
