import { random } from '../random';

/** Where our API listens: one address per platform. */
export const DOORS = ['weixin', 'weixin-shop', 'wecom', 'douyin', 'weixin-pay'] as const;
export type Door = (typeof DOORS)[number];

/**
 * What can be made to go wrong with a push:
 * `duplicate` sent again, as the platform repeats · `delay` sent late · `hold` kept until released · `lose` never sent ·
 * `forge` signed by somebody else · `stale` its timestamp is old · `truncate` cut in the middle · `plain` not encrypted.
 */
export const SPOIL_KINDS = [
  'duplicate',
  'delay',
  'hold',
  'lose',
  'forge',
  'stale',
  'truncate',
  'plain',
] as const;
export type SpoilKind = (typeof SPOIL_KINDS)[number];

export interface SpoilOrder {
  /** Which door's pushes; without it all. */
  to?: Door | undefined;
  /** Which event or tag; without it all. */
  event?: string | undefined;
  kind: SpoilKind;
  /** How many pushes it hits; null: until it is taken away. */
  times?: number | null | undefined;
  /** For `delay`, in real ms. */
  ms?: number | undefined;
  /** For `duplicate`: how many more. */
  copies?: number | undefined;
  /** For `stale`. */
  seconds?: number | undefined;
}

export interface SpoilRule extends Required<Omit<SpoilOrder, 'to' | 'event' | 'times'>> {
  id: string;
  to: Door | null;
  event: string | null;
  left: number | null;
}

/** How one push is to be dressed and sent. */
export interface Treatment {
  copies: number;
  delayMs: number;
  isHeld: boolean;
  isLost: boolean;
  isForged: boolean;
  isTruncated: boolean;
  isPlain: boolean;
  staleSeconds: number;
}

export const untouched = (): Treatment => ({
  copies: 1,
  delayMs: 0,
  isHeld: false,
  isLost: false,
  isForged: false,
  isTruncated: false,
  isPlain: false,
  staleSeconds: 0,
});

/** Ordered mishaps of pushes. All that fit a push hit it together. */
export class SpoilRules {
  private list: SpoilRule[] = [];

  order(order: SpoilOrder): SpoilRule {
    const rule: SpoilRule = {
      id: random.word(8),
      to: order.to ?? null,
      event: order.event ?? null,
      kind: order.kind,
      left: order.times === undefined ? 1 : order.times,
      ms: order.ms ?? 1_000,
      copies: order.copies ?? 1,
      seconds: order.seconds ?? 3_600,
    };
    this.list = [...this.list, rule].slice(-100);
    return rule;
  }

  /** What happens to this push; each rule that fits is counted as used. */
  take(to: Door, event: string): Treatment {
    const treatment = untouched();
    for (const rule of this.list) {
      if ((rule.to ?? to) !== to || (rule.event ?? event) !== event) continue;
      apply(rule, treatment);
      if (rule.left !== null) rule.left -= 1;
    }
    this.list = this.list.filter(({ left }) => left === null || left > 0);
    return treatment;
  }

  all(): readonly SpoilRule[] {
    return this.list;
  }

  clear(): void {
    this.list = [];
  }
}

function apply(rule: SpoilRule, treatment: Treatment): void {
  switch (rule.kind) {
    case 'duplicate':
      treatment.copies += rule.copies;
      break;
    case 'delay':
      treatment.delayMs += rule.ms;
      break;
    case 'hold':
      treatment.isHeld = true;
      break;
    case 'lose':
      treatment.isLost = true;
      break;
    case 'forge':
      treatment.isForged = true;
      break;
    case 'stale':
      treatment.staleSeconds = rule.seconds;
      break;
    case 'truncate':
      treatment.isTruncated = true;
      break;
    case 'plain':
      treatment.isPlain = true;
      break;
  }
}
