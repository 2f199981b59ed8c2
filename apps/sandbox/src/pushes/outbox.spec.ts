import { CREDENTIALS } from '../credentials';
import { Asker, AT, Listener } from '../spec-support';
import { signatureOf, unseal } from './envelope';

const { token, aesKey } = CREDENTIALS.miniProgram.push;
let asker: Asker;
let listener: Listener;
beforeEach(async () => {
  [asker, listener] = [await Asker.start(), await Listener.start()];
  await asker.control('target', { url: listener.url });
});
afterEach(async () => {
  await asker.close();
  await listener.close();
});

const tell = (data: object = {}) => asker.control('events', { event: 'test_event', openid: 'lin', data });
const opened = (body: string) => JSON.parse(unseal(JSON.parse(body).Encrypt, aesKey).message);
const spoil = (kind: string, more: object = {}) => asker.control('pushes/spoil', { kind, ...more });
const pushes = async () => (await asker.get('/control/pushes')).pushes;

describe('a push', () => {
  it('is encrypted and signed, and says who and when', async () => {
    await tell({ OpenID: 'lin' });
    await asker.pushed();
    const [{ query, body }] = listener.at('weixin') as [(typeof listener.heard)[0]];
    const [timestamp, nonce] = [query.get('timestamp')!, query.get('nonce')!];
    expect(Number(timestamp)).toBe(AT / 1000);
    expect(query.get('encrypt_type')).toBe('aes');
    expect(query.get('signature')).toBe(signatureOf(token, timestamp, nonce));
    expect(query.get('msg_signature')).toBe(signatureOf(token, timestamp, nonce, JSON.parse(body).Encrypt));
    expect(opened(body)).toMatchObject({
      FromUserName: 'lin',
      MsgType: 'event',
      Event: 'test_event',
      CreateTime: AT / 1000,
    });
    expect((await pushes())[0].state).toBe('taken');
  });

  it('goes plain when asked to', async () => {
    await spoil('plain');
    await tell({ OpenID: 'lin' });
    await asker.pushed();
    const { query, body } = listener.at('weixin')[0]!;
    expect(JSON.parse(body).Event).toBe('test_event');
    expect(query.get('signature')).toBe(signatureOf(token, query.get('timestamp')!, query.get('nonce')!));
    expect(query.has('msg_signature')).toBe(false);
  });

  it.each([
    ['something else', () => ({ body: 'ok' })],
    ['an error', () => ({ status: 500, body: 'success' })],
    ['nothing', () => null],
  ])('is repeated three times when it is answered with %s', async (_what, answer) => {
    listener.answer = answer;
    await tell();
    await asker.pushed();
    expect(listener.heard).toHaveLength(4);
    const [push] = await pushes();
    expect(push.state).toBe('refused');
    expect(push.attempts).toHaveLength(4);
    // The same message, dressed anew.
    const messages = listener.heard.map(({ body }) => JSON.stringify(opened(body)));
    expect(new Set(messages).size).toBe(1);
    expect(new Set(listener.heard.map(({ query }) => query.get('nonce'))).size).toBe(4);
  });

  it('is not repeated once it was taken', async () => {
    listener.answer = () => ({ body: listener.heard.length < 3 ? 'busy' : 'success' });
    await tell();
    await asker.pushed();
    expect(listener.heard).toHaveLength(3);
  });

  it('goes nowhere when nobody listens', async () => {
    await asker.control('target', { url: null });
    await tell();
    await asker.pushed();
    expect((await pushes())[0].state).toBe('nowhere');
    expect(listener.heard).toEqual([]);
  });
});

describe('ordered mishaps of pushes', () => {
  it('forge what is bound to the message, and only that', async () => {
    await spoil('forge');
    await tell();
    await asker.pushed();
    const { query, body } = listener.heard[0]!;
    const [timestamp, nonce] = [query.get('timestamp')!, query.get('nonce')!];
    expect(query.get('signature')).toBe(signatureOf(token, timestamp, nonce));
    expect(query.get('msg_signature')).not.toBe(
      signatureOf(token, timestamp, nonce, JSON.parse(body).Encrypt),
    );
  });

  it('make a push old, cut it, or lose it', async () => {
    await spoil('stale', { seconds: 600 });
    await tell();
    await asker.pushed();
    expect(Number(listener.heard[0]!.query.get('timestamp'))).toBe(AT / 1000 - 600);
    await spoil('truncate');
    await tell();
    await asker.pushed();
    expect(() => JSON.parse(listener.heard[1]!.body)).toThrow();
    await spoil('lose');
    await tell();
    await asker.pushed();
    expect(listener.heard).toHaveLength(2);
  });

  it('send it again, as often as ordered, then as before', async () => {
    await spoil('duplicate', { copies: 2 });
    await tell();
    await asker.pushed();
    expect(listener.heard).toHaveLength(3);
    await tell();
    await asker.pushed();
    expect(listener.heard).toHaveLength(4);
  });

  it('hold pushes and let them go in another order', async () => {
    await spoil('hold', { times: 3 });
    for (const n of [1, 2, 3]) await tell({ n });
    await asker.pushed();
    expect(listener.heard).toEqual([]);
    await asker.control('pushes/release', { order: 'last-first' });
    await asker.pushed();
    expect(listener.heard.map(({ body }) => opened(body).n)).toEqual([3, 2, 1]);
  });

  it('hit only the door and the event they are for', async () => {
    await spoil('lose', { to: 'wecom' });
    await spoil('lose', { event: 'other_event', times: null });
    await tell();
    await asker.pushed();
    expect(listener.heard).toHaveLength(1);
    await asker.control('events', { event: 'other_event', openid: 'lin' });
    await asker.control('events', { event: 'other_event', openid: 'lin' });
    await asker.pushed();
    expect(listener.heard).toHaveLength(1);
  });

  it('replay exactly the same request', async () => {
    const { id } = await tell();
    await asker.pushed();
    await asker.control(`pushes/${id}/replay`);
    const [first, second] = listener.heard;
    expect(second!.body).toBe(first!.body);
    expect(second!.query.toString()).toBe(first!.query.toString());
  });
});

describe('checking a door', () => {
  it('gives a word that must come back', async () => {
    listener.answer = ({ query }) => ({ body: query.get('echostr') ?? '' });
    expect(await asker.control('pushes/check', { to: 'weixin' })).toMatchObject({
      isRight: true,
      status: 200,
    });
    expect(listener.heard[0]!.method).toBe('GET');
    listener.answer = () => ({ body: 'success' });
    expect(await asker.control('pushes/check', { to: 'weixin-shop' })).toMatchObject({ isRight: false });
  });

  it('of WeCom gives an encrypted one, that must come back in clear', async () => {
    const wecom = CREDENTIALS.wecom.push;
    listener.answer = ({ query }) => ({ body: unseal(query.get('echostr')!, wecom.aesKey).message });
    expect(await asker.control('pushes/check', { to: 'wecom' })).toMatchObject({ isRight: true });
    const { query } = listener.heard[0]!;
    expect(query.get('msg_signature')).toBe(
      signatureOf(wecom.token, query.get('timestamp')!, query.get('nonce')!, query.get('echostr')!),
    );
    listener.answer = ({ query: asked }) => ({ body: asked.get('echostr') ?? '' });
    expect(await asker.control('pushes/check', { to: 'wecom' })).toMatchObject({ isRight: false });
  });
});

describe('what WeChat tells of subscriptions', () => {
  const events = async () => {
    await asker.pushed();
    return listener.at('weixin').map(({ body }) => opened(body));
  };

  it('is an object for one template and a list for several', async () => {
    await asker.control('people/lin/accept', { templateId: 'TPL_ORDER' });
    await asker.control('people/lin/accept', { templateIds: ['TPL_ORDER', 'TPL_SERVICE'] });
    const [one, two] = (await events()).sort(
      (a, b) => Number(Array.isArray(a.List)) - Number(Array.isArray(b.List)),
    );
    expect(one).toMatchObject({
      Event: 'subscribe_msg_popup_event',
      FromUserName: 'lin',
      List: { TemplateId: 'TPL_ORDER', SubscribeStatusString: 'accept' },
    });
    expect(two.List.map((entry: { TemplateId: string }) => entry.TemplateId)).toEqual([
      'TPL_ORDER',
      'TPL_SERVICE',
    ]);
  });

  it('includes that a message was sent, that one was turned off, that what was allowed is withdrawn', async () => {
    await asker.control('people/lin/accept', { templateId: 'TPL_ORDER' });
    const data = { thing1: { value: '已发货' } };
    const { msgid } = await asker.wx('/cgi-bin/message/subscribe/send', {
      touser: 'lin',
      template_id: 'TPL_ORDER',
      data,
    });
    await asker.control('people/lin/refuse', { templateId: 'TPL_ORDER' });
    await asker.control('people/lin/revoke');
    const found = new Map((await events()).map((event) => [event.Event, event]));
    expect(found.get('subscribe_msg_sent_event')?.List).toEqual({
      TemplateId: 'TPL_ORDER',
      MsgID: msgid,
      ErrorCode: '0',
      ErrorStatus: 'success',
    });
    expect(found.get('subscribe_msg_change_event')?.List[0].SubscribeStatusString).toBe('reject');
    expect(found.get('user_authorization_revoke')).toMatchObject({ OpenID: 'lin' });
  });
});
