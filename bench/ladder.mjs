// @ts-check
import { domain } from './built.mjs';
import { byTurns, compare } from './measure.mjs';
import { eventsOf, FILE, whyNoFile, ZONE } from './real-file.mjs';

const INVENTED_CUSTOMERS = 2_500;
const DAY_MS = 86_400_000;

/**
 * Ladder decisions a second in memory, over the stories of the real file. Bare: a loop over the same orders that only
 * counts distinct days, in UTC.
 *
 * @param {import('./run.mjs').Options} options
 * @returns {Promise<import('./table.mjs').Line[]>}
 */
export async function ladder({ quick }) {
  const { Calendar, decideLadder, REPURCHASE_LADDER } = domain();
  const calendar = new Calendar(ZONE);
  const stories = whyNoFile() === null ? storiesOf(await eventsOf(FILE)) : invented();
  const passes = quick ? 2 : 6;
  const perSecond = (/** @type {(story: Story, index: number) => unknown} */ decide) => async () => {
    const startedAt = performance.now();
    for (let pass = 0; pass < passes; pass += 1) stories.forEach(decide);
    return (passes * stories.length * 1000) / (performance.now() - startedAt);
  };
  const sides = {
    ours: perSecond((story, index) => decideLadder(REPURCHASE_LADDER, index + 1, story, calendar)),
    bare: perSecond((story) => new Set(story.map(({ paidAt }) => Math.floor(paidAt / DAY_MS))).size),
  };
  await byTurns(1, sides);
  const results = await byTurns(quick ? 3 : 9, sides);
  const orders = stories.reduce((sum, story) => sum + story.length, 0);
  const figure = `ladder decisions/s (${(orders / stories.length).toFixed(1)} orders each)`;
  return [{ figure, ...compare(results, (rate) => Math.round(rate)) }];
}

/** @typedef {{ orderNo: string, paidAt: number, netFen: number, voided: boolean }[]} Story */

/** Each customer's orders. @param {any[]} events @returns {Story[]} */
function storiesOf(events) {
  const { foldOrder } = domain();
  const paid = events.filter((event) => event.kind === 'order.paid');
  /** @type {Map<string, Story>} */
  const stories = new Map();
  for (const [orderNo, ofOrder] of groups(paid, (event) => event.orderNo)) {
    const { buyer, paidAt, paidFen, refundedFen, voided } = foldOrder(ofOrder);
    const order = { orderNo, paidAt, netFen: paidFen - refundedFen, voided };
    stories.set(buyer.value, [...(stories.get(buyer.value) ?? []), order]);
  }
  return [...stories.values()];
}

/** @template T @param {T[]} all @param {(one: T) => string} keyOf */
function groups(all, keyOf) {
  /** @type {Map<string, T[]>} */
  const found = new Map();
  for (const one of all) {
    const group = found.get(keyOf(one));
    if (group === undefined) found.set(keyOf(one), [one]);
    else group.push(one);
  }
  return found;
}

/** Customers with one to nine orders some days apart, when there is no real file. @returns {Story[]} */
function invented() {
  const begin = Date.UTC(2026, 0, 1);
  return Array.from({ length: INVENTED_CUSTOMERS }, (_, customer) =>
    Array.from({ length: 1 + (customer % 9) }, (__, order) => ({
      orderNo: `${customer}-${order}`,
      paidAt: begin + (customer % 60) * DAY_MS + order * (1 + (customer % 13)) * DAY_MS,
      netFen: 5_000 + order * 100,
      voided: false,
    })),
  );
}
