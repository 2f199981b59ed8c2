import { House } from '../support/house';
import { openSandbox, type Outside, withSandbox } from '../support/outside';

jest.setTimeout(180_000);

const AT = '2026-09-02T20:00:00+08:00';

interface Item {
  id: string;
  kind: string;
  title: string;
  text: string;
  readAt: string | null;
}

describe('what somebody was given is told to them', () => {
  let outside: Outside;
  let house: House;
  beforeEach(async () => {
    outside = await openSandbox(AT);
    house = await House.open(AT, withSandbox(outside));
    await outside.aim(await house.listen());
    await house.shopper('lin');
  });
  afterEach(() => house.close());

  const inbox = async () =>
    (await house.call<{ items: Item[] }>('GET', '/me/inbox', { token: await house.shopper('lin') })).body
      .items;
  const accept = async (times = 1) => {
    await outside.accept('lin', 'TPL_BENEFIT', times);
    await outside.pushed();
    await house.settle();
  };
  const deliveries = () =>
    house.database.rows<{ state: string; reason: string | null }>(
      'SELECT state, reason FROM message_deliveries ORDER BY id',
    );

  it('in their inbox, and by WeChat as often as they agreed', async () => {
    await accept();
    await house.buys('lin', 'W-1', '2026-09-02T19:00:00+08:00');
    const [message] = await inbox();
    expect(message).toMatchObject({ kind: 'benefit', title: '「复购专享券」已到账', readAt: null });
    const sent = await outside.messages('lin');
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ templateId: 'TPL_BENEFIT', page: 'pages/wallet/index' });
    // The one accept is spent; what comes next stays in the inbox.
    for (const day of [3, 4, 5]) {
      await house.buys('lin', `W-${day}`, `2026-09-02T${10 + day}:00:00+08:00`);
    }
    await house.settle();
    expect(await outside.messages('lin')).toHaveLength(1);
  });

  it('only in the inbox where they did not agree', async () => {
    await house.buys('lin', 'W-1', '2026-09-02T19:00:00+08:00');
    expect(await inbox()).toHaveLength(1);
    expect(await outside.messages('lin')).toEqual([]);
    expect(await deliveries()).toEqual([{ state: 'skipped', reason: 'no-accept' }]);
  });

  it('later, when WeChat is down: the message waits, the accept is not lost, and it is sent once', async () => {
    await accept();
    await outside.fault('/cgi-bin/message/subscribe/send', { kind: 'error', errcode: -1, times: 3 });
    await house.buys('lin', 'W-1', '2026-09-02T19:00:00+08:00');
    expect(await outside.messages('lin')).toEqual([]);
    expect(await inbox()).toHaveLength(1);
    for (const at of [
      '2026-09-02T20:00:05+08:00',
      '2026-09-02T20:00:30+08:00',
      '2026-09-02T20:02:00+08:00',
    ]) {
      house.at(at);
      await house.settle();
    }
    expect(await outside.messages('lin')).toHaveLength(1);
    expect((await deliveries())[0]?.state).toBe('sent');
  });

  it('not again and again when WeChat says that nothing is left', async () => {
    await accept(2);
    await outside.fault('/cgi-bin/message/subscribe/send', { kind: 'error', errcode: 43101, times: 1 });
    await house.buys('lin', 'W-1', '2026-09-02T19:00:00+08:00');
    expect(await deliveries()).toEqual([{ state: 'refused', reason: '43101' }]);
    const left = await house.database.one<{ remaining: number }>('SELECT remaining FROM subscription_grants');
    expect(left?.remaining).toBe(0);
  });

  it('and is read when they have read it', async () => {
    await house.buys('lin', 'W-1', '2026-09-02T19:00:00+08:00');
    const token = await house.shopper('lin');
    const unread = await house.call<{ unread: number }>('GET', '/me/inbox/unread', { token });
    expect(unread.body.unread).toBe(1);
    const [message] = await inbox();
    const mei = await house.shopper('mei');
    await house.call('POST', '/me/inbox/read', { token: mei, body: { ids: [message?.id] } });
    expect((await inbox())[0]?.readAt).toBeNull();
    await house.call('POST', '/me/inbox/read', { token, body: { ids: [message?.id] } });
    expect((await inbox())[0]?.readAt).not.toBeNull();
  });
});
