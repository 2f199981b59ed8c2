// @ts-check
import { startApi, startBare } from './api.mjs';
import { counter } from './counter.mjs';
import { wire } from './demo-books.mjs';
import { httpFigure } from './http-figure.mjs';

const BILL_FEN = 12_800;
/** How many try each coupon, when they fight for it. */
const CALLERS = 10;

/**
 * Redeeming over HTTP, each request with a scanned coupon of its own. Bare: `node:http` and the same statements,
 * prepared. Our worker is off: settling the customer afterwards is another process's work.
 *
 * @param {import('./run.mjs').Options} options
 */
export async function confirm({ quick }) {
  return httpFigure({
    name: 'redeem, MariaDB',
    warmUp: quick ? 200 : 3_000,
    rounds: quick ? 3 : 9,
    round: { requests: quick ? 300 : 800 },
    mostStatements: null,
    sameStatements: 'counts',
    ...(await sidesTrying(1)),
  });
}

/**
 * The same, but ten callers try each coupon at the same time. One is answered 200 and nine are refused, or the run
 * fails; what a refused one writes is that it was refused.
 *
 * @param {import('./run.mjs').Options} options
 */
export async function contended({ quick }) {
  return httpFigure({
    name: 'redeem, 10 callers a coupon, MariaDB',
    warmUp: quick ? 200 : 3_000,
    rounds: quick ? 3 : 9,
    round: { requests: quick ? 300 : 800 },
    mostStatements: null,
    // How many look before the winner has won, and so what each must ask, is chance.
    sameStatements: 'texts',
    allowed: [200, 409],
    check: oneWinnerEach,
    ...(await sidesTrying(CALLERS)),
  });
}

/** @param {number} callers of each coupon */
async function sidesTrying(callers) {
  const { books, token, staffId, shopId, scan } = await counter();
  const requests = (/** @type {(body: object) => string} */ toWire) => (/** @type {number} */ count) =>
    Array.from({ length: count / callers }, scan).flatMap(({ couponId, proof }) =>
      Array.from({ length: callers }, (_, caller) => {
        const requestKey = `bench-${couponId}-${caller}`;
        return toWire({ requestKey, proof, billFen: BILL_FEN, couponId });
      }),
    );
  const ours = (/** @type {object} */ body) => wire('POST', '/staff/verifications', { token, body });
  const bare = (/** @type {object} */ body) => wire('POST', '/', { body: { ...body, staffId, shopId } });
  return {
    databaseUrl: books,
    sides: {
      ours: { start: startApi, requests: requests(ours) },
      bare: {
        start: (/** @type {string} */ url) => startBare('confirm', url),
        requests: requests(bare),
      },
    },
  };
}

/** @param {number[]} statuses of the callers of one coupon after the other */
function oneWinnerEach(statuses) {
  for (let start = 0; start < statuses.length; start += CALLERS) {
    const won = statuses.slice(start, start + CALLERS).filter((status) => status === 200);
    if (won.length !== 1) throw new Error(`a coupon was redeemed ${won.length} times`);
  }
}
