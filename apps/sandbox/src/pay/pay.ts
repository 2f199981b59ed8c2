import { CREDENTIALS } from '../credentials';
import type { Push } from '../pushes/outbox';
import { random } from '../random';
import { BoundedMap } from '../world/bounded';
import type { Core } from '../world/core';
import { type Notice, payDress } from './notify';
import type { Payment, Refund, Transfer } from './money';

/** Of each kind so many are remembered. */
const KEPT = 20_000;

export interface PaySettings {
  /** What a refund is when it is asked for: done, under way for a while, or stuck. */
  refunds: 'at-once' | 'slow' | 'abnormal';
  /** Whether a transfer waits for the shopper at once, or is only accepted for a while. */
  transfers: 'at-once' | 'slow';
  /** Every so-many-th notify comes twice by itself; 0: none. */
  duplicates: number;
  /** Every so-many-th notify comes with a wrong signature first; 0: none. */
  probes: number;
}

const AT_FIRST: PaySettings = { refunds: 'at-once', transfers: 'at-once', duplicates: 3, probes: 7 };

/** WeChat Pay: what one merchant was paid, gave back and gave away. */
export class Pay {
  readonly payments = new BoundedMap<string, Payment>(KEPT);
  /** The merchant's number of a payment, by the prepay id its phone has. */
  readonly prepays = new BoundedMap<string, string>(KEPT);
  readonly refunds = new BoundedMap<string, Refund>(KEPT);
  readonly transfers = new BoundedMap<string, Transfer>(KEPT);
  /** The merchant's number of a transfer, by the package its phone has. */
  readonly packages = new BoundedMap<string, string>(KEPT);
  readonly settings: PaySettings = { ...AT_FIRST };
  private notified = 0;
  /** Whether the merchant lives by the machine's time, though the world's may have been moved. */
  private isOnMachine = false;

  constructor(readonly core: Core) {}

  /** The merchant asked for something at this moment of its own clock, epoch ms. */
  heardAt(at: number): void {
    this.isOnMachine = this.core.clock.isMachines(at);
  }

  /** Epoch seconds by the clock the merchant lives by: where only ours was moved, it must not take us for old. */
  seconds(): number {
    const { clock } = this.core;
    return this.isOnMachine ? clock.machineSeconds() : clock.seconds();
  }

  /** A number of theirs: 28 digits. */
  number(prefix: string): string {
    return `${prefix}${random.digits(28 - prefix.length)}`;
  }

  /** Tells us of something; our door is `/push/weixin-pay`. @param about the merchant's own number of it. */
  tell(about: string, notice: Omit<Notice, 'id' | 'create_time'>): Push {
    this.notified += 1;
    const isEvery = (count: number): boolean => count > 0 && this.notified % count === 0;
    const message: Notice = { id: uuid(), create_time: beijing(this.core.clock.now()), ...notice };
    return this.core.outbox.send({
      to: 'weixin-pay',
      event: notice.event_type,
      about,
      message: JSON.stringify(message),
      dress: payDress(() => this.seconds(), isEvery(this.settings.probes)),
      extraCopies: isEvery(this.settings.duplicates) ? 1 : 0,
    });
  }

  reset(): void {
    for (const part of [this.payments, this.prepays, this.refunds, this.transfers, this.packages])
      part.clear();
    Object.assign(this.settings, AT_FIRST);
    this.notified = 0;
    this.isOnMachine = false;
  }
}

export const { mchId } = CREDENTIALS.wechatPay;
export const { appId } = CREDENTIALS.miniProgram;

/** Local time of Beijing as they write it: 2026-09-02T20:00:00+08:00. @param at epoch ms. */
export const beijing = (at: number): string =>
  new Date(at + 8 * 3_600_000).toISOString().replace(/\.\d{3}Z$/, '+08:00');

function uuid(): string {
  const hex = random.bytes(16).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
