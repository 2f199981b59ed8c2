import { Subscriptions } from '../../src/facts/wechat';
import { MiniProgramPushes, type Sent } from '../../src/facts/wechat';
import { SANDBOX } from '../../src/platform/outside/sandbox-credentials';
import { sandboxOf } from '../../src/config-outside';
import { House } from '../support/house';
import type { Outside } from '../support/outside';
import { bothAt, houseWithSandbox, push, settle, weixinRequest } from '../support/pushes';

const AT = '2026-09-02T20:00:00+08:00';
const { benefit, order, service } = SANDBOX.templates;

interface Listed {
  templates: { name: string; templateId: string; left: number }[];
}

/** What a shopper's page says is left, by template. */
async function leftOf(house: House, token: string): Promise<Record<string, number>> {
  const answer = await house.call<Listed>('GET', '/me/subscriptions', { token });
  return Object.fromEntries(answer.body.templates.map(({ name, left }) => [name, left]));
}

const tell = (house: House, token: string, requestKey: string, results: Record<string, string>) =>
  house.call<Listed>('POST', '/me/subscriptions', { token, body: { requestKey, results } });

describe('where WeChat pushes what was tapped', () => {
  let house: House;
  let outside: Outside;

  beforeEach(async () => {
    ({ house, outside } = await houseWithSandbox(AT));
  });

  it('a tap counts once, however often it is told, and the page’s word counts for nothing', async () => {
    const token = await house.shopper('o-lin');
    expect(await leftOf(house, token)).toEqual({ order: 0, benefit: 0, service: 0 });
    await outside.spoil({ kind: 'duplicate', to: 'weixin', copies: 3 });
    await outside.accept('o-lin', benefit);
    await settle(house, outside);
    await tell(house, token, 'tap-00000001', { [benefit]: 'accept' });
    expect(await leftOf(house, token)).toEqual({ order: 0, benefit: 1, service: 0 });

    await bothAt(house, outside, '2026-09-02T20:01:00+08:00');
    await outside.accept('o-lin', benefit);
    await settle(house, outside);
    expect(await leftOf(house, token)).toMatchObject({ benefit: 2 });
  });

  it('a no to one question takes nothing away, a no in the settings takes everything', async () => {
    const token = await house.shopper('o-mei');
    await outside.accept('o-mei', benefit);
    await outside.accept('o-mei', order);
    const no = (event: string) =>
      outside.event(event, 'o-mei', { List: { TemplateId: benefit, SubscribeStatusString: 'reject' } });
    await no('subscribe_msg_popup_event');
    await settle(house, outside);
    expect(await leftOf(house, token)).toEqual({ order: 1, benefit: 1, service: 0 });
    await no('subscribe_msg_change_event');
    await settle(house, outside);
    expect(await leftOf(house, token)).toEqual({ order: 1, benefit: 0, service: 0 });
  });

  it('three taps are told in one list, in JSON or in XML', async () => {
    const token = await house.shopper('o-tan');
    await outside.event('subscribe_msg_popup_event', 'o-tan', {
      List: [benefit, order, service].map((TemplateId) => ({ TemplateId, SubscribeStatusString: 'accept' })),
    });
    await settle(house, outside);
    const entry = (id: string) =>
      `<List><TemplateId>${id}</TemplateId><SubscribeStatusString>accept</SubscribeStatusString></List>`;
    const xml = `<xml><FromUserName>o-tan</FromUserName><CreateTime>1788350401</CreateTime><MsgType>event</MsgType>
      <Event>subscribe_msg_popup_event</Event>
      <SubscribeMsgPopupEvent>${entry(benefit)}${entry(order)}</SubscribeMsgPopupEvent></xml>`;
    const answer = await push(house, weixinRequest(house, 'weixin', xml));
    expect(answer).toEqual({ status: 200, text: 'success', code: null });
    expect(await leftOf(house, token)).toEqual({ order: 2, benefit: 2, service: 1 });
  });

  it('who sends messages hears what became of each, once', async () => {
    const heard: Sent[] = [];
    house.app.get(MiniProgramPushes).onSent(async (_, sent) => void heard.push(sent));
    await outside.spoil({ kind: 'duplicate', to: 'weixin', copies: 1 });
    await outside.event('subscribe_msg_sent_event', 'o-lin', {
      List: { TemplateId: benefit, MsgID: '1700827132819554304', ErrorCode: '43101', ErrorStatus: 'refused' },
    });
    await settle(house, outside);
    expect(heard).toEqual([
      { openid: 'o-lin', templateId: benefit, messageId: '1700827132819554304', errorCode: 43_101 },
    ]);
  });

  it('who withdraws their authorisation has agreed to nothing any more', async () => {
    const token = await house.shopper('o-zhou');
    const agree = await house.call('POST', '/me/privacy/consents', {
      token,
      body: { purpose: 'marketing_wechat', given: true },
    });
    expect(agree.status).toBe(200);
    const given = () => house.database.rows('SELECT purpose FROM consents WHERE given = 1');
    expect(await given()).toContainEqual({ purpose: 'marketing_wechat' });
    await outside.revoke('o-zhou');
    await outside.revoke('o-nobody-we-know');
    await settle(house, outside);
    expect(await given()).toEqual([]);
  });

  it('an event nobody here needs is answered', async () => {
    const text =
      '{"ToUserName":"gh_1","FromUserName":"o-lin","CreateTime":1788350400,"MsgType":"text","Content":"在吗"}';
    expect(await push(house, weixinRequest(house, 'weixin', text))).toMatchObject({
      status: 200,
      text: 'success',
    });
    expect(await house.database.rows("SELECT id FROM events WHERE source = 'wechat'")).toEqual([]);
  });
});

describe('where WeChat pushes nothing', () => {
  let house: House;

  beforeAll(async () => {
    const outside = sandboxOf('http://127.0.0.1:9');
    house = await House.open(AT, { outside: { ...outside, miniProgram: null } });
  });

  it('the page is believed, each tap once', async () => {
    const token = await house.shopper('lin');
    const said = { [benefit]: 'accept', [order]: 'reject', TPL_OF_A_STRANGER: 'accept' };
    const first = await tell(house, token, 'tap-00000001', said);
    expect(first).toMatchObject({ status: 200 });
    await tell(house, token, 'tap-00000001', said);
    await tell(house, token, 'tap-00000002', { [benefit]: 'accept' });
    expect(await leftOf(house, token)).toEqual({ order: 0, benefit: 2, service: 0 });
    expect(await house.database.rows('SELECT template FROM subscription_grants')).toEqual([
      { template: benefit },
    ]);
  });

  it.each([
    ['no key', { results: {} }],
    ['a key of another form', { requestKey: 'short', results: {} }],
    ['no results', { requestKey: 'tap-00000009' }],
    ['results that are a list', { requestKey: 'tap-00000009', results: ['accept'] }],
  ])('a word with %s is refused', async (_, body) => {
    const token = await house.shopper('lin');
    expect(await house.call('POST', '/me/subscriptions', { token, body })).toMatchObject({
      status: 400,
      body: { code: 'BODY_INVALID' },
    });
  });

  it('of three accepts three senders get one each, however many try at once', async () => {
    const subscriptions = house.app.get(Subscriptions);
    const { database } = house;
    for (let n = 0; n < 3; n += 1) {
      await database.transaction((db) => subscriptions.accepted(db, 'o-many', service));
    }
    const tries = await Promise.all(
      Array.from({ length: 12 }, () =>
        database.transaction((db) => subscriptions.reserve(db, 'o-many', service)),
      ),
    );
    expect(tries.filter((got) => got)).toHaveLength(3);
    const left = async () => (await subscriptions.leftOf(database, 'o-many')).get(service);
    expect(await left()).toBe(0);

    await database.transaction((db) => subscriptions.giveBack(db, 'o-many', service));
    expect(await left()).toBe(1);
    await database.transaction((db) => subscriptions.settle(db, 'o-many', service, 'refused'));
    expect(await left()).toBe(0);
  });
});
