// @ts-check
import { createHmac, randomUUID } from 'node:crypto';

/** The client of the demo, as it stands in its seed; production has neither. */
const CLIENT = { key: 'demo', secret: 'fanchang-demo-secret' };

/**
 * Tells an order of somebody's through the open API, as another system does.
 *
 * @param {import('./api.mjs').Api} api
 * @param {string} openid of the buyer
 * @param {readonly ('paid' | 'shipped' | 'signed' | 'completed' | 'refunded')[]} steps of now
 * @param {{ orderNo?: string, paidFen?: number }} [order] the number of one told before, to go on with it
 * @returns {Promise<string>} its number
 */
export async function tellOrder(api, openid, steps, { orderNo, paidFen = 12_800 } = {}) {
  const number = orderNo ?? `J${Date.now()}${Math.random().toString().slice(2, 8)}`;
  const events = steps.map((step) => ({
    eventId: `${number}-${step}`,
    kind: `order.${step}`,
    orderNo: number,
    happenedAt: new Date().toISOString(),
    buyer: { kind: 'openid', value: openid },
    ...(step === 'paid' ? { paidFen, listFen: paidFen, lines: [lineOf(paidFen)] } : {}),
    ...(step === 'refunded' ? { refundFen: paidFen, whole: true } : {}),
  }));
  await tellEvents(api, events);
  return number;
}

/**
 * Tells events through the open API, all of them new.
 * @param {import('./api.mjs').Api} api @param {readonly object[]} events
 */
export async function tellEvents(api, events) {
  const body = JSON.stringify({ events });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const nonce = randomUUID().replaceAll('-', '');
  const signature = createHmac('sha256', CLIENT.secret)
    .update(`${timestamp}\n${nonce}\n${body}`)
    .digest('hex');
  const answer = await fetch(`${api.url}/open/orders`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-fanchang-client': CLIENT.key,
      'x-fanchang-timestamp': timestamp,
      'x-fanchang-nonce': nonce,
      'x-fanchang-signature': signature,
    },
    body,
  });
  const { results } = await answer.json();
  const refused = results?.filter((/** @type {any} */ { result }) => result !== 'new') ?? ['no answer'];
  if (!answer.ok || refused.length > 0)
    throw new Error(`the events were not taken: ${answer.status} ${JSON.stringify(refused)}`);
}

/** @param {number} amountFen */
function lineOf(amountFen) {
  return {
    lineKey: '1',
    productId: 'NUT-BOX',
    title: '每日坚果礼盒',
    category: '坚果',
    quantity: 1,
    amountFen,
  };
}
