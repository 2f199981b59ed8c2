// @ts-check
import { startApi, startBare } from './api.mjs';
import { wire } from './demo-books.mjs';
import { friends, SIZE } from './friends.mjs';
import { httpFigure } from './http-figure.mjs';

const JOINS = 10_000;
const ROUNDS = 5;

/**
 * A join storm over HTTP: 10,000 seats of 2,000 teams, five in each, the last of which fills it and gives six coupons.
 * Those who join one team come one right after the other, so they meet. Bare: `node:http` and the same statements,
 * prepared. Our worker is off: what becomes due is another process's work.
 *
 * @param {import('./run.mjs').Options} options
 */
export async function join({ quick }) {
  const warmUp = quick ? 200 : 2_000;
  const requests = (quick ? 1_000 : JOINS) / ROUNDS;
  // Both sides warm up, are counted and storm, in teams of their own.
  const seats = 2 * (warmUp + ROUNDS * requests + 1_000);
  const { books, joins } = await friends(Math.ceil(seats / (SIZE - 1)));
  let asked = 0;
  const key = () => `bench-join-${(asked += 1)}`;
  return httpFigure({
    name: 'join storm, MariaDB',
    databaseUrl: books,
    warmUp,
    rounds: ROUNDS,
    round: { requests },
    mostStatements: null,
    sameStatements: 'texts',
    // Who finds the last seat just taken, or themselves the last, begins again.
    byChance: /^ROLLBACK$|FOR UPDATE$/,
    sides: {
      ours: {
        start: startApi,
        requests: (count) =>
          joins(count).map(({ token, teamNo }) =>
            wire('POST', `/me/teams/${teamNo}/join`, { token, body: { requestKey: key() } }),
          ),
      },
      bare: {
        start: (url) => startBare('join', url),
        requests: (count) =>
          joins(count).map(({ customerId, teamNo }) =>
            wire('POST', '/', { body: { customerId, teamNo, requestKey: key() } }),
          ),
      },
    },
  });
}
