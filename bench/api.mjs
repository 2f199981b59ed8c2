// @ts-check
import { apiEntry } from '../scripts/lib.mjs';
import { startServer } from './processes.mjs';

/** Connections to the database of either side. */
export const POOL = 10;

/** Where the brand does business. */
export const ZONE = 'Asia/Shanghai';

/** The secret of the API under test, so that proofs can be made here. */
export const SECRET_KEY = Buffer.alloc(32, 7);

/** Of either side: where the database is, and how many connections to it. @param {string} databaseUrl */
const databaseOf = (databaseUrl) => ({ DATABASE_URL: databaseUrl, DATABASE_POOL: String(POOL) });

/** Of our processes. @param {string} databaseUrl */
const environment = (databaseUrl) => ({
  ...databaseOf(databaseUrl),
  FANCHANG_MODE: 'demo',
  LOG_LEVEL: 'info',
  BUSINESS_TZ: ZONE,
  SECRET_KEY: SECRET_KEY.toString('base64'),
  WECHAT_APP_ID: '',
  SANDBOX_URL: '',
});

/** Of `worker.js` where it looks for work by itself. @param {string} databaseUrl */
export const workerEnvironment = (databaseUrl) => ({ ...environment(databaseUrl), REDIS_URL: '' });

/**
 * The real API process as it runs in production, except that it is the demo (production has no login without WeChat).
 * Its worker is off: work goes to `worker.js` in a process of its own.
 *
 * @param {string} databaseUrl
 * @param {Record<string, string>} [more] of its environment: what is outside
 */
export function startApi(databaseUrl, more = {}) {
  const env = { ...environment(databaseUrl), WORKER: 'off', ...more };
  return startServer(apiEntry('main'), env, '/health/ready');
}

/**
 * A bare server to measure ours by.
 *
 * @param {'archive' | 'confirm' | 'guarded' | 'join' | 'login' | 'push'} name @param {string} databaseUrl
 * @param {Record<string, string>} [more] of its environment
 */
export function startBare(name, databaseUrl, more = {}) {
  const env = { ...databaseOf(databaseUrl), ...more };
  return startServer(new URL(`bare/${name}.mjs`, import.meta.url).pathname, env, '/');
}
