import WebSocket from 'ws';

/** What a socket was told. */
export interface Heard {
  type: 'ready' | 'watching' | 'refused' | 'news';
  topic?: string;
  from?: number;
  code?: string;
}

/** One who listens at `/live`, as the mini-program does. */
export class Listener {
  readonly heard: Heard[] = [];
  /** What it was closed with, once it is. */
  readonly closed: Promise<{ code: number; reason: string }>;
  private wake: () => void = () => undefined;

  private constructor(readonly web: WebSocket) {
    web.on('message', (data) => {
      this.heard.push(JSON.parse((data as Buffer).toString('utf8')) as Heard);
      this.wake();
    });
    this.closed = new Promise((resolve) => {
      web.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
    });
  }

  /** @param url of the API. */
  static async open(url: string): Promise<Listener> {
    const web = new WebSocket(`${url.replace(/^http/, 'ws')}/live`);
    const listener = new Listener(web);
    await new Promise((resolve, reject) => {
      web.once('open', resolve);
      web.once('error', reject);
    });
    return listener;
  }

  /** Logged in, and watching these topics. */
  static async of(url: string, token: string, ...topics: string[]): Promise<Listener> {
    const listener = await Listener.open(url);
    listener.say({ type: 'hello', token });
    await listener.hears(({ type }) => type === 'ready');
    for (const topic of topics) await listener.watches(topic);
    return listener;
  }

  say(message: object): void {
    this.web.send(JSON.stringify(message));
  }

  /** @returns what it was answered. */
  async watches(topic: string): Promise<Heard> {
    const before = this.heard.length;
    this.say({ type: 'watch', topic });
    return this.hears((heard) => heard.type !== 'news' && heard.topic === topic, before);
  }

  /** Waits for something, from a place on. @throws Error when it does not come. */
  async hears(isIt: (heard: Heard) => boolean, from = 0, ms = 5_000): Promise<Heard> {
    const until = Date.now() + ms;
    for (;;) {
      const found = this.heard.slice(from).find(isIt);
      if (found !== undefined) return found;
      if (Date.now() >= until) throw new Error(`heard only ${JSON.stringify(this.heard)}`);
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        setTimeout(resolve, Math.max(1, until - Date.now()));
      });
    }
  }

  close(): void {
    this.web.close();
  }
}
