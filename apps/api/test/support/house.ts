import { createHmac, randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app';
import { databaseOf, type Config } from '../../src/config';
import { addApiClient } from '../../src/facts/orders';
import { StaffRegister } from '../../src/facts/staff';
import { Keys } from '../../src/platform/auth/keys';
import { Clock } from '../../src/platform/clock';
import { Database } from '../../src/platform/database/database';
import { Worker } from '../../src/platform/queue/worker';
import { freshDatabase, type TestDatabase } from './databases';

/** What the test client signs with. */
export const SECRET = 'a secret of the test client';
export const PASSWORD = 'a password of the test staff';

/** An order event as the webhook takes it. */
export type Told = Record<string, unknown> & { eventId: string; kind: string };

/** What the webhook answers, one result per event. */
export interface BatchResult {
  results: { eventId: string | null; result: string; code: string | null; message: string | null }[];
}

export interface Answer<T = Record<string, unknown>> {
  status: number;
  body: T;
}

const open = new Set<House>();

// What a failed test left open would keep the run from ending.
afterAll(async () => {
  for (const house of open) await house.close();
});

/** The application on a database of its own, with two shops, their staff, a webhook client and a clock that obeys. */
export class House {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly databaseUrl: string,
    private readonly testDatabase: TestDatabase,
  ) {}

  /** @param at where the clock stands. @param on a database to use instead of a fresh one; `close` drops it. */
  static async open(
    at = '2026-09-02T20:00:00+08:00',
    changes: Partial<Config> = {},
    on?: TestDatabase,
  ): Promise<House> {
    const testDatabase = on ?? (await freshDatabase());
    const app = await createApp({ ...testConfig(testDatabase.url, at), ...changes });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    const house = new House(app, testDatabase.url, testDatabase);
    open.add(house);
    await house.hireStaff();
    return house;
  }

  get database(): Database {
    return this.app.get(Database);
  }

  /** Moves the clock to a moment of local time. */
  at(local: string): void {
    this.app.get(Clock).pretend(Date.parse(local));
  }

  /** Does all due work, as the worker would a moment later. */
  async settle(): Promise<void> {
    await this.app.get(Worker).drain();
  }

  /** Listens on a free port, for those who need real connections. @returns the address. */
  async listen(): Promise<string> {
    await this.app.listen(0, '127.0.0.1');
    return this.app.getUrl();
  }

  async close(): Promise<void> {
    open.delete(this);
    await this.app.close();
    await this.testDatabase.drop();
  }

  async call<T = Record<string, unknown>>(
    method: 'GET' | 'POST',
    url: string,
    options: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer<T>> {
    const answer = await this.app.inject({
      method,
      url,
      headers: {
        ...(options.token !== undefined && { authorization: `Bearer ${options.token}` }),
        ...options.headers,
      },
      ...(options.body !== undefined && { payload: options.body as object }),
    });
    return { status: answer.statusCode, body: (answer.body === '' ? {} : JSON.parse(answer.body)) as T };
  }

  /** Tells order events through the signed webhook, without waiting for what they cause. */
  async tell(events: unknown[], changes: Record<string, string> = {}): Promise<Answer<BatchResult>> {
    return this.tellText(JSON.stringify({ events }), changes);
  }

  /** Tells a body as it is, signed unless `changes` spoil the headers. */
  async tellText<T = BatchResult>(body: string, changes: Record<string, string> = {}): Promise<Answer<T>> {
    const headers = { 'content-type': 'application/json', ...this.signed(body), ...changes };
    return this.call<T>('POST', '/open/orders', { body, headers });
  }

  /** Headers that make a body ours. */
  signed(body: string, nonce = randomBytes(12).toString('hex')): Record<string, string> {
    const timestamp = String(Math.floor(this.app.get(Clock).now() / 1000));
    const signature = createHmac('sha256', SECRET).update(`${timestamp}\n${nonce}\n${body}`).digest('hex');
    return {
      'x-fanchang-client': 'shop',
      'x-fanchang-timestamp': timestamp,
      'x-fanchang-nonce': nonce,
      'x-fanchang-signature': signature,
    };
  }

  /** An order paid at a local time, told and settled. */
  async buys(openid: string, orderNo: string, at: string, paidFen = 10_000): Promise<void> {
    await this.tell([paid(openid, orderNo, at, paidFen)]);
    await this.settle();
  }

  async refundsWhole(orderNo: string, at: string): Promise<void> {
    await this.tell([
      { eventId: `${orderNo}:refund`, kind: 'order.refunded', orderNo, happenedAt: at, whole: true },
    ]);
    await this.settle();
  }

  /** Logs a shopper in. */
  async shopper(openid: string): Promise<string> {
    const answer = await this.call<{ accessToken: string }>('POST', '/auth/login', {
      body: { code: `demo:${openid}` },
    });
    return answer.body.accessToken;
  }

  /** Logs staff in: `lake` and `hill` are cashiers of two shops, `boss` is the lake shop's manager. */
  async staff(account: 'lake' | 'hill' | 'boss' = 'lake'): Promise<string> {
    const body = { account, password: PASSWORD };
    const answer = await this.call<{ accessToken: string }>('POST', '/staff/login', { body });
    return answer.body.accessToken;
  }

  private async hireStaff(): Promise<void> {
    const staff = this.app.get(StaffRegister);
    await this.database.transaction(async (db) => {
      await db.insert(
        'shops',
        ['shop_key', 'name'],
        [
          ['lake', '湖边店'],
          ['hill', '山前店'],
        ],
      );
      const shops = await db.rows<{ id: number; shop_key: string }>('SELECT id, shop_key FROM shops');
      const idOf = (key: string) => shops.find((shop) => shop.shop_key === key)?.id ?? 0;
      const add = (account: string, role: 'cashier' | 'manager', shop: string) =>
        staff.add(db, { account, role, name: `店员${account}`, shopId: idOf(shop), password: PASSWORD });
      await add('lake', 'cashier', 'lake');
      await add('hill', 'cashier', 'hill');
      await add('boss', 'manager', 'lake');
      await addApiClient(db, this.app.get(Keys), { clientKey: 'shop', secret: SECRET, source: 'shop' });
    });
  }
}

/** A paid event of one order with one line. */
export function paid(openid: string, orderNo: string, happenedAt: string, paidFen = 10_000): Told {
  return {
    eventId: `${orderNo}:paid`,
    kind: 'order.paid',
    orderNo,
    happenedAt,
    buyer: { kind: 'openid', value: openid },
    paidFen,
    listFen: paidFen + 500,
    lines: [{ lineKey: '1', productId: 'P1', title: '坚果礼盒', quantity: 2, amountFen: paidFen }],
  };
}

/** Configuration of a test process. The worker is off: stories say when work is done. */
export function testConfig(databaseUrl: string, at: string): Config {
  return {
    mode: 'test',
    host: '127.0.0.1',
    port: 0,
    database: databaseOf(databaseUrl, 12),
    businessZone: 'Asia/Shanghai',
    brandName: '测试铺',
    secretKey: Buffer.alloc(32, 7),
    login: { kind: 'sandbox' },
    fixedNow: Date.parse(at),
    worker: false,
    redisUrl: null,
    logLevel: 'silent',
  };
}
