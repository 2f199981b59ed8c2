import { createSandbox, type Sandbox } from '../../../sandbox/src/app';
import type { Config } from '../../src/config';
import { sandboxOf } from '../../src/config-outside';
import type {
  PaySettings,
  PayView,
  PayWish,
  SandboxPayment,
  SandboxRefund,
  SandboxTransfer,
} from './outside-pay';

export type Shop = 'douyin' | 'weixin-shop';
export type Step = 'pay' | 'ship' | 'finish' | 'cancel' | 'refund' | 'settle';
export type Door = 'weixin' | 'weixin-shop' | 'wecom' | 'douyin';
/** Every door: that of WeChat Pay is knocked at in another way. */
export type PushDoor = Door | 'weixin-pay';

/** What can go wrong with a call of ours (apps/sandbox/src/world/faults.ts). */
export interface FaultWish {
  kind: 'error' | 'status' | 'timeout' | 'drop' | 'drop-after-commit' | 'garbage' | 'slow' | 'forge';
  errcode?: number;
  /** WeChat Pay's word for an `error`, SYSTEM_ERROR unless told; the HTTP status follows from it. */
  code?: string;
  status?: number;
  ms?: number;
  /** How many calls it hits, 1 by default; null: until `clearFaults`. */
  times?: number | null;
}

/** What can go wrong with a push to us (apps/sandbox/src/pushes/spoil.ts). */
export interface SpoilWish {
  kind: 'duplicate' | 'delay' | 'hold' | 'lose' | 'forge' | 'stale' | 'truncate' | 'plain';
  to?: PushDoor;
  event?: string;
  times?: number | null;
  ms?: number;
  copies?: number;
  seconds?: number;
}

export interface SandboxPerson {
  openid: string;
  unionid: string | null;
  phone: string;
  nickname: string;
  externalUserId: string | null;
  accepts: Record<string, number>;
}

export interface SandboxMessage {
  channel: 'subscribe' | 'wecom' | 'welcome';
  openid: string | null;
  externalUserId: string | null;
  templateId: string | null;
  title: string;
  page: string | null;
  fields: { key: string; label: string; value: string }[];
  text: string | null;
}

export interface SandboxOrder {
  id: string;
  state: string;
  buyerId: string;
  unionid: string | null;
  phone: string;
  live: { roomId: string; authorId: string; authorName: string } | null;
  aftersales: { id: string; amountFen: number }[];
}

export interface OrderWish {
  openid?: string;
  phone?: string;
  id?: string;
  postFen?: number;
  withUnionid?: boolean;
  items?: { productId?: string; title?: string; quantity?: number; amountFen?: number }[];
  live?: { roomId?: string; authorId?: string; authorName?: string } | null;
}

export interface SandboxPush {
  id: string;
  to: PushDoor;
  event: string;
  message: string;
  state: 'waiting' | 'held' | 'sending' | 'taken' | 'refused' | 'nowhere' | 'lost' | 'fooled';
  attempts: { status: number | null; answer: string; isTaken: boolean }[];
}

const open = new Set<Outside>();

afterAll(async () => {
  for (const outside of open) await outside.close();
});

/**
 * Starts the outside world on a free port; it ends after all tests of the file.
 * @param at where its clock stands, as `House.open` has it; null: it runs with the machine's.
 */
export async function openSandbox(at: string | null = '2026-09-02T20:00:00+08:00'): Promise<Outside> {
  const sandbox = createSandbox({ timing: { retryMs: 20, answerMs: 5_000 } });
  if (at !== null) sandbox.world.core.clock.set(Date.parse(at), true);
  const url = await sandbox.app.listen({ port: 0, host: '127.0.0.1' });
  const outside = new Outside(url, sandbox);
  open.add(outside);
  return outside;
}

/** Changes for `House.open`: everything outside is this sandbox. */
export function withSandbox(outside: Outside): Pick<Config, 'outside'> {
  return { outside: sandboxOf(outside.url) };
}

/** The outside world of one test, through its control API. */
export class Outside {
  constructor(
    readonly url: string,
    private readonly sandbox: Sandbox,
  ) {}

  /** Tells it where we listen: `outside.aim(await house.listen())`. */
  aim(url: string | null): Promise<unknown> {
    return this.ask('/control/target', { url });
  }

  /** Its clock stands at a moment of local time. */
  at(local: string): Promise<unknown> {
    return this.ask('/control/time', { at: local, stands: true });
  }

  forward(ms: number): Promise<unknown> {
    return this.ask('/control/time', { forwardMs: ms });
  }

  /** Who somebody is there; with changes they become it. */
  person(
    openid: string,
    changes: Partial<SandboxPerson> & { isBlocked?: boolean } = {},
  ): Promise<SandboxPerson> {
    return this.ask('/control/people', { openid, ...changes });
  }

  /** A code as `wx.login` (or the phone button) gives it: one use, five minutes. */
  async code(openid: string, kind: 'login' | 'phone' = 'login'): Promise<string> {
    return (await this.ask<{ code: string }>(`/control/people/${openid}/code`, { kind })).code;
  }

  /** Somebody agrees to so many sends of a template. The event is pushed, too. */
  accept(openid: string, templateId: string, times = 1): Promise<SandboxPerson> {
    return this.ask(`/control/people/${openid}/accept`, { templateId, times });
  }

  /** Somebody withdraws what they allowed the mini-program. */
  revoke(openid: string): Promise<unknown> {
    return this.ask(`/control/people/${openid}/revoke`, {});
  }

  /** Somebody adds a member of staff at WeCom. */
  addWecom(openid: string, userId = 'aqing'): Promise<{ externalUserId: string; welcomeCode: string }> {
    return this.ask(`/control/people/${openid}/wecom`, { userId });
  }

  /** Staff confirm a message task. */
  confirmTask(msgId: string): Promise<{ sent: number }> {
    return this.ask(`/control/wecom/tasks/${msgId}/confirm`, {});
  }

  /** Makes calls of a path go wrong; a `*` at its end stands for anything. */
  fault(path: string, wish: FaultWish): Promise<unknown> {
    return this.ask('/control/faults', { path, ...wish });
  }

  clearFaults(): Promise<unknown> {
    return this.ask('/control/faults/clear', {});
  }

  /** How often a path was called. */
  async calls(path: string): Promise<number> {
    const query = new URLSearchParams({ path }).toString();
    return (await this.ask<{ count: number }>(`/control/calls?${query}`)).count;
  }

  /** What reached somebody: an openid, or an id at WeCom. */
  async messages(to: string): Promise<SandboxMessage[]> {
    const query = new URLSearchParams({ to }).toString();
    return (await this.ask<{ messages: SandboxMessage[] }>(`/control/messages?${query}`)).messages;
  }

  /** Every token given so far is expired: 42001, and 抖店's own word for it. */
  expireTokens(): Promise<unknown> {
    return this.ask('/control/tokens/expire', {});
  }

  /** An order at an outside shop, taken through steps, each pushed as the platform does it. */
  async shopOrder(shop: Shop, wish: OrderWish = {}, ...steps: Step[]): Promise<SandboxOrder> {
    let { order } = await this.ask<{ order: SandboxOrder }>(`/control/shops/${shop}/orders`, wish);
    for (const step of steps) order = await this.shopStep(shop, order.id, step);
    return order;
  }

  /** @param refund of `refund`: one item by an amount in fen; without it everything that is left. */
  async shopStep(
    shop: Shop,
    id: string,
    step: Step,
    refund: { item?: number; amountFen?: number } = {},
  ): Promise<SandboxOrder> {
    return (await this.ask<{ order: SandboxOrder }>(`/control/shops/${shop}/orders/${id}/${step}`, refund))
      .order;
  }

  /** Every so-many-th push of 抖店 comes twice, 3 at first; 0: none. */
  douyinDuplicates(every: number): Promise<unknown> {
    return this.ask('/control/shops/douyin/duplicates', { every });
  }

  /** Somebody pays an order that we have opened. */
  async pay(outTradeNo: string, wish: PayWish = {}): Promise<SandboxPayment> {
    return (await this.ask<{ payment: SandboxPayment }>(`/control/pay/${outTradeNo}/pay`, wish)).payment;
  }

  /** As a phone does that knows nothing else. @param wish with what `wx.requestPayment` was given, it is checked, too. */
  async payByPrepay(prepayId: string, wish: PayWish & { params?: object } = {}): Promise<SandboxPayment> {
    return (await this.ask<{ payment: SandboxPayment }>(`/control/pay/prepay/${prepayId}/pay`, wish)).payment;
  }

  /** Money arrives for an order we never opened. */
  async payStray(wish: PayWish & { outTradeNo?: string } = {}): Promise<SandboxPayment> {
    return (await this.ask<{ payment: SandboxPayment }>('/control/pay/stray', wish)).payment;
  }

  /** A refund that is under way or stuck comes to its end. */
  async finishRefund(
    outRefundNo: string,
    state: 'SUCCESS' | 'ABNORMAL' | 'CLOSED' = 'SUCCESS',
  ): Promise<SandboxRefund> {
    const path = `/control/pay/refunds/${outRefundNo}/finish`;
    return (await this.ask<{ refund: SandboxRefund }>(path, { state })).refund;
  }

  /** The shopper confirms a transfer. @param fail why WeChat cannot pay it out after all. */
  async confirmTransfer(outBillNo: string, fail?: string): Promise<SandboxTransfer> {
    const path = `/control/pay/transfers/${outBillNo}/confirm`;
    return (await this.ask<{ transfer: SandboxTransfer }>(path, { fail })).transfer;
  }

  /** As a phone does that knows nothing but the package. */
  async confirmPackage(packageInfo: string): Promise<SandboxTransfer> {
    const path = '/control/pay/transfers/package/confirm';
    return (await this.ask<{ transfer: SandboxTransfer }>(path, { package: packageInfo })).transfer;
  }

  /** A transfer that was only accepted begins to wait for the shopper. */
  async offerTransfer(outBillNo: string): Promise<SandboxTransfer> {
    const path = `/control/pay/transfers/${outBillNo}/offer`;
    return (await this.ask<{ transfer: SandboxTransfer }>(path, {})).transfer;
  }

  /** How WeChat Pay behaves from now on. */
  paySettings(settings: Partial<PaySettings>): Promise<PaySettings> {
    return this.ask('/control/pay/settings', settings);
  }

  /** All that WeChat Pay knows: the newest two hundred of each. */
  payView(): Promise<PayView> {
    return this.ask('/control/pay');
  }

  /** Tells the mini-program's door of any event. */
  event(event: string, openid: string, data: Record<string, unknown> = {}): Promise<SandboxPush> {
    return this.ask('/control/events', { event, openid, data });
  }

  /** Says what WeChat thinks of a picture, without waiting for it. */
  judge(openid: string, traceId: string, suggest: 'pass' | 'review' | 'risky'): Promise<unknown> {
    return this.ask(`/control/media/${traceId}`, { openid, suggest });
  }

  /** Makes pushes to us go wrong. */
  spoil(wish: SpoilWish): Promise<unknown> {
    return this.ask('/control/pushes/spoil', wish);
  }

  clearSpoils(): Promise<unknown> {
    return this.ask('/control/pushes/spoil/clear', {});
  }

  /** Sends held pushes, one after the other. */
  release(order: 'first-first' | 'last-first' | 'shuffled' = 'first-first'): Promise<unknown> {
    return this.ask('/control/pushes/release', { order });
  }

  /** Waits until every push under way was taken or given up. */
  async pushed(ms = 30_000): Promise<void> {
    const { isSettled } = await this.ask<{ isSettled: boolean }>(`/control/pushes/settled?ms=${ms}`);
    if (!isSettled) throw new Error(`pushes were still under way after ${ms} ms`);
  }

  /** The last hundred pushes, newest first. */
  async pushes(): Promise<SandboxPush[]> {
    return (await this.ask<{ pushes: SandboxPush[] }>('/control/pushes')).pushes;
  }

  /** Sends exactly the same request again, as a thief would. */
  replay(pushId: string): Promise<{ status: number | null; answer: string }> {
    return this.ask(`/control/pushes/${pushId}/replay`, {});
  }

  /** Asks one of our doors whether it is ours, as when its address is entered at the platform. */
  checkDoor(
    to: Exclude<Door, 'douyin'>,
  ): Promise<{ isRight: boolean; status: number | null; answer: string }> {
    return this.ask('/control/pushes/check', { to });
  }

  async close(): Promise<void> {
    open.delete(this);
    await this.sandbox.app.close();
  }

  /** @throws Error when it says no: a story that orders what cannot be is wrong. */
  private async ask<T = unknown>(path: string, body?: object): Promise<T> {
    const response = await fetch(this.url + path, {
      method: body === undefined ? 'GET' : 'POST',
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  }
}
