import { SANDBOX } from '../../src/platform/outside/sandbox-credentials';
import { House } from '../support/house';
import type { PushDoor, Outside } from '../support/outside';
import { NOTHING_OUTSIDE } from '../../src/config-outside';
import { noticeRequest, paidResource } from '../support/pay-notices';
import {
  bookedOrder,
  type Dressing,
  douyinRequest,
  houseWithSandbox,
  push,
  pushFacts,
  type PushRequest,
  settle,
  weixinRequest,
} from '../support/pushes';

const AT = '2026-09-02T20:00:00+08:00';
const WEIXIN_DOORS = ['weixin', 'weixin-shop', 'wecom'] as const;
const ALL_DOORS: readonly PushDoor[] = [...WEIXIN_DOORS, 'douyin', 'weixin-pay'];

const EVENT =
  '{"MsgType":"event","Event":"channels_ec_order_pay","CreateTime":1788350400,"order_info":{"order_id":1}}';
const MESSAGE = '[{"tag":"101","msg_id":"m-1","data":{"p_id":1}}]';

function goodRequest(house: House, door: PushDoor): PushRequest {
  if (door === 'douyin') return douyinRequest(MESSAGE);
  if (door === 'weixin-pay') return noticeRequest(house, 'TRANSACTION.SUCCESS', paidResource('P1'));
  return weixinRequest(house, door, EVENT);
}

describe('a push that must be refused', () => {
  let house: House;
  let outside: Outside;

  beforeAll(async () => {
    ({ house, outside } = await houseWithSandbox(AT));
  });
  beforeEach(() => outside.clearSpoils());
  afterEach(async () => {
    for (const source of ['douyin', 'weixin-shop', 'wechat', 'wecom']) {
      expect(await pushFacts(house, source)).toBe(0);
    }
    expect(await house.database.rows('SELECT id FROM work')).toEqual([]);
  });

  const dressed = (how: Dressing, door: (typeof WEIXIN_DOORS)[number] = 'weixin-shop') =>
    push(house, weixinRequest(house, door, EVENT, how));

  it.each(WEIXIN_DOORS)('at %s: forged, for somebody else, or of another time', async (door) => {
    expect(await dressed({ token: 'a guess' }, door)).toMatchObject({ status: 401, code: 'PUSH_FORGED' });
    expect(await dressed({ aside: -301 }, door)).toMatchObject({ status: 401, code: 'PUSH_STALE' });
    expect(await dressed({ aside: 301 }, door)).toMatchObject({ status: 401, code: 'PUSH_STALE' });
    expect(await dressed({ appId: 'wx-of-a-stranger' }, door)).toMatchObject({
      status: 400,
      code: 'PUSH_MALFORMED',
    });
    expect(await dressed({ aesKey: 'Z'.repeat(43) }, door)).toMatchObject({
      status: 400,
      code: 'PUSH_MALFORMED',
    });
  });

  it.each(WEIXIN_DOORS)('at %s: another query than it was signed with', async (door) => {
    const { query = {}, ...rest } = weixinRequest(house, door, EVENT);
    const code = async (changes: Record<string, string>) =>
      (await push(house, { ...rest, query: { ...query, ...changes } })).code;
    expect(await code({ nonce: 'another' })).toBe('PUSH_FORGED');
    expect(await code({ timestamp: String(Number(query.timestamp) + 1) })).toBe('PUSH_FORGED');
    expect(await code({ msg_signature: '' })).toBe('PUSH_FORGED');
    expect(await code({ timestamp: 'now' })).toBe('PUSH_MALFORMED');
    expect(await code({ nonce: '<script>' })).toBe('PUSH_MALFORMED');
    expect((await push(house, { ...rest, query: {} })).code).toBe('PUSH_MALFORMED');
  });

  it('a plain one, where encrypted ones are agreed, though its signature is right', async () => {
    await outside.spoil({ kind: 'plain', to: 'weixin-shop', times: null });
    await outside.shopOrder('weixin-shop', {}, 'pay');
    await outside.pushed();
    for (const { state, attempts } of (await outside.pushes()).slice(0, 2)) {
      expect(state).toBe('refused');
      expect(attempts.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
    }
  });

  it.each(ALL_DOORS)('at %s: cut off, or changed by a letter', async (door) => {
    const request = goodRequest(house, door);
    const body = String(request.body);
    const half = await push(house, { ...request, body: body.slice(0, body.length / 2) });
    expect([400, 401]).toContain(half.status);
    expect(half.code).toMatch(/^PUSH_(FORGED|MALFORMED)$/);
    const at = body.length - 12;
    const other = body.slice(0, at) + (body[at] === 'x' ? 'y' : 'x') + body.slice(at + 1);
    expect((await push(house, { ...request, body: other })).code).toMatch(/^PUSH_(FORGED|MALFORMED)$/);
    expect((await push(house, { ...request, body: '' })).code).toMatch(/^PUSH_(FORGED|MALFORMED)$/);
  });

  it('of 抖店, signed with another secret, for another app, or not at all', async () => {
    const request = douyinRequest(MESSAGE);
    const refused = { status: 401, code: 'PUSH_FORGED' };
    const said = (changes: Record<string, string>) =>
      push(house, { ...request, headers: { ...request.headers, ...changes } });
    expect(await said({ 'event-sign': 'ab'.repeat(16) })).toMatchObject(refused);
    expect(await said({ 'event-sign': '' })).toMatchObject(refused);
    expect(await said({ 'app-id': '7000000000000000002' })).toMatchObject(refused);
    expect(await push(house, { path: '/push/douyin', body: MESSAGE })).toMatchObject(refused);
  });

  it.each(ALL_DOORS)('at %s: longer than any push is, before it is read', async (door) => {
    const request = goodRequest(house, door);
    const long = Buffer.alloc(256 * 1024 + 1, 'a');
    expect(await push(house, { ...request, body: long })).toMatchObject({
      status: 413,
      code: 'BODY_TOO_LARGE',
    });
    const allowed = await push(house, { ...request, body: Buffer.alloc(256 * 1024, 'a') });
    expect(allowed.code).toMatch(/^PUSH_(FORGED|MALFORMED)$/);
  });

  it.each([
    ['a list', '[]', 'PUSH_MALFORMED'],
    ['a word', '"event"', 'PUSH_MALFORMED'],
    ['nothing', '', 'PUSH_MALFORMED'],
    ['JSON cut off', '{"MsgType":', 'PUSH_MALFORMED'],
    ['a hundred thousand brackets', '['.repeat(100_000), 'PUSH_MALFORMED'],
    ['XML with a document type', '<!DOCTYPE a [<!ENTITY b "c">]><xml>&b;</xml>', 'PUSH_MALFORMED'],
    ['no message', '{"hello":"world"}', 'BODY_INVALID'],
    ['an order without a number', EVENT.replace('"order_id":1', '"order_id":[]'), 'BODY_INVALID'],
  ])('rightly signed, but %s', async (_, message, code) => {
    const answer = await push(house, weixinRequest(house, 'weixin-shop', message));
    expect(answer).toMatchObject({ status: 400, code });
  });

  it.each([
    ['an object', '{"tag":"101"}', 'PUSH_MALFORMED'],
    ['a number', '7', 'PUSH_MALFORMED'],
    ['JSON cut off', '[{"tag":', 'PUSH_MALFORMED'],
    ['a message without a number of its own', '[{"tag":"101","data":{"p_id":1}}]', 'PUSH_MALFORMED'],
    ['messages that are words', '["101"]', 'PUSH_MALFORMED'],
    [
      'more messages than anybody sends',
      `[${Array(501).fill('{"tag":"1","msg_id":"m"}').join()}]`,
      'PUSH_MALFORMED',
    ],
    ['an order number that is a list', '[{"tag":"101","msg_id":"m","data":{"p_id":[1]}}]', 'BODY_INVALID'],
  ])('of 抖店, rightly signed, but %s', async (_, body, code) => {
    expect(await push(house, douyinRequest(body))).toMatchObject({ status: 400, code });
  });

  it('a bearer token opens no door', async () => {
    const token = await house.staff('owner');
    for (const door of ALL_DOORS) {
      const path = `/push/${door}`;
      const answer = await push(house, { path, headers: { authorization: `Bearer ${token}` }, body: EVENT });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    }
  });

  it.each(WEIXIN_DOORS)('the question whether %s is ours, asked by somebody else', async (door) => {
    const { query = {} } = weixinRequest(house, door, EVENT, { token: 'a guess' });
    const search = new URLSearchParams({ ...query, echostr: '12345' }).toString();
    const answer = await house.call('GET', `/push/${door}?${search}`);
    expect(answer).toMatchObject({ status: 401, body: { code: 'PUSH_FORGED' } });
    expect(await house.call('GET', `/push/${door}`)).toMatchObject({ status: 400 });
  });
});

describe('what is kept and what is not', () => {
  it('a push sent again by a thief is answered as the first, and does nothing', async () => {
    const { house, outside } = await houseWithSandbox(AT);
    await outside.douyinDuplicates(0);
    for (const shop of ['douyin', 'weixin-shop'] as const) {
      const { id } = await outside.shopOrder(shop, {}, 'pay');
      await settle(house, outside);
      const facts = await pushFacts(house, shop);
      const before = await bookedOrder(house, id);
      const taken = (await outside.pushes()).find(({ to }) => to === shop);
      expect(await outside.replay(taken?.id ?? '')).toMatchObject({ status: 200, isTaken: true });
      expect(await pushFacts(house, shop)).toBe(facts);
      expect(await house.database.rows("SELECT id FROM work WHERE kind LIKE 'shops.%'")).toEqual([]);
      expect(await bookedOrder(house, id)).toEqual(before);
    }
  });

  it('one message that cannot be understood harms no other, and is named, so that all come again', async () => {
    const { house, outside } = await houseWithSandbox(AT);
    const { id } = await outside.shopOrder('douyin', {}, 'pay');
    const good = (n: number) => `{"tag":"101","msg_id":"good-${n}","data":{"p_id":${id}}}`;
    const body = `[${good(1)},{"tag":"206","msg_id":"bad","data":{"p_id":${id},"aftersale_id":1}},${good(2)}]`;
    const answer = await push(house, douyinRequest(body));
    expect(answer).toMatchObject({ status: 400, code: 'BODY_INVALID' });
    expect(answer.text).toContain('1.data.refund_amount');
    const known = await house.database.rows<{ source_id: string }>(
      "SELECT source_id FROM events WHERE source_id LIKE 'push:good-%' ORDER BY source_id",
    );
    expect(known.map((row) => row.source_id)).toEqual(['push:good-1', 'push:good-2']);
  });

  it('is decided before the database is asked: forged pushes are refused though it is gone', async () => {
    const { house } = await houseWithSandbox(AT);
    const forged = weixinRequest(house, 'weixin-shop', EVENT, { token: 'a guess' });
    const right = weixinRequest(house, 'weixin-shop', EVENT);
    await house.database.close();
    expect(await push(house, forged)).toMatchObject({ status: 401, code: 'PUSH_FORGED' });
    expect(
      await push(house, { ...douyinRequest(MESSAGE), headers: { 'app-id': SANDBOX.douyin.appKey } }),
    ).toMatchObject({ status: 401, code: 'PUSH_FORGED' });
    // Who is not refused there asks the database, and hears that it is gone: they come again.
    expect((await push(house, right)).status).toBeGreaterThanOrEqual(500);
  });

  it('an address nobody has set up does not exist', async () => {
    const house = await House.open(AT, { outside: NOTHING_OUTSIDE });
    for (const door of ALL_DOORS) {
      expect(await push(house, goodRequest(house, door))).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    }
    expect(await house.call('GET', '/push/wecom?echostr=1')).toMatchObject({ status: 404 });
  });

  it('says the same whatever type a push claims to be', async () => {
    const { house, outside } = await houseWithSandbox(AT);
    const { id } = await outside.shopOrder('douyin', {}, 'pay');
    await settle(house, outside);
    const types = [
      'text/xml',
      'text/plain',
      'application/json',
      'application/x-www-form-urlencoded',
      'nonsense',
    ];
    for (const [n, type] of types.entries()) {
      const body = `[{"tag":"101","msg_id":"type-${n}","data":{"p_id":${id}}}]`;
      const answer = await push(house, douyinRequest(body, { 'content-type': type }));
      expect(answer).toMatchObject({ status: 200, text: '{"code":0,"msg":"success"}' });
    }
  });
});
