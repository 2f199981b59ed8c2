import { random } from '../random';
import type { WorldClock } from '../world/clock';
import { type Answer, no, type No } from './answers';

const LIFE_MS = 7_200_000;
/** In a token's last five minutes a new one is made, and both are good for five minutes. */
const OVERLAP_MS = 300_000;
const FORCED_APART_MS = 30_000;
const FORCED_PER_DAY = 20;
/** As long as WeChat says a token may be. */
const TOKEN_LENGTH = 512;

interface Token {
  text: string;
  /** Epoch ms. */
  endsAt: number;
  /** Ended before its time by a forced refresh: 40001, not 42001. */
  isKilled: boolean;
}

/** `POST /cgi-bin/stable_token` of one app, and what becomes of its tokens. */
export class StableTokens {
  private tokens: Token[] = [];
  private forced = { day: 0, times: 0, at: -Infinity };
  /** How many different tokens were made: what a thousand processes must keep at one. */
  made = 0;

  constructor(
    private readonly clock: WorldClock,
    private readonly app: { appId: string; appSecret: string },
  ) {}

  get appId(): string {
    return this.app.appId;
  }

  /** @returns a token, or why not: 40013 app, 40125 secret, 45009 forced too often. */
  give(secret: string, isForced: boolean): Answer | No {
    if (secret !== this.app.appSecret) return no(40125, 'invalid appsecret');
    return isForced ? this.force() : this.same();
  }

  /** @returns null when the token is good. */
  check(text: string): No | null {
    if (text === '') return no(41001, 'access_token missing');
    const token = this.tokens.find((one) => one.text === text);
    if (token === undefined || token.isKilled) {
      return no(40001, 'invalid credential, access_token is invalid or not latest');
    }
    return token.endsAt > this.clock.now() ? null : no(42001, 'access_token expired');
  }

  /** As if two hours had gone by for every token given so far. */
  expireAll(): void {
    for (const token of this.tokens) token.endsAt = Math.min(token.endsAt, this.clock.now());
  }

  clear(): void {
    this.tokens = [];
    this.made = 0;
    this.forced = { day: 0, times: 0, at: -Infinity };
  }

  private same(): Answer {
    const now = this.clock.now();
    const current = this.tokens.at(-1);
    if (current !== undefined && !current.isKilled && current.endsAt - now > OVERLAP_MS) {
      return answerOf(current, now);
    }
    if (current !== undefined && current.endsAt > now) current.endsAt = now + OVERLAP_MS;
    return answerOf(this.make(), now);
  }

  private force(): Answer | No {
    const now = this.clock.now();
    const day = this.clock.day();
    if (this.forced.day !== day) this.forced = { ...this.forced, day, times: 0 };
    if (this.forced.times >= FORCED_PER_DAY) return no(45009, 'reach max api daily quota limit');
    // Too soon after the last time nothing is refreshed.
    if (now - this.forced.at < FORCED_APART_MS) return this.same();
    this.forced = { day, times: this.forced.times + 1, at: now };
    for (const token of this.tokens) token.isKilled ||= token.endsAt > now;
    return answerOf(this.make(), now);
  }

  private make(): Token {
    const text = `80_${random.word(TOKEN_LENGTH - 3)}`;
    const token = { text, endsAt: this.clock.now() + LIFE_MS, isKilled: false };
    this.tokens = [...this.tokens.slice(-50), token];
    this.made += 1;
    return token;
  }
}

/** Success says nothing of errcode here, as the real one. */
const answerOf = (token: Token, now: number): Answer => ({
  access_token: token.text,
  expires_in: Math.floor((token.endsAt - now) / 1000),
});
