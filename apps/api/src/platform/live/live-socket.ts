import { type RawData, WebSocket } from 'ws';
import { z } from 'zod';
import type { Session } from '../auth/session';
import type { Sessions } from '../auth/sessions';
import type { Log } from '../log';
import type { Live } from './live';

/** The longest message a client may send. */
export const MOST_BYTES = 4_096;
/** Who has not said who they are by then is let go. */
const HELLO_MS = 10_000;
const MOST_TOPICS = 8;
/** Messages one may send between two beats. */
const MOST_MESSAGES = 60;
/** Whoever does not read what they are told is let go. */
const MOST_WAITING_BYTES = 64 * 1024;

const FAULT = { unknown: 'LOGIN_REQUIRED', expired: 'SESSION_EXPIRED', revoked: 'SESSION_REVOKED' } as const;

/** Why a socket was closed, as clients read it: RFC 6455 leaves 4000–4999 to applications. */
export const CLOSED = { session: 4401, nonsense: 4400, tooMuch: 4429 } as const;

const MESSAGE = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), token: z.string().max(2_048) }),
  z.object({ type: z.literal('watch'), topic: z.string().min(1).max(80) }),
  z.object({ type: z.literal('leave'), topic: z.string().min(1).max(80) }),
]);

/** One client's socket: says hello with its token, watches topics, is told of news. */
export class LiveSocket {
  private token: string | null = null;
  private session: Session | null = null;
  private isThere = true;
  private messages = 0;
  private readonly watched = new Map<string, () => void>();
  /** What was asked is answered in its order. */
  private doing: Promise<void> = Promise.resolve();
  private readonly helloTimer: NodeJS.Timeout;

  constructor(
    private readonly web: WebSocket,
    private readonly live: Live,
    private readonly sessions: Sessions,
    private readonly log: Log,
    private readonly closed: () => void,
  ) {
    this.helloTimer = setTimeout(() => this.end(CLOSED.session, 'LOGIN_REQUIRED'), HELLO_MS);
    this.helloTimer.unref();
    web.on('pong', () => (this.isThere = true));
    web.on('error', () => web.terminate());
    web.on('close', () => this.leaveAll());
    web.on('message', (data, isBinary) => {
      this.messages += 1;
      if (this.messages > MOST_MESSAGES) return this.end(CLOSED.tooMuch, 'TOO_OFTEN');
      this.doing = this.doing
        .then(() => this.take(data, isBinary))
        .catch((error: unknown) => {
          this.log.error('live socket', error);
          this.end(1011, 'INTERNAL');
        });
    });
  }

  /** Asks whether the client is still there, and lets go of who is not, or whose session is over. */
  beat(): void {
    this.messages = 0;
    if (!this.isThere || this.web.bufferedAmount > MOST_WAITING_BYTES) return this.web.terminate();
    if (this.token !== null && !this.isLoggedIn(this.token)) return;
    this.isThere = false;
    this.web.ping();
  }

  end(code: number, reason: string): void {
    if (this.web.readyState !== WebSocket.OPEN) return;
    this.web.close(code, reason);
    // Whoever does not answer the farewell is not waited for.
    setTimeout(() => this.web.terminate(), 1_000).unref();
  }

  private async take(data: RawData, isBinary: boolean): Promise<void> {
    if (this.web.readyState !== WebSocket.OPEN) return;
    const said = MESSAGE.safeParse(isBinary ? null : parsed(data));
    if (!said.success) return this.end(CLOSED.nonsense, 'BODY_INVALID');
    if (said.data.type === 'hello') {
      if (this.isLoggedIn(said.data.token)) this.say({ type: 'ready' });
      return;
    }
    const { session } = this;
    if (session === null) return this.end(CLOSED.session, 'LOGIN_REQUIRED');
    if (said.data.type === 'leave') return this.leave(said.data.topic);
    await this.watch(session, said.data.topic);
  }

  private async watch(session: Session, topic: string): Promise<void> {
    if (!this.watched.has(topic)) {
      const isFull = this.watched.size >= MOST_TOPICS;
      if (isFull || !(await this.live.mayHear(session, topic))) {
        this.say({ type: 'refused', topic, code: isFull ? 'TOO_MANY' : 'NOT_FOUND' });
        return;
      }
      // The socket may have closed meanwhile.
      if (this.web.readyState !== WebSocket.OPEN) return;
      this.watched.set(
        topic,
        this.live.on(topic, (news) => this.say({ type: 'news', ...news })),
      );
    }
    this.say({ type: 'watching', topic });
  }

  private isLoggedIn(token: string): boolean {
    const read = this.sessions.read(token);
    if (read === null || typeof read === 'string') {
      this.end(CLOSED.session, FAULT[read ?? 'unknown']);
      return false;
    }
    clearTimeout(this.helloTimer);
    // Somebody else's socket from now on hears nothing of what the first one watched.
    if (this.session !== null && JSON.stringify(this.session) !== JSON.stringify(read.session))
      this.leaveTopics();
    this.token = token;
    this.session = read.session;
    return true;
  }

  private say(message: Readonly<Record<string, string | number>>): void {
    if (this.web.readyState === WebSocket.OPEN) this.web.send(JSON.stringify(message));
  }

  private leave(topic: string): void {
    this.watched.get(topic)?.();
    this.watched.delete(topic);
  }

  private leaveTopics(): void {
    for (const stop of this.watched.values()) stop();
    this.watched.clear();
  }

  private leaveAll(): void {
    clearTimeout(this.helloTimer);
    this.leaveTopics();
    this.closed();
  }
}

function parsed(data: RawData): unknown {
  try {
    return JSON.parse((data as Buffer).toString('utf8'));
  } catch {
    return null;
  }
}
