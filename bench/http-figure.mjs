// @ts-check
import { POOL } from './api.mjs';
import { byTurns, compare, median } from './measure.mjs';
import { cpuSeconds, helper, memoryNow, peakMemory, resetPeak } from './processes.mjs';
import { mustBeSame, readingProxy, total } from './statements.mjs';

/** Connections of the load generator, each with one request under way. */
const CONNECTIONS = 16;
/** Requests over which statements are counted. */
const COUNTED_REQUESTS = 200;
/** What no request asks: every two seconds, a look for sessions that have ended. */
const BY_THE_CLOCK = /FROM sessions WHERE changed_at/;
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
 * @property {'counts' | 'texts'} [sameStatements] both sides must run the same statements, as often or at all
 * @property {RegExp} [byChance] statements that one meeting another sets off: whether any is run is not compared
 * @property {number[]} [allowed] statuses an answer may have; 200 alone unless told
 * @property {(statuses: number[]) => void} [check] throws when answers, in the order of the requests, must not be so
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
    ours: await readStatements(ours, plan, load),
    bare: await readStatements(bare, plan, load),
  };
  if (plan.sameStatements !== undefined) {
    mustBeSame(statements.ours, statements.bare, plan.sameStatements);
  }
  const runs = {
    ours: await prepare(ours, plan, load),
    bare: await prepare(bare, plan, load),
  };
  const results = await byTurns(
    plan.rounds,
    { ours: runs.ours.round, bare: runs.bare.round },
    BUDGET_SECONDS,
  );
  const memory = runs.ours.memory();
  await runs.ours.stop();
  await runs.bare.stop();

  const latency = (/** @type {'ours' | 'bare'} */ side) =>
    [0, 1, 2].map((at) => median(results[side].map((round) => round.latency[at])));
  const rate = compare(results, (round) => round.perSecond);
  const cpu = compare(results, (round) => round.cpuMicros);
  const aRequest = {
    ours: total(statements.ours) / COUNTED_REQUESTS,
    bare: total(statements.bare) / COUNTED_REQUESTS,
  };
  return [
    { figure: `${plan.name}: requests/s`, ...rate, aim: { least: 0.6 } },
    { figure: '  p50 / p95 / p99, ms', ours: latency('ours'), bare: latency('bare') },
    { figure: '  CPU of the server, µs a request', ...cpu },
    { figure: '  statements a request', ...aRequest, ...(most !== null && { aim: { most, of: 'ours' } }) },
    { figure: '  memory before / after / peak, MiB', ours: memory },
  ];
}

/**
 * Starts a side and warms it up.
 *
 * @param {Side} side @param {HttpPlan} plan @param {(load: unknown) => Promise<any>} load
 */
async function prepare(side, plan, load) {
  const server = await side.start(plan.databaseUrl);
  resetPeak(server.pid);
  const before = memoryNow(server.pid);
  /** @param {number} count @param {number} [seconds] @returns {Promise<import('./load.mjs').LoadResult>} */
  const send = async (count, seconds) => {
    const requests = side.requests(count);
    const { allowed } = plan;
    const result = await load({ port: server.port, connections: CONNECTIONS, requests, seconds, allowed });
    plan.check?.(result.statuses);
    return result;
  };
  const round = async () => {
    const { seconds, requests } = { seconds: undefined, requests: undefined, ...plan.round };
    const used = cpuSeconds(server.pid) ?? NaN;
    const result = await send(requests ?? 1_000, seconds);
    return { ...result, cpuMicros: (((cpuSeconds(server.pid) ?? NaN) - used) * 1e6) / result.requests };
  };
  const memory = () => [before, memoryNow(server.pid), peakMemory(server.pid)].map(mebibytes);
  await send(plan.warmUp);
  return { round, memory, stop: server.stop };
}

/** @param {number | null} bytes */
const mebibytes = (bytes) => Math.round((bytes ?? NaN) / 2 ** 20);

/** The statements of `COUNTED_REQUESTS`. @param {Side} side @param {HttpPlan} plan @param {(load: unknown) => Promise<any>} load */
async function readStatements(side, plan, load) {
  const proxy = await readingProxy(plan.databaseUrl);
  const server = await side.start(proxy.url);
  const send = (/** @type {number} */ count) =>
    load({ port: server.port, connections: POOL, requests: side.requests(count), allowed: plan.allowed });
  await send(4 * POOL);
  proxy.take();
  await send(COUNTED_REQUESTS);
  const statements = proxy.take();
  await server.stop();
  for (const text of statements.keys()) {
    if (BY_THE_CLOCK.test(text) || plan.byChance?.test(text) === true) statements.delete(text);
  }
  return statements;
}
