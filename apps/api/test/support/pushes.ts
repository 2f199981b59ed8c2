import { randomBytes } from 'node:crypto';
import { SANDBOX } from '../../src/platform/outside/sandbox-credentials';
import { douyinEventSign } from '../../src/platform/shops/douyin-sign';
import { Clock } from '../../src/platform/clock';
import { pushKey, encryptPush, pushSignature } from '../../src/platform/wechat/push-crypto';
import type { Config } from '../../src/config';
import { House } from './house';
import { openSandbox, type Outside, withSandbox } from './outside';

/** A house and the world outside it, at one time, that know each other's address. */
export async function houseWithSandbox(
  at = '2026-09-02T20:00:00+08:00',
  changes: Partial<Config> = {},
): Promise<{ house: House; outside: Outside }> {
  const outside = await openSandbox(at);
  const house = await House.open(at, { ...withSandbox(outside), ...changes });
  await outside.aim(await house.listen());
  return { house, outside };
}

/** Moves the clocks of both to a moment of local time: platforms and we refuse what comes from another time. */
export async function bothAt(house: House, outside: Outside, local: string): Promise<void> {
  house.at(local);
  await outside.at(local);
}

/** Waits until everything told so far has arrived, and all it caused is done. */
export async function settle(house: House, outside: Outside): Promise<void> {
  await outside.pushed();
  await house.settle();
}

/** An order as the books have it; times are the platform's. */
export interface BookedOrder {
  source: string;
  order_no: string;
  customer_id: number | null;
  paid_at: number | null;
  shipped_at: number | null;
  signed_at: number | null;
  completed_at: number | null;
  closed_at: number | null;
  paid_fen: number;
  list_fen: number;
  refunded_fen: number;
  voided: number;
  items: number;
  live_session: string | null;
  live_room: string | null;
  claim_hash: string | null;
}

export async function bookedOrder(house: House, orderNo: string): Promise<BookedOrder | null> {
  return house.database.one<BookedOrder>(
    `SELECT source, order_no, customer_id, paid_at, shipped_at, signed_at, completed_at, closed_at, paid_fen, list_fen,
       refunded_fen, voided, items, live_session, live_room, claim_hash FROM orders WHERE order_no = ?`,
    [orderNo],
  );
}

/** The identities a customer is known by: `douyin 1@#…`. */
export async function identitiesOf(house: House, customerId: number | null): Promise<string[]> {
  const rows = await house.database.rows<{ kind: string; value: string }>(
    'SELECT kind, value FROM customer_identities WHERE customer_id = ? ORDER BY id',
    [customerId],
  );
  return rows.map(({ kind, value }) => `${kind} ${value}`);
}

export async function pushFacts(house: House, source: string): Promise<number> {
  const [row] = await house.database.rows<{ n: number }>(
    "SELECT COUNT(*) AS n FROM events WHERE source = ? AND source_id LIKE 'push:%'",
    [source],
  );
  return Number(row?.n ?? 0);
}

export interface PushAnswer {
  status: number;
  text: string;
  /** Of a refusal. */
  code: string | null;
}

/** What is sent, as it goes over the wire. */
export interface PushRequest {
  path: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body: string | Buffer;
}

export async function push(house: House, { path, query, headers, body }: PushRequest): Promise<PushAnswer> {
  const search = query === undefined ? '' : `?${new URLSearchParams(query).toString()}`;
  const answer = await house.app.inject({
    method: 'POST',
    url: `${path}${search}`,
    headers: { 'content-type': 'application/json', ...headers },
    payload: body,
  });
  const isJson = String(answer.headers['content-type']).includes('json');
  const code = isJson ? (JSON.parse(answer.body) as { code: unknown }).code : null;
  return { status: answer.statusCode, text: answer.body, code: typeof code === 'string' ? code : null };
}

/** A push of 抖店, signed as it signs. */
export function douyinRequest(body: string, headers: Record<string, string> = {}): PushRequest {
  const sign = douyinEventSign(SANDBOX.douyin, Buffer.from(body));
  return {
    path: '/push/douyin',
    headers: { 'app-id': SANDBOX.douyin.appKey, 'event-sign': sign, ...headers },
    body,
  };
}

type Door = 'weixin' | 'weixin-shop' | 'wecom';

const DOORS = {
  weixin: { ...SANDBOX.miniProgram, path: '/push/weixin' },
  'weixin-shop': { ...SANDBOX.weixinShop, path: '/push/weixin-shop' },
  wecom: { ...SANDBOX.wecom, appId: SANDBOX.wecom.corpId, path: '/push/wecom' },
} as const;

/** What a push may be made to say of itself, rightly signed or not. */
export interface Dressing {
  token?: string;
  aesKey?: string;
  appId?: string;
  /** Seconds from the house's clock. */
  aside?: number;
}

/** A push of WeChat's or WeCom's, encrypted and signed as they do it. */
export function weixinRequest(house: House, door: Door, message: string, how: Dressing = {}): PushRequest {
  const { push: secrets, appId, path } = DOORS[door];
  const timestamp = String(Math.floor(house.app.get(Clock).now() / 1000) + (how.aside ?? 0));
  const nonce = randomBytes(5).toString('hex');
  const encrypted = encryptPush(pushKey(how.aesKey ?? secrets.aesKey), how.appId ?? appId, message);
  const signature = pushSignature(how.token ?? secrets.token, timestamp, nonce, encrypted);
  return {
    path,
    query: { timestamp, nonce, encrypt_type: 'aes', msg_signature: signature },
    body: JSON.stringify({ ToUserName: 'gh_1', Encrypt: encrypted }),
  };
}
