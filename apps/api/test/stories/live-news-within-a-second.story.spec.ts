import { connect } from 'node:net';
import { Sessions } from '../../src/platform/auth/sessions';
import { Live } from '../../src/platform/live';
import { Metrics } from '../../src/platform/metrics';
import { Worker } from '../../src/platform/queue/worker';
import { Answers, Complains } from '../support/care';
import { House } from '../support/house';
import { Listener } from '../support/live';
import { until } from '../support/processes';

jest.setTimeout(120_000);

const AT = '2026-09-02T10:00:00+08:00';
const SECOND = 1_000;

describe('who has a conversation open', () => {
  let house: House;
  let url: string;
  let lin: Complains;
  let agent: Answers;
  let ticketNo: string;
  const listeners: Listener[] = [];
  const listens = async (token: string, ...topics: string[]) => {
    const listener = await Listener.of(url, token, ...topics);
    listeners.push(listener);
    return listener;
  };
  const opens = async () => {
    const listener = await Listener.open(url);
    listeners.push(listener);
    return listener;
  };

  beforeAll(async () => {
    house = await House.open(AT);
    url = await house.listen();
    lin = await Complains.of(house, 'lin');
    agent = await Answers.of(house, 'agent');
  });
  beforeEach(async () => {
    ticketNo = (await lin.opens({ words: '找客服' })).body.ticket.ticketNo;
    await house.settle();
  });
  afterEach(async () => {
    for (const listener of listeners.splice(0)) listener.close();
    house.at(AT);
    await agent.says(ticketNo, '好了');
    await agent.does(ticketNo, 'resolve');
  });
  afterAll(() => house.close());

  it('is told within a second of what the other says, and asks for no more than that', async () => {
    const [shopper, ours] = await Promise.all([
      listens(lin.token, `ticket:${ticketNo}`),
      listens(agent.token, `ticket:${ticketNo}`, 'desk'),
    ]);
    const { lastSeq } = (await lin.reads(ticketNo)).body.ticket;
    await agent.says(ticketNo, '在的');
    const news = await shopper.hears(({ type }) => type === 'news', 0, SECOND);
    expect(news).toEqual({ type: 'news', topic: `ticket:${ticketNo}`, from: lastSeq + 1 });
    await ours.hears(({ type, topic }) => type === 'news' && topic === 'desk', 0, SECOND);
    expect((await lin.reads(ticketNo, lastSeq)).body.messages).toMatchObject([{ text: '在的', by: 'agent' }]);

    // What a shopper says is told when it is said, and again from there when ours may read it.
    const before = ours.heard.length;
    await lin.says(ticketNo, '杯子碎了');
    await ours.hears(({ from }) => from === lastSeq + 2, before, SECOND);
    expect((await agent.reads(ticketNo, lastSeq + 1)).body.messages).toMatchObject([{ text: null }]);
    const unread = ours.heard.length;
    await house.app.get(Worker).drain();
    await ours.hears(({ from }) => from === lastSeq + 2, unread, SECOND);
    expect((await agent.reads(ticketNo, lastSeq + 1)).body.messages).toMatchObject([{ text: '杯子碎了' }]);
  });

  it('is not told of what was rolled back', async () => {
    const shopper = await listens(lin.token, `ticket:${ticketNo}`);
    const live = house.app.get(Live);
    await expect(
      house.database.transaction(async (db) => {
        live.tell(db, `ticket:${ticketNo}`, 99);
        return Promise.reject(new Error('no'));
      }),
    ).rejects.toThrow('no');
    await agent.says(ticketNo, '在的');
    await shopper.hears(({ type }) => type === 'news');
    expect(shopper.heard.filter(({ from }) => from === 99)).toEqual([]);
  });

  it('must be one of the two, or who manages', async () => {
    const mei = await house.shopper('mei');
    const cashier = await house.staff('lake');
    await agent.says(ticketNo, '在的');
    const answer = async (token: string, topic: string) => (await (await listens(token)).watches(topic)).type;
    expect(await answer(mei, `ticket:${ticketNo}`)).toBe('refused');
    expect(await answer(cashier, `ticket:${ticketNo}`)).toBe('refused');
    expect(await answer(cashier, 'desk')).toBe('refused');
    expect(await answer(lin.token, 'desk')).toBe('refused');
    expect(await answer(await house.staff('boss'), `ticket:${ticketNo}`)).toBe('watching');
    for (const topic of ['ticket:K00000000000000', 'ticket:', 'ticket', 'orders:1', `desk:${ticketNo}`]) {
      expect(await answer(agent.token, topic)).toBe('refused');
    }
  });

  it.each([
    ['says nothing of who they are', { type: 'watch', topic: 'desk' }, 4401, 'LOGIN_REQUIRED'],
    ['has a token of nobody', { type: 'hello', token: 'x.y.z' }, 4401, 'LOGIN_REQUIRED'],
    ['speaks otherwise', { type: 'dance' }, 4400, 'BODY_INVALID'],
    ['says too much', { type: 'hello', token: 'x'.repeat(5_000) }, 1009, ''],
  ])('and who %s is let go', async (_, message, code, reason) => {
    const stranger = await opens();
    stranger.say(message);
    expect(await stranger.closed).toEqual({ code, reason });
  });

  it('and what is no JSON, or bytes, is let go; so is who asks without end, or watches too much', async () => {
    const rude = await opens();
    rude.web.send('{');
    expect((await rude.closed).code).toBe(4400);
    const binary = await opens();
    binary.web.send(Buffer.from([1, 2, 3]));
    expect((await binary.closed).code).toBe(4400);
    const busy = await listens(agent.token);
    for (let n = 0; n < 100; n += 1) busy.say({ type: 'leave', topic: 'desk' });
    expect((await busy.closed).code).toBe(4429);
    const many = await listens(agent.token);
    const live = house.app.get(Live);
    live.allow('test', () => Promise.resolve(true));
    for (let n = 1; n <= 8; n += 1) expect((await many.watches(`test:${n}`)).type).toBe('watching');
    expect(await many.watches('test:9')).toMatchObject({ type: 'refused', code: 'TOO_MANY' });
    many.say({ type: 'leave', topic: 'test:1' });
    expect((await many.watches('test:9')).type).toBe('watching');
  });

  it('goes on with a new token, hears nothing as somebody else, and nothing once logged out', async () => {
    const ours = await listens(agent.token, `ticket:${ticketNo}`);
    ours.say({ type: 'hello', token: await house.staff('agent') });
    await ours.hears(({ type }) => type === 'ready', 2);
    await lin.says(ticketNo, '还在吗');
    await ours.hears(({ type }) => type === 'news');
    // Somebody else takes the phone.
    const cashier = await house.staff('lake');
    const before = ours.heard.length;
    ours.say({ type: 'hello', token: cashier });
    await ours.hears(({ type }) => type === 'ready', before);
    await lin.says(ticketNo, '喂');
    await house.settle();
    const other = await listens(agent.token, `ticket:${ticketNo}`);
    await lin.says(ticketNo, '有人吗');
    await other.hears(({ type }) => type === 'news');
    expect(ours.heard.slice(before).filter(({ type }) => type === 'news')).toEqual([]);

    const sessions = house.app.get(Sessions);
    const read = sessions.read(cashier);
    if (read === null || typeof read === 'string') throw new Error('the cashier is not logged in');
    await house.database.transaction((db) => sessions.revoke(db, read.sessionId, 'revoked' as never));
    await sessions.heed();
    ours.say({ type: 'hello', token: cashier });
    expect(await ours.closed).toEqual({ code: 4401, reason: 'SESSION_REVOKED' });
  });

  it('is counted while there', async () => {
    const gauge = async () => (await house.app.get(Metrics).liveSockets.get()).values[0]?.value;
    const ours = await listens(agent.token);
    const one = await gauge();
    ours.close();
    await ours.closed;
    await until(async () => (await gauge()) === (one ?? 0) - 1, 10);
  });

  it('who offers another protocol, or comes elsewhere, is answered as anybody', async () => {
    const asks = (lines: string[]) =>
      new Promise<string>((resolve, reject) => {
        const { port, hostname } = new URL(url);
        const socket = connect(Number(port), hostname.replace(/[[\]]/g, ''));
        let said = '';
        socket.on('data', (data) => (said += data.toString('utf8')));
        socket.on('end', () => resolve(said));
        socket.on('error', reject);
        socket.write(lines.join('\r\n'));
      });
    const body = JSON.stringify({ code: 'demo:wei' });
    const offered = await asks([
      'POST /auth/login HTTP/1.1',
      'host: example.com',
      'connection: Upgrade, HTTP2-Settings, close',
      'upgrade: h2c',
      'http2-settings: AAMAAABkAAQAoAAAAAIAAAAA',
      'content-type: application/json',
      `content-length: ${body.length}`,
      '',
      body,
    ]);
    expect(offered).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(offered).toContain('accessToken');
    const elsewhere = await asks([
      'GET /nowhere HTTP/1.1',
      'host: example.com',
      'connection: Upgrade, close',
      'upgrade: websocket',
      '',
      '',
    ]);
    expect(elsewhere).toMatch(/^HTTP\/1\.1 404 /);
  });
});

it('whoever listens is let go when the house closes, at once', async () => {
  const house = await House.open(AT);
  const listener = await Listener.of(await house.listen(), await house.shopper('lin'));
  const begun = Date.now();
  await house.close();
  expect((await listener.closed).code).toBe(1001);
  expect(Date.now() - begun).toBeLessThan(5 * SECOND);
});
