import Taro from '@tarojs/taro';
import type { Tokens } from '../api-types';
import { ApiError } from '../http';

const TOO_MANY = 429;

/** True for an answer that says the session is over, however often one asks; a server in trouble says nothing of the kind. */
export function isOver(error: unknown): error is ApiError {
  return error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== TOO_MANY;
}

/** Somebody's session on this phone, and its renewal: one at a time, however many calls notice the end together. */
export class KeptSession<T extends Tokens> {
  private renewing: Promise<T> | null = null;

  /**
   * @param storageKey where the phone keeps it
   * @param refresh gives new tokens for the refresh token, and whatever else of the session may have changed
   */
  constructor(
    private readonly storageKey: string,
    private readonly refresh: (refreshToken: string) => Promise<Tokens>,
  ) {}

  read(): T | null {
    return (Taro.getStorageSync<T | ''>(this.storageKey) || null) as T | null;
  }

  keep(session: T): void {
    Taro.setStorageSync(this.storageKey, session);
  }

  /** Writes over parts of what is kept; nothing when nobody is signed in. */
  change(part: Partial<T>): void {
    const session = this.read();
    if (session !== null) this.keep({ ...session, ...part });
  }

  forget(): void {
    Taro.removeStorageSync(this.storageKey);
  }

  /**
   * The session with tokens other than the spent one. @param spent the access token that was refused
   * @returns null when nobody is signed in (any more)
   * @throws ApiError; when it `isOver`, the session was forgotten
   */
  async renewed(spent: string): Promise<T | null> {
    const session = this.read();
    // Somebody else may have renewed it while the call was on its way.
    if (session === null || session.accessToken !== spent) return session;
    this.renewing ??= this.renew(session).finally(() => {
      this.renewing = null;
    });
    return this.renewing;
  }

  private async renew(before: T): Promise<T> {
    try {
      const renewed = { ...before, ...(await this.refresh(before.refreshToken)) };
      const now = this.read();
      // Other tokens were adopted meanwhile: those are newer.
      if (now !== null && now.refreshToken !== before.refreshToken) return now;
      // Nobody is in any more: these are for the one call that is still waiting.
      if (now !== null) this.keep(renewed);
      return renewed;
    } catch (thrown) {
      if (isOver(thrown) && this.read()?.refreshToken === before.refreshToken) this.forget();
      throw thrown;
    }
  }
}
