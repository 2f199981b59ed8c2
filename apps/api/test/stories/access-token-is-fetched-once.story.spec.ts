import { setTimeout as sleep } from 'node:timers/promises';
import { databaseOf } from '../../src/config';
import { Keys } from '../../src/platform/auth/keys';
import { Database } from '../../src/platform/database/database';
import { migrateUp } from '../../src/platform/database/migrate';
import { Log } from '../../src/platform/log';
import { Metrics } from '../../src/platform/metrics';
import { AccessTokens } from '../../src/platform/outside/access-tokens';
import { isRejected, type Rejected, Unavailable } from '../../src/platform/outside/answers';
import { Outside } from '../../src/platform/outside/outside';
import type { TokenApp } from '../../src/platform/outside/token-app';
import { TokenRows } from '../../src/platform/outside/token-rows';
import { ServerApi } from '../../src/platform/wechat/server-api';
import { stableToken } from '../../src/platform/wechat/stable-token';
import { everythingIn } from '../support/books';
import { freshDatabase, type TestDatabase } from '../support/databases';
import { type Asked, type Said, Upstream } from '../support/upstream';

const TOKEN = '/cgi-bin/stable_token';
const HOUR_MS = 3_600_000;

/** As WeChat: one token until its last five minutes, then another; whatever is called needs the newest or the one before. */
class Tokens {
  made = 0;
  dead = new Set<string>();
  lifeSeconds = 7_200;

  give(): Said {
    this.made += 1;
    return { json: { access_token: `token-${this.made}`, expires_in: this.lifeSeconds } };
  }

  use({ query }: Asked): Said {
    const token = query.get('access_token') ?? '';
    return { json: this.dead.has(token) ? { errcode: 42_001, errmsg: 'expired' } : { used: token } };
  }
}

/** What a process of ours has of its own: connections, a cache, a breaker. */
interface Process {
  database: Database;
  tokens: AccessTokens;
  app: TokenApp;
  api: ServerApi;
}

describe('the access token that all processes share', () => {
  let testDatabase: TestDatabase;
  let upstream: Upstream;
  let given: Tokens;
  let processes: Process[] = [];
  let aheadMs: number;
  const log = new Log('silent');

  beforeAll(async () => {
    testDatabase = await freshDatabase();
    await migrateUp(databaseOf(testDatabase.url, 2));
  });
  afterAll(() => testDatabase.drop());

  beforeEach(async () => {
    aheadMs = 0;
    given = new Tokens();
    upstream = await Upstream.open((asked) => (asked.path === TOKEN ? given.give() : given.use(asked)));
    processes = await Promise.all(Array.from({ length: 8 }, start));
    await processes[0]?.database.run('DELETE FROM outside_tokens', []);
  });
  afterEach(async () => {
    await Promise.all(processes.map(({ database }) => database.close()));
    await upstream.close();
  });

  async function start(secret = 7): Promise<Process> {
    const database = await Database.open(databaseOf(testDatabase.url, 2));
    const keys = new Keys(Buffer.alloc(32, secret));
    const tokens = new AccessTokens(new TokenRows(database, keys), log, () => Date.now() + aheadMs);
    const wechat = { appId: 'wx1', appSecret: 'secret-1', baseUrl: upstream.url, push: null };
    const service = new Outside(log, new Metrics()).service('mini-program', upstream.url);
    const app = stableToken(service, wechat);
    return { database, tokens, app, api: new ServerApi(service, tokens, app) };
  }

  /** So many ask at once, spread over the processes. @returns what they were told, each once. */
  async function together(count: number): Promise<string[]> {
    const asked = Array.from({ length: count }, (_, n) => {
      const { tokens, app } = processes[n % processes.length] as Process;
      return tokens.tokenOf(app).catch(reasonOf);
    });
    return [...new Set(await Promise.all(asked))];
  }

  const first = () => processes[0] as Process;
  const use = ({ api }: Process): Promise<string | Rejected> =>
    api.ask({ method: 'POST', path: '/use', json: {}, mayRepeat: false }, (said) => said.mustText('used'));

  it('is asked for once, though a thousand need it at the same moment', async () => {
    expect(await together(1_000)).toEqual(['token-1']);
    expect(upstream.count(TOKEN)).toBe(1);
    expect(await together(1_000)).toEqual(['token-1']);
    expect(upstream.count(TOKEN)).toBe(1);
    expect(JSON.parse(upstream.asked[0]?.body ?? '')).toEqual({
      grant_type: 'client_credential',
      appid: 'wx1',
      secret: 'secret-1',
    });
  });

  it('is asked for once, though the answer is slow', async () => {
    const { answer } = upstream;
    upstream.answer = (asked) => ({ ...answer(asked), afterMs: 1_500 }) as Said;
    expect(await together(1_000)).toEqual(['token-1']);
    expect(upstream.count(TOKEN)).toBe(1);
  });

  it('is sealed where it is kept', async () => {
    await together(8);
    expect(await everythingIn(first().database)).not.toContain('token-1');
  });

  it('is renewed once in its last five minutes, and nobody waits for it', async () => {
    await together(8);
    aheadMs = 2 * HOUR_MS - 4 * 60_000;
    const { answer } = upstream;
    upstream.answer = (asked) => ({ ...answer(asked), afterMs: 2_000 }) as Said;
    const begun = performance.now();
    expect(await together(1_000)).toEqual(['token-1']);
    expect(performance.now() - begun).toBeLessThan(1_900);
    await until(async () => (await together(8)).includes('token-2'));
    expect(upstream.count(TOKEN)).toBe(2);
    aheadMs += 31_000;
    await until(async () => (await together(8)).every((token) => token === 'token-2'));
    expect(upstream.count(TOKEN)).toBe(2);
  });

  it('serves to its end while no other can be had', async () => {
    await together(8);
    upstream.answer = () => ({ json: { errcode: -1, errmsg: 'busy' } });
    aheadMs = 2 * HOUR_MS - 4 * 60_000;
    for (let n = 0; n < 3; n += 1) {
      expect(await together(1_000)).toEqual(['token-1']);
      await sleep(100);
    }
    expect(upstream.count(TOKEN)).toBeLessThanOrEqual(1 + 3);
    aheadMs = 2 * HOUR_MS + 1_000;
    // Whoever has failed often enough does not ask at all.
    expect((await together(1_000)).join()).toMatch(/^no token: (busy|open)$/);
  });

  it('that is old when it comes is not asked for by each who gets it', async () => {
    given.lifeSeconds = 200;
    expect(await together(1_000)).toEqual(['token-1']);
    for (let n = 0; n < 5; n += 1) expect(await together(100)).toEqual(['token-1']);
    expect(upstream.count(TOKEN)).toBe(1);
    aheadMs = 201_000;
    expect(await together(1_000)).toEqual(['token-2']);
    expect(upstream.count(TOKEN)).toBe(2);
  });

  it.each<[string, Said, string, number]>([
    ['is down', { drop: true }, 'network', 3],
    ['answers 502', { status: 502 }, 'status', 3],
    ['is busy', { json: { errcode: -1, errmsg: 'system error' } }, 'busy', 3],
    ['does not know our secret', { json: { errcode: 40_125, errmsg: 'invalid appsecret' } }, 'token', 1],
    ['answers another thing', { json: { errcode: 0 } }, 'status', 3],
  ])(
    'fails for all at once when the other side %s, and is there when it is back',
    async (_, said, reason, calls) => {
      const { answer } = upstream;
      upstream.answer = () => said;
      expect(await together(1_000)).toEqual([`no token: ${reason}`]);
      expect(await together(1_000)).toEqual([`no token: ${reason}`]);
      expect(upstream.count(TOKEN)).toBe(calls);

      upstream.answer = answer;
      await sleep(3_100);
      expect(await together(1_000)).toEqual(['token-1']);
      expect(upstream.count(TOKEN)).toBe(calls + 1);
    },
  );

  it('fails for all when the other side keeps silent, after one call', async () => {
    upstream.answer = () => ({ hang: true });
    expect(await together(1_000)).toEqual(['no token: timeout']);
    expect(upstream.count(TOKEN)).toBe(1);
  });

  it('is asked for anew, once, when it is spent before its time', async () => {
    await together(8);
    given.dead.add('token-1');
    const used = await Promise.all(Array.from({ length: 80 }, (_, n) => use(processes[n % 8] as Process)));
    expect(new Set(used)).toEqual(new Set(['token-2']));
    expect(upstream.count(TOKEN)).toBe(2);
    expect(await together(1_000)).toEqual(['token-2']);
  });

  it('that is dead again when it comes is not asked for in circles', async () => {
    given.dead.add('token-1').add('token-2');
    await expect(use(first())).rejects.toMatchObject({ reason: 'token', detail: '42001' });
    expect(upstream.count('/use')).toBe(2);
    expect(upstream.count(TOKEN)).toBe(2);
  });

  it('is taken over when the process that asks for it dies', async () => {
    const rows = new TokenRows(first().database, new Keys(Buffer.alloc(32, 7)));
    await rows.begin(first().app.name);
    const now = Date.now();
    const wanted = { now, until: now + 2_000, expiresBefore: now, failedBefore: now, dead: null };
    expect(await rows.lease(first().app.name, wanted)).toBe(true);
    expect(await together(100)).toEqual(['token-1']);
    expect(Date.now() - now).toBeGreaterThanOrEqual(2_000);
    expect(upstream.count(TOKEN)).toBe(1);
  });

  it('is asked for anew when it was sealed with another key', async () => {
    await together(8);
    const other = await start(8);
    processes.push(other);
    expect(await other.tokens.tokenOf(other.app)).toBe('token-2');
  });

  it('is another for another app', async () => {
    const { tokens, app } = first();
    expect(await tokens.tokenOf(app)).toBe('token-1');
    expect(await tokens.tokenOf({ ...app, name: 'another' })).toBe('token-2');
  });

  it('is not needed to say no', async () => {
    upstream.answer = (asked) =>
      asked.path === TOKEN ? given.give() : { json: { errcode: 43_101, errmsg: 'user refuse' } };
    const said = await use(first());
    expect(isRejected(said) && said.rejected).toBe(43_101);
    expect(upstream.count(TOKEN)).toBe(1);
  });
});

function reasonOf(error: unknown): string {
  if (error instanceof Unavailable) return `no token: ${error.reason}`;
  throw error;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let n = 0; n < 100; n += 1) {
    if (await holds()) return;
    await sleep(50);
  }
  throw new Error('it never came to be');
}
