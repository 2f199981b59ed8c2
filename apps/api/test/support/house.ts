import { createHmac, randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app';
import { databaseOf, type Config } from '../../src/config';
import { NOTHING_OUTSIDE } from '../../src/config-outside';
import { addApiClient } from '../../src/facts/orders';
import { StaffRegister } from '../../src/facts/staff';
import { Keys } from '../../src/platform/auth/keys';
import type { StaffRole } from '../../src/platform/auth/session';
import { Clock } from '../../src/platform/clock';
import { Database } from '../../src/platform/database/database';
import { Log } from '../../src/platform/log';
import { Worker } from '../../src/platform/queue/worker';
import { freshDatabase, type TestDatabase } from './databases';
import { remember, rememberIn, runLog } from './run-log';

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

/** Accounts of `staff()`. */
export type StaffAccount = 'lake' | 'hill' | 'boss' | 'agent' | 'operator' | 'owner';

interface KeptLogin {
  token: string;
  again: () => Promise<string>;
  renewing: Promise<string> | null;
}

/** Of all houses of this process; photos have names of their own. */
export const PHOTOS = join(tmpdir(), `fanchang-photos-${process.pid}`);
const open = new Set<House>();
remember(SECRET, PASSWORD, Buffer.alloc(32, 7).toString('base64'));

// What a failed test left open would keep the run from ending.
afterAll(async () => {
  for (const house of open) await house.close();
  rmSync(PHOTOS, { recursive: true, force: true });
});

/** The application on a database of its own, with two shops, their staff, a webhook client and a clock that obeys. */
export class House {
  /** By the access token a story holds: the one that is good now. */
  private readonly logins = new Map<string, KeptLogin>();

  private constructor(
    readonly app: NestFastifyApplication,
    readonly databaseUrl: string,
    private readonly testDatabase: TestDatabase,
  ) {}

  /**
   * @param at where the clock stands.
   * @param on a database to use instead of a fresh one; `close` drops it.
   * @param log to be read afterwards.
   */
  static async open(
    at = '2026-09-02T20:00:00+08:00',
    changes: Partial<Config> = {},
    on?: TestDatabase,
    log?: Log,
  ): Promise<House> {
    const testDatabase = on ?? (await freshDatabase());
    const app = await createApp({ ...testConfig(testDatabase.url, at), ...changes }, log ?? runLog());
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

  /**
   * Sends a request. A session of `shopper()` or `staff()` that has run out while the story's clock moved is renewed
   * unnoticed, as the mini-program does; `asIs` shows the refusal instead.
   */
  async call<T = Record<string, unknown>>(
    method: 'GET' | 'POST',
    url: string,
    options: { token?: string; body?: unknown; headers?: Record<string, string>; asIs?: boolean } = {},
  ): Promise<Answer<T>> {
    const login = options.asIs === true ? undefined : this.logins.get(options.token ?? '');
    if (login === undefined) return this.send(method, url, options);
    const token = login.token;
    const answer = await this.send<T & { code?: string }>(method, url, { ...options, token });
    if (answer.status !== 401 || answer.body.code !== 'SESSION_EXPIRED') return answer;
    // Whoever notices together logs in once.
    login.renewing ??= login.again().finally(() => (login.renewing = null));
    login.token = await login.renewing;
    return this.send(method, url, { ...options, token: login.token });
  }

  private async send<T>(
    method: 'GET' | 'POST',
    url: string,
    options: { token?: string; body?: unknown; headers?: Record<string, string> },
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
    const body = (answer.body === '' ? {} : JSON.parse(answer.body)) as T;
    remember(options.token ?? '');
    rememberIn(typeof options.body === 'string' ? bodyOf(options.body) : options.body);
    rememberIn(body);
    return { status: answer.statusCode, body };
  }

  /** Sends a file as a form of a phone does. */
  async upload<T = Record<string, unknown>>(
    url: string,
    token: string,
    file: { bytes: Buffer; name?: string; type?: string },
  ): Promise<Answer<T>> {
    const boundary = `form-${randomBytes(8).toString('hex')}`;
    const { bytes, name = 'photo.jpg', type = 'image/jpeg' } = file;
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
    const answer = await this.app.inject({
      method: 'POST',
      url,
      headers: {
        authorization: `Bearer ${this.logins.get(token)?.token ?? token}`,
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
      payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    });
    return { status: answer.statusCode, body: JSON.parse(answer.body) as T };
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
    remember(signature);
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
  shopper(openid: string): Promise<string> {
    return this.logIn('/auth/login', { code: `demo:${openid}` });
  }

  /**
   * Logs staff in: `lake` and `hill` are cashiers of two shops, `boss` is the lake shop's manager. `agent`, `operator` and
   * `owner` have that role there, and are hired when they are first asked for.
   */
  async staff(account: StaffAccount = 'lake'): Promise<string> {
    if (account === 'agent' || account === 'operator' || account === 'owner')
      await this.hire(account, account);
    return this.logIn('/staff/login', { account, password: PASSWORD });
  }

  /** Hires somebody for a shop, unless they are here already. */
  async hire(account: string, role: StaffRole, shopKey = 'lake'): Promise<void> {
    const { database } = this;
    if ((await database.one('SELECT id FROM staff WHERE account = ?', [account])) !== null) return;
    const shop = await database.one<{ id: number }>('SELECT id FROM shops WHERE shop_key = ?', [shopKey]);
    const member = { account, role, name: `店员${account}`, shopId: shop?.id ?? 0, password: PASSWORD };
    await database.transaction((db) => this.app.get(StaffRegister).add(db, member));
  }

  private async logIn(url: string, body: object): Promise<string> {
    const again = async () =>
      (await this.send<{ accessToken: string }>('POST', url, { body })).body.accessToken;
    const token = await again();
    this.logins.set(token, { token, again, renewing: null });
    return token;
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
    dataKeys: [],
    outside: NOTHING_OUTSIDE,
    storage: { kind: 'folder', path: PHOTOS },
    publicUrl: null,
    trustProxy: false,
    fixedNow: Date.parse(at),
    worker: false,
    redisUrl: null,
    logLevel: 'silent',
  };
}

/** A body sent as text, where it is JSON. */
function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
