import { Ring } from './bounded';

/** One call of ours to the outside world. */
export interface Call {
  id: number;
  /** Epoch ms of the world's clock. */
  at: number;
  method: string;
  path: string;
  /** Without credentials. */
  query: Record<string, string>;
  body: string;
  status: number | null;
  answer: string;
  ms: number | null;
  /** What was made to go wrong with it. */
  fault: string | null;
}

const LONGEST = 4_000;

/** What was asked of the outside world, and how often. */
export class Calls {
  private readonly log = new Ring<Call>(500);
  private counts = new Map<string, number>();
  private lastId = 0;

  begin(call: Pick<Call, 'at' | 'method' | 'path' | 'query'>): Call {
    this.counts.set(call.path, this.of(call.path) + 1);
    this.lastId += 1;
    return this.log.push({
      ...call,
      id: this.lastId,
      body: '',
      status: null,
      answer: '',
      ms: null,
      fault: null,
    });
  }

  /** How often a path was called. */
  of(path: string): number {
    return this.counts.get(path) ?? 0;
  }

  all(): Record<string, number> {
    return Object.fromEntries([...this.counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  latest(count: number): Call[] {
    return this.log.latest(count);
  }

  clear(): void {
    this.log.clear();
    this.counts = new Map();
  }
}

/** Enough of a text to read, never all of a long one. */
export const excerpt = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
