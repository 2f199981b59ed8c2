// @ts-check
import { createHash, randomUUID } from 'node:crypto';
import { startApi, startBare } from './api.mjs';
import { demoBooks, wire } from './demo-books.mjs';
import { httpFigure } from './http-figure.mjs';

const APP = { appKey: '7000000000000000009', appSecret: 'a secret of the bench', shopId: '10000009' };

/**
 * Pushes of 抖店 over HTTP, one message each and none twice. Bare: `node:http`, which verifies nothing and does the same
 * inserts. Our worker is off: asking the shop afterwards is another process's work.
 *
 * @param {import('./run.mjs').Options} options
 */
export async function push({ quick }) {
  const env = { DOUYIN_APP_KEY: APP.appKey, DOUYIN_APP_SECRET: APP.appSecret, DOUYIN_SHOP_ID: APP.shopId };
  return httpFigure({
    name: 'push of 抖店, MariaDB',
    databaseUrl: await demoBooks(),
    warmUp: quick ? 200 : 3_000,
    rounds: quick ? 3 : 9,
    round: { requests: quick ? 300 : 800 },
    mostStatements: null,
    sameStatements: 'counts',
    sides: {
      ours: { start: (url) => startApi(url, env), requests: pushes },
      bare: { start: (url) => startBare('push', url), requests: pushes },
    },
  });
}

let told = 0;

/** @param {number} count that many pushes, each about an order of its own. */
function pushes(count) {
  return Array.from({ length: count }, () => {
    told += 1;
    const orderId = `69${String(told).padStart(17, '0')}`;
    const data = { p_id: orderId, s_ids: [orderId], shop_id: Number(APP.shopId), pay_amount: 12_800 };
    const body = [{ tag: '101', msg_id: randomUUID(), data }];
    return wire('POST', '/push/douyin', { body, headers: signed(JSON.stringify(body)) });
  });
}

/** @param {string} body */
function signed(body) {
  const sign = createHash('md5').update(`${APP.appKey}${body}${APP.appSecret}`).digest('hex');
  return { 'app-id': APP.appKey, 'event-sign': sign };
}
