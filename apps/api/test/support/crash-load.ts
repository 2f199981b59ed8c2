import { createHmac, randomBytes, randomInt } from 'node:crypto';
import { PASSWORD, SECRET } from './house';

/** Something a process said it did. Asked again, it must say the same. */
interface Promised {
  what: string;
  ask: () => Promise<string>;
  said: string;
}

type Who = 'cashier' | 'manager' | number;

interface Reply {
  status: number;
  text: string;
}

/** What one action asks for, and how its answer is reduced to what must stay true. */
interface Request {
  what: string;
  path: string;
  method?: 'GET' | 'POST';
  body?: unknown;
  /** Who asks: `cashier`, `manager` or a shopper's number; each logs in anew after a crash. */
  who?: Who;
  signed?: boolean;
  key?: string;
  /** What of an accepted answer must stay true; null = it promised nothing. */
  promise: (body: Record<string, unknown>) => string | null;
}

const pick = <T>(list: readonly T[]): T | undefined => list[randomInt(Math.max(1, list.length))];
const fresh = () => randomBytes(12).toString('hex');

/**
 * Shoppers, cashiers, a manager, a shop's webhook and another system's checkout, all at once, against processes that
 * are killed at any moment. It remembers every promise made, and every request that was left without an answer.
 */
export class CrashLoad {
  readonly counts: Record<string, number> = {};
  private urls: string[] = [];
  private now = 0;
  private readonly tokens = new Map<Who, string>();
  private promised: Promised[] = [];
  private unanswered: Request[] = [];
  private orders: string[] = [];
  private receipts: string[] = [];
  private held: string[] = [];
  private redeemed: string[] = [];
  private gifts: { orderNo: string; who: Who }[] = [];
  private items: string[] = [];
  private running = false;

  constructor(private readonly people: number) {}

  /** New processes stand at these addresses, with this time on their clocks. */
  async meet(urls: string[], now: number): Promise<void> {
    this.urls = urls;
    this.now = now;
    const login = async (path: string, body: unknown) => {
      const reply = await this.send({ what: 'login', path, body, promise: () => null });
      return (JSON.parse(reply.text) as { accessToken: string }).accessToken;
    };
    this.tokens.set('cashier', await login('/staff/login', { account: 'lake', password: PASSWORD }));
    this.tokens.set('manager', await login('/staff/login', { account: 'boss', password: PASSWORD }));
    for (let n = 0; n < this.people; n += 1) {
      this.tokens.set(n, await login('/auth/login', { code: `demo:crash-${n}` }));
    }
  }

  /** Asks again for everything that was promised before the crash, and for what got no answer. */
  async checkPromises(): Promise<string[]> {
    const broken: string[] = [];
    for (const { what, ask, said } of this.promised) {
      const says = await ask();
      if (says !== said) broken.push(`${what}: said ${said}, now ${says}`);
    }
    this.counts['promises kept'] = (this.counts['promises kept'] ?? 0) + this.promised.length - broken.length;
    this.promised = [];
    // What got no answer is asked for again, as a careful client would: it happens now, or it happened before.
    const again = this.unanswered.splice(0);
    this.counts['asked again'] = (this.counts['asked again'] ?? 0) + again.length;
    for (const request of again) await this.act(request);
    return broken;
  }

  /** Does random things with so many callers until `stop`. */
  async run(callers: number): Promise<void> {
    this.running = true;
    const call = async () => {
      while (this.running)
        await this.anything().catch(() => new Promise((resolve) => setTimeout(resolve, 20)));
    };
    await Promise.all(Array.from({ length: callers }, call));
  }

  stop(): void {
    this.running = false;
  }

  private async anything(): Promise<void> {
    const actions: (() => Promise<unknown>)[] = [
      () => this.buys(),
      () => this.buys(),
      () => this.signsOrRefunds(),
      () => this.signsOrRefunds(),
      () => this.confirms(),
      () => this.undoes(),
      () => this.holds(),
      () => this.redeemsOrReturns(),
      () => this.redeemsOrReturns(),
      () => this.spends(),
      () => this.cancelsGift(),
      () => this.interacts(),
      () => this.regrets(),
    ];
    await (pick(actions) ?? actions[0])?.();
  }

  private async tells(events: Record<string, unknown>[]): Promise<void> {
    await this.act({
      what: 'order event',
      path: '/open/orders',
      signed: true,
      body: { events },
      // Accepted once, it is known for ever after.
      promise: (body) => {
        const results = body['results'] as { result: string }[];
        return results.every(({ result }) => result === 'new' || result === 'duplicate') ? 'known' : null;
      },
    });
  }

  /** Someone new buys, and gives everything back before they use what they got. */
  private async regrets(): Promise<void> {
    const orderNo = await this.buys(`crash-new-${fresh()}`);
    await new Promise((resolve) => setTimeout(resolve, randomInt(100)));
    const happenedAt = new Date(this.now).toISOString();
    await this.tells([
      { eventId: `${orderNo}:whole`, kind: 'order.refunded', orderNo, happenedAt, whole: true },
    ]);
  }

  private async buys(openid = `crash-${randomInt(this.people)}`): Promise<string> {
    const orderNo = `C-${fresh()}`;
    const paidFen = randomInt(5_000, 40_000);
    this.orders.push(orderNo);
    const happenedAt = new Date(this.now - randomInt(3_600_000)).toISOString();
    await this.tells([
      {
        eventId: `${orderNo}:paid`,
        kind: 'order.paid',
        orderNo,
        happenedAt,
        buyer: { kind: 'openid', value: openid },
        paidFen,
        lines: [{ lineKey: '1', productId: 'nuts', title: '坚果礼盒', quantity: 1, amountFen: paidFen }],
      },
    ]);
    return orderNo;
  }

  private async signsOrRefunds(): Promise<void> {
    const orderNo = pick(this.orders);
    if (orderNo === undefined) return;
    const happenedAt = new Date(this.now).toISOString();
    const signed = { eventId: `${orderNo}:signed`, kind: 'order.signed', orderNo, happenedAt };
    const some = {
      eventId: `${orderNo}:r${fresh()}`,
      kind: 'order.refunded',
      orderNo,
      happenedAt,
      refundFen: 1_000,
    };
    const all = { eventId: `${orderNo}:whole`, kind: 'order.refunded', orderNo, happenedAt, whole: true };
    await this.tells([pick([signed, signed, signed, some, all]) ?? signed]);
  }

  private async couponOf(who: Who): Promise<{ id: string; code: string } | null> {
    const list = await this.json('/me/coupons?state=usable', who);
    const coupon = pick((list['items'] as { id: string; state: string }[] | undefined) ?? []);
    if (coupon === undefined) return null;
    const detail = await this.json(`/me/coupons/${coupon.id}`, who);
    return { id: coupon.id, code: String(detail['code']) };
  }

  private async confirms(): Promise<void> {
    const coupon = await this.couponOf(randomInt(this.people));
    if (coupon === null) return;
    await this.act({
      what: 'verification',
      path: '/staff/verifications',
      who: 'cashier',
      body: { requestKey: fresh(), proof: coupon.code, billFen: 20_000 },
      promise: (body) => {
        this.receipts.push(String(body['id']));
        return `${String(body['id'])} ${String(body['payableFen'])}`;
      },
    });
  }

  private async undoes(): Promise<void> {
    const id = pick(this.receipts);
    if (id === undefined) return;
    await this.act({
      what: 'undo',
      path: `/staff/verifications/${id}/undo`,
      who: 'manager',
      body: { reason: '金额输错' },
      promise: (body) => String(body['undoneAt']),
    });
  }

  private async holds(): Promise<void> {
    const n = randomInt(this.people);
    const coupon = await this.couponOf(n);
    if (coupon === null) return;
    const orderNo = `M-${fresh()}`;
    await this.open('hold', {
      orderNo,
      buyer: { kind: 'openid', value: `crash-${n}` },
      lines: [{ lineKey: '1', productId: 'nuts', amountFen: 20_000 }],
      codes: [coupon.code],
      holdSeconds: 900,
    });
    this.held.push(orderNo);
  }

  private async redeemsOrReturns(): Promise<void> {
    const redeems = randomInt(2) === 0;
    const orderNo = pick(redeems ? this.held : [...this.held, ...this.redeemed]);
    if (orderNo === undefined) return;
    await this.open(redeems ? 'redeem' : 'return', { orderNo });
    if (redeems) this.redeemed.push(orderNo);
  }

  private async open(operation: string, body: unknown): Promise<void> {
    await this.act({
      what: `checkout ${operation}`,
      path: `/open/coupons/${operation}`,
      signed: true,
      key: fresh(),
      body,
      promise: (answer) => JSON.stringify({ ...answer, requestId: null }),
    });
  }

  private async spends(): Promise<void> {
    const who = randomInt(this.people);
    if (this.items.length === 0) {
      const page = await this.json('/mall/items', who);
      this.items = ((page['items'] as { id: string }[] | undefined) ?? []).map((item) => item.id);
    }
    await this.act({
      what: 'points spent',
      path: '/me/mall/orders',
      who,
      body: {
        requestKey: fresh(),
        itemId: pick(this.items) ?? '1',
        address: {
          name: '测试',
          phone: '13800000000',
          region: '浙江省 杭州市 西湖区',
          detail: '湖滨路 1 号',
        },
      },
      promise: (body) => {
        if (body['kind'] === 'gift') this.gifts.push({ orderNo: String(body['orderNo']), who });
        return String(body['orderNo']);
      },
    });
  }

  private async cancelsGift(): Promise<void> {
    const gift = pick(this.gifts);
    if (gift === undefined) return;
    await this.act({
      what: 'gift cancelled',
      path: `/me/mall/orders/${gift.orderNo}/cancel`,
      who: gift.who,
      body: {},
      promise: (body) => String(body['state']),
    });
  }

  private async interacts(): Promise<void> {
    const event = {
      eventId: fresh(),
      kind: 'commented',
      happenedAt: new Date(this.now).toISOString(),
      buyer: { kind: 'openid', value: `crash-${randomInt(this.people)}` },
      liveSession: 'L-1',
      text: '好吃',
    };
    await this.act({
      what: 'interaction',
      path: '/open/interactions',
      signed: true,
      body: { events: [event] },
      promise: (body) => {
        const results = body['results'] as { result: string }[];
        return results.every(({ result }) => result === 'new' || result === 'duplicate') ? 'known' : null;
      },
    });
  }

  /** Asks; remembers the promise of an accepted answer, or that there was none at all. */
  private async act(request: Request): Promise<void> {
    let reply: Reply;
    try {
      reply = await this.send(request);
    } catch (error) {
      // Whoever was killed before the answer left may have done it, or not.
      this.unanswered.push(request);
      this.counts[`${request.what}: no answer`] = (this.counts[`${request.what}: no answer`] ?? 0) + 1;
      throw error;
    }
    const word = reply.status === 200 || reply.status === 201 ? 'ok' : String(reply.status);
    this.counts[`${request.what}: ${word}`] = (this.counts[`${request.what}: ${word}`] ?? 0) + 1;
    if (reply.status >= 500 && reply.status !== 503) {
      this.counts['5xx'] = (this.counts['5xx'] ?? 0) + 1;
      this.counts[reply.text] = 1;
    }
    if (word !== 'ok') return;
    const said = request.promise(JSON.parse(reply.text) as Record<string, unknown>);
    if (said === null) return;
    this.promised.push({ what: request.what, said, ask: () => this.askAgain(request) });
  }

  private async askAgain(request: Request): Promise<string> {
    const reply = await this.send(request);
    if (reply.status >= 300) return `${reply.status} ${reply.text}`;
    return request.promise(JSON.parse(reply.text) as Record<string, unknown>) ?? 'nothing';
  }

  private async json(path: string, who: Who): Promise<Record<string, unknown>> {
    const reply = await this.send({ what: 'read', method: 'GET', path, who, promise: () => null });
    return JSON.parse(reply.text) as Record<string, unknown>;
  }

  private async send(request: Request): Promise<Reply> {
    const url = pick(this.urls) ?? '';
    const body = request.body === undefined ? undefined : JSON.stringify(request.body);
    const answer = await fetch(`${url}${request.path}`, {
      method: request.method ?? 'POST',
      headers: {
        'content-type': 'application/json',
        ...(request.who !== undefined && { authorization: `Bearer ${this.tokens.get(request.who) ?? ''}` }),
        ...(request.key !== undefined && { 'idempotency-key': request.key }),
        ...(request.signed === true && this.signed(body ?? '')),
      },
      ...(body !== undefined && { body }),
      signal: AbortSignal.timeout(20_000),
    });
    return { status: answer.status, text: await answer.text() };
  }

  private signed(body: string): Record<string, string> {
    const timestamp = String(Math.floor(this.now / 1000));
    const nonce = fresh();
    return {
      'x-fanchang-client': 'shop',
      'x-fanchang-timestamp': timestamp,
      'x-fanchang-nonce': nonce,
      'x-fanchang-signature': createHmac('sha256', SECRET)
        .update(`${timestamp}\n${nonce}\n${body}`)
        .digest('hex'),
    };
  }
}
