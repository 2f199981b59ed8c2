// @ts-check
import { POOL } from './api.mjs';
import { byTurns, compare, median } from './measure.mjs';
import { cpuSeconds, helper } from './processes.mjs';
import { countingProxy } from './statements.mjs';

/** Connections of the load generator, each with one request under way. */
const CONNECTIONS = 16;
/** Requests over which statements are counted. */
const COUNTED_REQUESTS = 200;
/** For the rounds that count. */
const BUDGET_SECONDS = 30;

/**
 * One of the two sides of a figure: how to start it, and the requests to send.
 *
 * @typedef {object} Side
 * @property {(databaseUrl: string) => Promise<{ port: number, pid: number, stop: () => Promise<void> }>} start
 * @property {(count: number) => string[]} requests that many whole HTTP requests
 *
 * @typedef {object} HttpPlan
 * @property {string} name
 * @property {string} databaseUrl
 * @property {{ ours: Side, bare: Side }} sides
 * @property {number} warmUp requests before those that count: the compiler settles after thousands
 * @property {number} rounds
 * @property {{ seconds: number } | { requests: number }} round how long one round lasts
 * @property {number | null} mostStatements
 */

/**
 * Requests a second of ours and of bare, and beside them what tells the same on a busy machine: CPU time a request,
 * statements a request.
 *
 * @param {HttpPlan} plan
 * @returns {Promise<import('./table.mjs').Line[]>}
 */
export async function httpFigure(plan) {
  const { ours, bare } = plan.sides;
  const most = plan.mostStatements;
  const load = helper('load.mjs');
  const statements = {
    ours: await countStatements(ours, plan.databaseUrl, load),
    bare: await countStatements(bare, plan.databaseUrl, load),
  };
  const runs = {
    ours: await prepare(ours, plan, load),
    bare: await prepare(bare, plan, load),
  };
  const results = await byTurns(
    plan.rounds,
    { ours: runs.ours.round, bare: runs.bare.round },
    BUDGET_SECONDS,
  );
  await runs.ours.stop();
  await runs.bare.stop();

  const latency = (/** @type {'ours' | 'bare'} */ side) =>
    [0, 1, 2].map((at) => median(results[side].map((round) => round.latency[at])));
  const rate = compare(results, (round) => round.perSecond);
  const cpu = compare(results, (round) => round.cpuMicros);
  return [
    { figure: `${plan.name}: requests/s`, ...rate, aim: { least: 0.6 } },
    { figure: '  p50 / p95 / p99, ms', ours: latency('ours'), bare: latency('bare') },
    { figure: '  CPU of the server, µs a request', ...cpu },
    { figure: '  statements a request', ...statements, ...(most !== null && { aim: { most, of: 'ours' } }) },
  ];
}

/**
 * Starts a side and warms it up.
 *
 * @param {Side} side @param {HttpPlan} plan @param {(load: unknown) => Promise<any>} load
 */
async function prepare(side, plan, load) {
  const server = await side.start(plan.databaseUrl);
  const round = async () => {
    const { seconds, requests } = { seconds: undefined, requests: undefined, ...plan.round };
    const before = cpuSeconds(server.pid) ?? NaN;
    const result = await load({
      port: server.port,
      connections: CONNECTIONS,
      requests: side.requests(requests ?? 1_000),
      seconds,
    });
    const cpuMicros = (((cpuSeconds(server.pid) ?? NaN) - before) * 1e6) / result.requests;
    return { .../** @type {import('./load.mjs').LoadResult} */ (result), cpuMicros };
  };
  await load({ port: server.port, connections: CONNECTIONS, requests: side.requests(plan.warmUp) });
  return { round, stop: server.stop };
}

/** @param {Side} side @param {string} databaseUrl @param {(load: unknown) => Promise<any>} load */
async function countStatements(side, databaseUrl, load) {
  const proxy = await countingProxy(databaseUrl);
  const server = await side.start(proxy.url);
  const send = (/** @type {number} */ count) =>
    load({ port: server.port, connections: POOL, requests: side.requests(count) });
  await send(4 * POOL);
  const before = proxy.count();
  await send(COUNTED_REQUESTS);
  const counted = (proxy.count() - before) / COUNTED_REQUESTS;
  await server.stop();
  return counted;
}
