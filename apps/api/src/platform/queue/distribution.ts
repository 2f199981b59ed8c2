import type { Claimed, WorkTable } from './work-table';

/** Those who do the work; how it reaches them is none of their business. */
export interface Hands {
  readonly table: WorkTable;
  /** Pieces done side by side. */
  readonly atOnce: number;
  /** Does a claimed piece, or puts it back. @throws Error when the database cannot be reached. */
  perform(work: Claimed): Promise<void>;
  /** Claims and does everything that is due now. @returns how many pieces. */
  drain(): Promise<number>;
}

/** How due work reaches those who do it. */
export interface Distribution {
  /** Begins to bring work. Returns at once, whatever can be reached. */
  start(): void;
  /** Work was just committed: it need not wait for the next look. */
  nudge(): void;
  /** Brings no more, and returns when what runs here is done. */
  stop(): Promise<void>;
}
