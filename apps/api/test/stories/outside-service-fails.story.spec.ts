import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Log } from '../../src/platform/log';
import { Metrics } from '../../src/platform/metrics';
import { Unavailable } from '../../src/platform/outside/answers';
import type { Call } from '../../src/platform/outside/http';
import { Outside, type OutsideService } from '../../src/platform/outside/outside';
import { readJson } from '../../src/platform/outside/read-json';
import { folder } from '../support/processes';
import { type Said, Upstream } from '../support/upstream';

const SECRET = 'a-secret-nobody-may-read';
const CALL: Call = {
  method: 'POST',
  path: '/ask',
  query: { access_token: SECRET },
  body: `{"secret":"${SECRET}"}`,
  mayRepeat: false,
  timeoutMs: 300,
};
const REPEATABLE = { ...CALL, mayRepeat: true };

describe('a service outside', () => {
  let upstream: Upstream;
  let service: OutsideService;
  let metrics: Metrics;
  const logFile = join(folder(), 'log');
  const log = new Log('trace', logFile);

  beforeEach(async () => {
    upstream = await Upstream.open(() => ({ json: { name: 'value' } }));
    metrics = new Metrics();
    service = new Outside(log, metrics).service('test', `${upstream.url}/`);
  });
  afterEach(() => upstream.close());

  const ask = (call: Call = CALL) => service.ask(call, (reply) => readJson(reply).mustText('name'));
  /** What came of it in a word; never anything secret. */
  const outcome = async (call: Call = CALL): Promise<string> => {
    try {
      return await ask(call);
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      expect(`${error.message} ${error.stack} ${String(error.cause)}`).not.toContain(SECRET);
      return error.reason;
    }
  };

  it('is asked with what the call says, and its answer is read', async () => {
    expect(await ask()).toBe('value');
    const [asked] = upstream.asked;
    expect([asked?.method, asked?.path, asked?.query.get('access_token'), asked?.body]).toEqual([
      'POST',
      '/ask',
      SECRET,
      CALL.body,
    ]);
  });

  it.each<[string, Said, string]>([
    ['keeps silent', { hang: true }, 'timeout'],
    ['breaks the connection', { drop: true }, 'network'],
    ['answers 502', { status: 502 }, 'status'],
    ['answers 404', { status: 404 }, 'status'],
    ['sends us elsewhere', { status: 302, location: 'http://127.0.0.1:1/' }, 'status'],
    ['never ends its answer', { endless: true }, 'status'],
    ['answers a page', { bytes: Buffer.from('<html>'), type: 'text/html' }, 'status'],
    ['answers a list', { json: [1] }, 'status'],
    ['leaves out what must be there', { json: { other: 1 } }, 'status'],
  ])('that %s is unavailable, and asked once', async (_, said, reason) => {
    upstream.answer = () => said;
    expect(await outcome({ ...CALL, timeoutMs: 'endless' in said ? 5_000 : 300 })).toBe(reason);
    expect(upstream.count()).toBe(1);
  });

  it('is unavailable when nothing listens there', async () => {
    await upstream.close();
    await expect(ask()).rejects.toMatchObject({ reason: 'network', detail: 'ECONNREFUSED', service: 'test' });
  });

  it('is asked again where that is safe, at most twice', async () => {
    const failures: Said[] = [{ drop: true }, { status: 503 }];
    upstream.answer = () => failures.shift() ?? { json: { name: 'third' } };
    expect(await outcome(REPEATABLE)).toBe('third');
    upstream.answer = () => ({ status: 500 });
    expect(await outcome(REPEATABLE)).toBe('status');
    expect(upstream.count()).toBe(6);
  });

  it('that is slow is not asked again', async () => {
    upstream.answer = () => ({ hang: true });
    expect(await outcome(REPEATABLE)).toBe('timeout');
    expect(upstream.count()).toBe(1);
  });

  it('that fails five times rests, is tried once, and answers again', async () => {
    const patient = { ...CALL, timeoutMs: 5_000 };
    upstream.answer = () => ({ status: 500 });
    for (let n = 0; n < 5; n += 1) expect(await outcome()).toBe('status');
    expect(await Promise.all(Array.from({ length: 50 }, () => outcome(REPEATABLE)))).toEqual(
      Array.from({ length: 50 }, () => 'open'),
    );
    expect(upstream.count()).toBe(5);

    await sleep(3_100);
    expect(await Promise.all(Array.from({ length: 50 }, () => outcome(patient)))).toContain('status');
    expect(upstream.count()).toBe(6);

    upstream.answer = () => ({ json: { name: 'back' } });
    await sleep(3_100);
    expect(new Set(await Promise.all(Array.from({ length: 50 }, () => outcome(patient))))).toEqual(
      new Set(['back']),
    );
  });

  it('fails alone: others are asked as ever', async () => {
    upstream.answer = () => ({ status: 500 });
    const outside = new Outside(log, metrics);
    const other = await Upstream.open(() => ({ json: { name: 'other' } }));
    const bad = outside.service('bad', upstream.url);
    for (let n = 0; n < 6; n += 1) await bad.ask(CALL, readJson).catch(() => undefined);
    const said = outside.service('good', other.url).ask(CALL, (reply) => readJson(reply).text('name'));
    await expect(said).resolves.toBe('other');
  });

  it('is counted by what came of it', async () => {
    await ask();
    upstream.answer = () => ({ drop: true });
    await outcome();
    const text = await metrics.registry.getSingleMetricAsString('fanchang_outside_request_seconds');
    expect(text).toContain('_count{service="test",operation="/ask",result="answered"} 1');
    expect(text).toContain('_count{service="test",operation="/ask",result="network"} 1');
  });

  it('is in the log when it stops and when it answers again, with no secret', async () => {
    log.onApplicationShutdown();
    const text = readFileSync(logFile, 'utf8');
    expect(text.length).toBeGreaterThan(100);
    expect(text).toContain('"msg":"an outside service does not answer"');
    expect(text).toContain('"msg":"an outside service answers again"');
    expect(text).not.toContain(SECRET);
  });
});
