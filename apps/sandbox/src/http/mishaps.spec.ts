import { Asker } from '../spec-support';

const SEND = '/cgi-bin/message/subscribe/send';
let asker: Asker;
beforeEach(async () => {
  asker = await Asker.start();
  await asker.control('people/lin/accept', { templateId: 'TPL_ORDER', times: 10 });
});
afterEach(() => asker.close());

const send = () =>
  asker.wx(SEND, { touser: 'lin', template_id: 'TPL_ORDER', data: { thing1: { value: '已发货' } } });
const arrived = async () => (await asker.get('/control/messages', { to: 'lin' })).messages.length;
const order = (kind: string, more: object = {}) => asker.control('faults', { path: SEND, kind, ...more });

describe('an ordered mishap', () => {
  it('answers an error code and does nothing, as often as ordered', async () => {
    await order('error', { errcode: -1, times: 2 });
    expect((await send()).errcode).toBe(-1);
    expect((await send()).errcode).toBe(-1);
    expect(await arrived()).toBe(0);
    expect((await send()).errcode).toBe(0);
    expect(await arrived()).toBe(1);
  });

  it('answers an HTTP status that is not JSON', async () => {
    await order('status', { status: 502 });
    await expect(send()).rejects.toThrow(/JSON/);
    expect(await arrived()).toBe(0);
  });

  it('breaks the connection before, or after it was done', async () => {
    await order('drop');
    await expect(send()).rejects.toThrow('fetch failed');
    expect(await arrived()).toBe(0);
    await order('drop-after-commit');
    await expect(send()).rejects.toThrow('fetch failed');
    expect(await arrived()).toBe(1);
  });

  it('never answers', async () => {
    await order('timeout');
    const { access_token } = await asker.stableToken();
    const call = fetch(`${asker.url}${SEND}?access_token=${access_token}`, {
      method: 'POST',
      body: '{}',
      signal: AbortSignal.timeout(200),
    });
    await expect(call).rejects.toThrow(/timeout/);
    expect(await arrived()).toBe(0);
  });

  it('answers late, or cut in the middle, and has done it', async () => {
    await order('slow', { ms: 150 });
    const startedAt = performance.now();
    expect((await send()).errcode).toBe(0);
    expect(performance.now() - startedAt).toBeGreaterThan(145);
    await order('garbage');
    await expect(send()).rejects.toThrow(/JSON/);
    expect(await arrived()).toBe(2);
  });

  it('hits a whole family of paths until it is cleared', async () => {
    await asker.control('faults', { path: '/cgi-bin/*', kind: 'error', errcode: 45009, times: null });
    expect((await asker.stableToken()).errcode).toBe(45009);
    expect((await asker.stableToken()).errcode).toBe(45009);
    expect((await asker.login('demo:lin')).openid).toBe('lin');
    await asker.control('faults/clear');
    expect(await asker.stableToken()).toHaveProperty('access_token');
  });

  it('is answered in the words of 抖店 there', async () => {
    await asker.control('faults', { path: '/order/orderDetail', kind: 'error', errcode: 20000 });
    const answer = await asker.post('/order/orderDetail', {}, { app_key: 'x' });
    expect(answer).toMatchObject({ code: 20000, sub_code: 'isp.sandbox:20000' });
  });
});

describe('calls', () => {
  it('are counted by path, those that failed too', async () => {
    await order('status');
    await send().catch(() => undefined);
    await send();
    expect(await asker.get('/control/calls', { path: SEND })).toEqual({ path: SEND, count: 2 });
    const { counts, latest } = await asker.get('/control/calls');
    expect(counts['/cgi-bin/stable_token']).toBe(2);
    expect(latest.map((call: { fault: string | null }) => call.fault)).toContain('status');
  });

  it('are kept without secrets and tokens', async () => {
    const { access_token } = await asker.stableToken();
    await asker.login('demo:lin');
    await send();
    const kept = JSON.stringify((await asker.get('/control/calls')).latest);
    expect(kept).not.toContain(access_token);
    expect(kept).not.toContain('sandbox-mini-secret');
    expect(kept).toContain('/sns/jscode2session');
  });

  it('are told apart from the real thing on every answer', async () => {
    for (const path of ['/sns/jscode2session', '/control/people', '/', '/nowhere']) {
      expect((await fetch(asker.url + path)).headers.get('x-fanchang-sandbox')).toBe('1');
    }
  });

  it('with a body that is no JSON are answered as each platform does', async () => {
    const { access_token } = await asker.stableToken();
    const answer = await asker.raw(SEND, '{"touser":', { access_token });
    expect((await answer.json()) as object).toMatchObject({ errcode: 47001 });
  });
});

describe('the control API', () => {
  it('says what is wrong with a wish', async () => {
    const answer = await asker.raw('/control/faults', '{"path":"/x","kind":"explode"}');
    expect(answer.status).toBe(400);
    expect((await answer.json()) as object).toEqual({
      error: 'kind must be one of error, status, timeout, drop, drop-after-commit, garbage, slow, forge',
    });
    expect((await asker.raw('/control/faults', 'no json')).status).toBe(400);
    expect((await asker.raw('/control/people/lin/accept', '{"templateId":"TPL_NONE"}')).status).toBe(404);
  });

  it('begins anew', async () => {
    await send();
    await asker.control('reset');
    expect(await arrived()).toBe(0);
    expect((await asker.get('/control/people')).people).toEqual([]);
    expect((await asker.get('/control/time')).stands).toBe(false);
  });
});
