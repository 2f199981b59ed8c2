import { Outbox } from '../pushes/outbox';
import { type Timing, TIMING } from '../pushes/post';
import { Agenda } from './agenda';
import { Calls } from './calls';
import { WorldClock } from './clock';
import { Codes } from './codes';
import { Faults } from './faults';
import { Inbox } from './inbox';
import { News } from './news';
import { People } from './people';

export interface CoreOptions {
  /** The machine's time, epoch ms. */
  now?: () => number;
  /** Where our API listens for pushes; it can be said later. */
  target?: string | null;
  timing?: Partial<Timing>;
}

/** What every platform of the outside world shares. */
export class Core {
  readonly clock: WorldClock;
  readonly agenda: Agenda;
  readonly news = new News();
  readonly people = new People();
  readonly codes: Codes;
  readonly faults = new Faults();
  readonly calls = new Calls();
  readonly inbox = new Inbox();
  readonly outbox: Outbox;

  constructor(options: CoreOptions) {
    this.clock = new WorldClock(options.now);
    this.agenda = new Agenda(this.clock);
    this.codes = new Codes(this.clock);
    this.outbox = new Outbox(this.clock, this.news, { ...TIMING, ...options.timing });
    this.outbox.aim(options.target ?? null);
  }

  /** Forgets everything but where pushes go. */
  reset(): void {
    for (const part of [this.people, this.codes, this.faults, this.calls, this.inbox, this.outbox])
      part.clear();
    this.agenda.clear();
    this.clock.reset();
  }
}
