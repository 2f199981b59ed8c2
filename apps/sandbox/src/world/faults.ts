import { random } from '../random';

/**
 * What can be made to go wrong with a call:
 * `error` an error code and nothing done · `status` an HTTP status and nothing done · `timeout` nothing done, no answer ·
 * `drop` nothing done, connection broken · `drop-after-commit` done, connection broken before the answer ·
 * `garbage` done, answer cut in the middle · `slow` done and answered late · `forge` done, answer signed by somebody else
 * (WeChat Pay: nobody else signs answers).
 */
export const FAULT_KINDS = [
  'error',
  'status',
  'timeout',
  'drop',
  'drop-after-commit',
  'garbage',
  'slow',
  'forge',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  id: string;
  /** A path of the outside world; a `*` at the end stands for anything. */
  path: string;
  kind: FaultKind;
  /** For `error`: errcode (WeChat, WeCom) or code (抖店). */
  errcode: number;
  /** For `error` at WeChat Pay, whose codes are words. */
  code: string;
  /** For `status`. */
  status: number;
  /** For `slow`, and how long `timeout` keeps the connection open. */
  ms: number;
  /** How many calls it still hits; null: until it is taken away. */
  left: number | null;
}

export type FaultOrder = Pick<Fault, 'path' | 'kind'> &
  Partial<Pick<Fault, 'errcode' | 'code' | 'status' | 'ms'>> & { times?: number | null };

/** At most so many are kept. */
const MOST = 100;

/** Ordered mishaps, in the order they were ordered. */
export class Faults {
  private list: Fault[] = [];

  /** @returns null when there are too many already. */
  order(order: FaultOrder): Fault | null {
    if (this.list.length >= MOST) return null;
    const fault: Fault = {
      id: random.word(8),
      path: order.path,
      kind: order.kind,
      errcode: order.errcode ?? -1,
      code: order.code ?? 'SYSTEM_ERROR',
      status: order.status ?? 502,
      ms: order.ms ?? (order.kind === 'timeout' ? 60_000 : 3_000),
      left: order.times === undefined ? 1 : order.times,
    };
    this.list.push(fault);
    return fault;
  }

  /** The mishap of this call, counted as used; null: the call goes well. */
  take(path: string): Fault | null {
    const fault = this.list.find((one) => meets(one.path, path)) ?? null;
    if (fault !== null && fault.left !== null) {
      fault.left -= 1;
      if (fault.left <= 0) this.remove(fault.id);
    }
    return fault;
  }

  all(): readonly Fault[] {
    return this.list;
  }

  remove(id: string): boolean {
    const before = this.list.length;
    this.list = this.list.filter((fault) => fault.id !== id);
    return this.list.length < before;
  }

  clear(): void {
    this.list = [];
  }
}

function meets(pattern: string, path: string): boolean {
  return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : pattern === path;
}
