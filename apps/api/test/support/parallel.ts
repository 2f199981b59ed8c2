import { randomBytes } from 'node:crypto';
import type { Answer, House } from './house';
import { databaseOf } from '../../src/config';
import { SERVER } from './databases';
import { type Api, startApi } from './processes';
import { remember, rememberIn } from './run-log';

/** Real API processes on the house's database: two on a server, one on the embedded database, which has one owner. */
export async function processesOf(house: House, fixedNow: string): Promise<Api[]> {
  const env = { DATABASE_URL: house.databaseUrl, FIXED_NOW: fixedNow, LOG_LEVEL: 'error' };
  const count = databaseOf(house.databaseUrl).kind === 'mysql' ? 2 : 1;
  return Promise.all(Array.from({ length: count }, () => startApi(env)));
}

/** How many processes a story of this run speaks of. */
export const THROUGH = SERVER === null ? 'one process' : 'two processes';

/** A request over a real connection. */
export async function post<T = Record<string, unknown>>(
  url: string,
  { token, body, headers = {} }: { token?: string; body: unknown; headers?: Record<string, string> },
): Promise<Answer<T>> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const said = (await answer.json()) as T;
  remember(token ?? '');
  rememberIn(body);
  rememberIn(said);
  return { status: answer.status, body: said };
}

/** Tells events to one of the processes, signed as the house's client. */
export function tellTo(house: House, url: string, events: readonly unknown[]) {
  const body = JSON.stringify({ events });
  const headers = house.signed(body, randomBytes(12).toString('hex'));
  return post<{ results: { result: string }[] }>(`${url}/open/orders`, { body, headers });
}

/** Runs `count` of something at once, spread over the addresses. */
export function atOnce<T>(
  count: number,
  urls: readonly string[],
  run: (url: string, n: number) => Promise<T>,
): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, n) => run(urls[n % urls.length] ?? '', n)));
}

/** How often each thing was seen: `{ COUPON_USED: 49, confirmed: 1 }`. */
export function tally(seen: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of seen) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
}
