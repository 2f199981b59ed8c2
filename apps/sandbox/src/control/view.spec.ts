import { Asker } from '../spec-support';

let asker: Asker;
beforeAll(async () => {
  asker = await Asker.start();
});
afterAll(() => asker.close());

describe('the page', () => {
  it.each([
    ['/', 'text/html', '台下的人'],
    ['/index.js', 'text/javascript', '/control/view'],
    ['/pay.js', 'text/javascript', '确认收款'],
    ['/dom.js', 'text/javascript', 'createElement'],
    ['/index.css', 'text/css', '--brand'],
    ['/icon.svg', 'image/svg+xml', '<svg'],
  ])('%s is served, and nothing of it comes from elsewhere', async (path, type, part) => {
    const answer = await fetch(asker.url + path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain(type);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
    const text = await answer.text();
    expect(text).toContain(part);
    expect(text.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:\/\//);
  });

  it('sees everything in one answer', async () => {
    await asker.control('people/lin/accept', { templateId: 'TPL_ORDER' });
    await asker.control('shops/douyin/orders', { openid: 'lin' });
    const view = await asker.get('/control/view');
    expect(view.people).toMatchObject([{ openid: 'lin', accepts: { TPL_ORDER: 1 } }]);
    expect(view.orders).toMatchObject([{ shop: 'douyin', state: 'created', paidFen: 12_900 }]);
    expect(view.pushes).toHaveLength(2);
    expect(view).toMatchObject({ messages: [], faults: [], tasks: [], target: null, pay: { payments: [] } });
  });

  it('is told when something changed', async () => {
    const stop = new AbortController();
    const answer = await fetch(`${asker.url}/control/stream`, { signal: stop.signal });
    const reader = answer.body!.getReader();
    const next = async () => new TextDecoder().decode((await reader.read()).value);
    expect(await next()).toBe('data: changed\n\n');
    const later = next();
    await asker.control('people', { openid: 'new' });
    expect(await later).toBe('data: changed\n\n');
    stop.abort();
  });
});
