import { setTimeout as sleep } from 'node:timers/promises';
import type { Instant } from '@fanchang/domain';
import type { Log } from '../log';
import { isRejected, type Rejected, Unavailable } from './answers';
import type { FreshToken, TokenApp } from './token-app';
import type { TokenRow, TokenRows } from './token-rows';

interface Usable {
  token: string;
  sealed: string;
  expiresAt: Instant;
}

interface Held extends Usable {
  /** Until then it is used without looking whether it is old. */
  freshUntil: Instant;
}

/** Renewed this long before its end, while it still serves. WeChat gives a new one in the same time. */
const RENEW_AHEAD_MS = 5 * 60_000;
/** Longer than the longest call for a token; who refreshes and dies is replaced after it. */
const LEASE_MS = 10_000;
/** A waiting request is told sooner than a dead refresher is replaced. */
const PATIENCE_MS = 8_000;
/** How long a failed refresh answers for all who ask, so that a service that is down is not asked by each of them. */
const FAILURE_KEPT_MS = 3_000;
/** A token that is old when it comes, or is renewed by somebody else, is looked after no oftener. */
const LOOK_MS = 30_000;
const POLL_MS = { first: 25, most: 400 };

/**
 * Access tokens of services outside, one for all processes: however many need one at once, one of them asks for it, under
 * a lease on the token's row, and the others read what came of it, the failure included. Nothing here runs in a
 * transaction. Time is the real one, because the other side's is.
 */
export class AccessTokens {
  private readonly held = new Map<string, Held>();
  /** What was last called with in vain, as sealed: a row read just before it was taken out must not bring it back. */
  private readonly dead = new Map<string, string>();
  private readonly underway = new Map<string, Promise<string>>();

  constructor(
    private readonly rows: TokenRows,
    private readonly log: Log,
    private readonly now: () => Instant = Date.now,
  ) {}

  /** @throws Unavailable */
  async tokenOf(app: TokenApp): Promise<string> {
    const held = this.held.get(app.name);
    if (held === undefined || held.expiresAt <= this.now()) return this.shared(app);
    // Nobody waits for a renewal while the old one serves, nor learns that it failed: it is tried again.
    if (held.freshUntil <= this.now()) this.shared(app).catch(() => undefined);
    return held.token;
  }

  /** Says that a token did not work; whoever says it first takes it from everybody. */
  async spent(app: TokenApp, token: string): Promise<void> {
    const held = this.held.get(app.name);
    if (held !== undefined && held.token !== token) return;
    const sealed = (await this.rows.forget(app.name, token)) ?? held?.sealed;
    if (sealed !== undefined) this.dead.set(app.name, sealed);
    if (this.held.get(app.name)?.token === token) this.held.delete(app.name);
  }

  /**
   * Calls with a token, and once more with a new one when the first is dead.
   *
   * @throws Unavailable `token` when the new one is dead as well.
   */
  async using<T>(app: TokenApp, call: (token: string) => Promise<T | Rejected>): Promise<T | Rejected> {
    const token = await this.tokenOf(app);
    const first = await call(token);
    if (!isRejected(first) || !app.isTokenDead(first)) return first;
    await this.spent(app, token);
    const second = await call(await this.tokenOf(app));
    if (!isRejected(second) || !app.isTokenDead(second)) return second;
    throw new Unavailable(app.service, 'token', String(second.rejected));
  }

  /** One of this process looks for a token; the others wait for what it finds. */
  private shared(app: TokenApp): Promise<string> {
    const underway = this.underway.get(app.name);
    if (underway !== undefined) return underway;
    const search = this.search(app).finally(() => this.underway.delete(app.name));
    this.underway.set(app.name, search);
    return search;
  }

  /** Reads the row until there is a token in it, refreshes it when that falls to us, or learns that it failed. */
  private async search(app: TokenApp): Promise<string> {
    const since = this.now();
    for (let pause = POLL_MS.first; ; pause = Math.min(pause * 2, POLL_MS.most)) {
      const row = await this.rows.of(app.name);
      if (row === null) await this.rows.begin(app.name);
      const now = this.now();
      const usable = row === null ? null : this.usableOf(app, row, now);
      if (usable !== null && usable.expiresAt - RENEW_AHEAD_MS > now) return this.hold(app, usable);

      const lease = await this.lease(app, row, now);
      if (lease !== null) return this.refresh(app, lease, usable);
      if (usable !== null) return this.hold(app, usable);
      this.giveUp(app, row, now, since);
      await sleep(pause);
    }
  }

  private async lease(app: TokenApp, row: TokenRow | null, now: Instant): Promise<Instant | null> {
    const isDead = row !== null && (row.token === null || row.sealed === this.dead.get(app.name));
    const until = now + LEASE_MS;
    const wanted = {
      now,
      until,
      expiresBefore: now + RENEW_AHEAD_MS,
      failedBefore: now - FAILURE_KEPT_MS,
      dead: isDead ? row.sealed : null,
    };
    return (await this.rows.lease(app.name, wanted)) ? until : null;
  }

  /** @param old what serves meanwhile, and still when this fails. */
  private async refresh(app: TokenApp, lease: Instant, old: Usable | null): Promise<string> {
    const askedAt = this.now();
    let fresh: FreshToken;
    try {
      fresh = await this.ask(app);
    } catch (error) {
      const reason = error instanceof Unavailable ? error.reason : 'network';
      await this.rows.fail(app.name, lease, this.now(), reason);
      if (old !== null && old.expiresAt > this.now()) return this.hold(app, old);
      throw error;
    }
    const expiresAt = askedAt + fresh.lifeSeconds * 1000;
    const idleUntil = expiresAt - RENEW_AHEAD_MS <= askedAt ? askedAt + LOOK_MS : 0;
    const sealed = await this.rows.keep(app.name, lease, fresh.token, expiresAt, idleUntil);
    return this.hold(app, { token: fresh.token, sealed, expiresAt });
  }

  private async ask(app: TokenApp): Promise<FreshToken> {
    const said = await app.ask();
    if (!isRejected(said)) return said;
    // A wrong secret, a quota: somebody has to do something about it.
    this.log.warn('an access token is refused', { app: app.name, rejected: said.rejected });
    throw new Unavailable(app.service, 'token', String(said.rejected));
  }

  /** @throws Unavailable when whoever refreshed has failed just now, or takes too long. */
  private giveUp(app: TokenApp, row: TokenRow | null, now: Instant, since: Instant): void {
    if (row !== null && row.failedAt !== null && row.failedAt > now - FAILURE_KEPT_MS) {
      throw new Unavailable(app.service, row.failure ?? 'token', 'an access token');
    }
    if (now - since > PATIENCE_MS) throw new Unavailable(app.service, 'timeout', 'an access token');
  }

  private usableOf(app: TokenApp, { token, sealed, expiresAt }: TokenRow, now: Instant): Usable | null {
    if (token === null || sealed === null || expiresAt <= now) return null;
    return sealed === this.dead.get(app.name) ? null : { token, sealed, expiresAt };
  }

  private hold(app: TokenApp, { token, sealed, expiresAt }: Usable): string {
    const freshUntil = Math.max(expiresAt - RENEW_AHEAD_MS, this.now() + LOOK_MS);
    this.held.set(app.name, { token, sealed, expiresAt, freshUntil });
    return token;
  }
}
