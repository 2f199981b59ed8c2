import { setTimeout as sleep } from 'node:timers/promises';
import { random } from '../random';
import { Ring } from '../world/bounded';
import type { WorldClock } from '../world/clock';
import type { News } from '../world/news';
import type { Dress, Dressed } from './dress';
import { type Delivery, deliver, type Timing } from './post';
import { type Door, SpoilRules, type Treatment } from './spoil';

export interface Push {
  id: string;
  at: number;
  to: Door;
  /** Event or tag. */
  event: string;
  /** Openid or order it is about. */
  about: string;
  message: string;
  how: Treatment;
  /** `fooled`: a probe was taken for a push. */
  state: 'waiting' | 'held' | 'sending' | 'taken' | 'refused' | 'nowhere' | 'lost' | 'fooled';
  attempts: Delivery[];
}

export interface PushOrder {
  to: Door;
  event: string;
  about: string;
  message: string;
  dress: Dress;
  /** More copies than ordered mishaps say, as the platform itself repeats. */
  extraCopies?: number;
}

interface Kept {
  push: Push;
  dress: Dress;
  /** The last request as it went out, to send exactly it again. */
  last: Dressed | null;
}

/** At most so many pushes are remembered well enough to be sent again. */
const KEPT = 500;

/** What the outside world tells us. Each push is repeated until it is taken, four times in all. */
export class Outbox {
  readonly spoils = new SpoilRules();
  private readonly log = new Ring<Kept>(KEPT);
  private readonly busy = new Set<Promise<void>>();
  private target: string | null = null;

  constructor(
    private readonly clock: WorldClock,
    private readonly news: News,
    private readonly timing: Timing,
  ) {}

  /** @param url where our API listens, such as http://127.0.0.1:3000; null: pushes go nowhere. */
  aim(url: string | null): void {
    this.target = url === null ? null : url.replace(/\/+$/, '');
  }

  get aimedAt(): string | null {
    return this.target;
  }

  /** Sends without waiting for it. */
  send(order: PushOrder): Push {
    const how = this.spoils.take(order.to, order.event);
    const push: Push = {
      id: random.word(10),
      at: this.clock.now(),
      to: order.to,
      event: order.event,
      about: order.about,
      message: order.message,
      how: { ...how, copies: how.copies + (order.extraCopies ?? 0) },
      state: stateOf(how),
      attempts: [],
    };
    const kept = this.log.push({ push, dress: order.dress, last: null });
    if (push.state === 'waiting') this.begin(this.copiesOf(kept));
    this.news.changed();
    return push;
  }

  /** Sends what is held, one after the other. @returns how many. */
  release(order: 'first-first' | 'last-first' | 'shuffled'): number {
    const held = this.log.all().filter(({ push }) => push.state === 'held');
    const turn =
      order === 'shuffled' ? random.shuffled(held) : order === 'last-first' ? [...held].reverse() : held;
    this.begin(
      (async () => {
        for (const kept of turn) await this.copiesOf(kept);
      })(),
    );
    return held.length;
  }

  /** Sends exactly the same request again, as a thief who recorded it would. @returns null when it is not known. */
  async replay(id: string): Promise<Delivery | null> {
    const kept = this.log.all().find(({ push }) => push.id === id);
    if (kept === undefined || kept.last === null || this.target === null) return null;
    const delivery = await deliver(this.target, kept.push.to, kept.last, this.timing);
    kept.push.attempts.push(delivery);
    this.news.changed();
    return delivery;
  }

  /** Waits until nothing is under way. @returns false when something still is after that time. */
  async settled(ms: number): Promise<boolean> {
    const until = Date.now() + ms;
    while (this.busy.size > 0) {
      const leftMs = until - Date.now();
      if (leftMs <= 0) return false;
      await Promise.race([Promise.all(this.busy), sleep(leftMs, undefined, { ref: false })]);
    }
    return true;
  }

  latest(count: number): Push[] {
    return this.log.latest(count).map(({ push }) => push);
  }

  clear(): void {
    this.log.clear();
    this.spoils.clear();
  }

  private begin(work: Promise<void>): void {
    this.busy.add(work);
    void work.finally(() => this.busy.delete(work));
  }

  private async copiesOf(kept: Kept): Promise<void> {
    if (kept.push.how.delayMs > 0) await sleep(kept.push.how.delayMs, undefined, { ref: false });
    for (let copy = 0; copy < kept.push.how.copies; copy += 1) await this.untilTaken(kept);
  }

  private async untilTaken(kept: Kept): Promise<void> {
    const { push } = kept;
    push.state = 'sending';
    for (let attempt = 0; attempt <= this.timing.retries; attempt += 1) {
      if (attempt > 0) await sleep(this.timing.retryMs, undefined, { ref: false });
      if (this.target === null) break;
      kept.last = kept.dress(push.message, push.how);
      const delivery = await deliver(this.target, push.to, kept.last, this.timing);
      push.attempts.push(delivery);
      this.news.changed();
      if (!delivery.isTaken) continue;
      push.state = kept.last.isProbe === true ? 'fooled' : 'taken';
      return;
    }
    push.state = this.target === null ? 'nowhere' : 'refused';
    this.news.changed();
  }
}

function stateOf(how: Treatment): Push['state'] {
  if (how.isLost) return 'lost';
  return how.isHeld ? 'held' : 'waiting';
}
