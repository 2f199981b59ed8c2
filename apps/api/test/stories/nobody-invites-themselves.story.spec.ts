import type { CustomerId } from '@fanchang/domain';
import { Marks } from '../../src/facts/customers';
import { House, paid } from '../support/house';
import { Friend, howFar, publishReferral, signs } from '../support/invite';
import { openSandbox, type Outside, withSandbox } from '../support/outside';
import { faultsOf } from '../support/verify';

jest.setTimeout(300_000);

const ACCEPT = '2026-09-02T20:00:00+08:00';
/** Soon: sessions last half an hour. */
const BUY = '2026-09-02T20:05:00+08:00';

describe('an invitation is for somebody else, who never ordered', () => {
  let outside: Outside;
  let house: House;
  let pairs = 0;
  let lin: Friend;
  let mei: Friend;
  beforeAll(async () => {
    outside = await openSandbox(ACCEPT);
    house = await House.open(ACCEPT, withSandbox(outside));
    await publishReferral(house, { settle: 'paid' });
  });
  beforeEach(async () => {
    house.at(ACCEPT);
    pairs += 1;
    lin = await meet('lin');
    mei = await meet('mei');
  });
  afterEach(async () => {
    expect(await faultsOf(house)).toEqual([]);
  });
  afterAll(() => house.close());

  const meet = (name: string, device?: string) => Friend.meet(house, outside, `${name}-${pairs}`, device);
  const refusal = async (friend: Friend, code: string, device?: string) => {
    const { status, body } = await friend.accepts(code, device);
    return status === 200 ? '200' : `${status} ${body.code ?? ''}`;
  };
  const merge = async (one: Friend, other: Friend) => {
    const answer = await house.call('POST', '/staff/customers/merge', {
      token: await house.staff('owner'),
      body: { customerId: await one.customerId, otherId: await other.customerId },
    });
    expect(answer.status).toBe(200);
    await house.settle();
  };
  const pays = async (friend: Friend, openid: string) => {
    const customerId = (await friend.customerId) as CustomerId;
    await house.database.transaction((db) => house.app.get(Marks).see(db, customerId, 'payer', openid));
    await house.settle();
  };

  it('not for oneself', async () => {
    expect(await refusal(lin, await lin.code())).toBe('409 INVITATION_SELF');
  });

  it('not for oneself under another id that told the same phone number, also one that stays the other’s', async () => {
    const phone = `139000000${String(pairs).padStart(2, '0')}`;
    await outside.person(lin.openid, { phone });
    await outside.person(mei.openid, { phone });
    expect(await lin.tellsPhone(outside)).toBeUndefined();
    expect(await mei.tellsPhone(outside)).toBe('PHONE_TAKEN');
    expect(await refusal(mei, await lin.code())).toBe('409 INVITATION_SELF');
  });

  it('not for oneself under another id that pays from the same account', async () => {
    await pays(lin, `wallet-${pairs}`);
    await pays(mei, `wallet-${pairs}`);
    expect(await refusal(mei, await lin.code())).toBe('409 INVITATION_SELF');
  });

  it('not for oneself under another id that was merged: the old code is one’s own', async () => {
    const code = await mei.code();
    await merge(lin, mei);
    lin = await meet('lin');
    expect(await refusal(lin, code)).toBe('409 INVITATION_SELF');
    expect(await lin.code()).not.toBe('');
  });

  it('and counts for nothing when it shows later that they are one: by phone, before and after both were rewarded', async () => {
    const phone = `138000000${String(pairs).padStart(2, '0')}`;
    for (const { openid } of [lin, mei]) await outside.person(openid, { phone });
    await mei.acceptsFrom(lin);
    house.at(BUY);
    await mei.buys(`P-${pairs}`, BUY);
    expect([await lin.rewards(), await mei.rewards()]).toMatchObject([[{}], [{}]]);
    await lin.tellsPhone(outside);
    await mei.tellsPhone(outside);
    await house.settle();
    expect(await howFar(lin)).toBe('void: 和您是同一个人，不计入');
    expect([await lin.rewards(), await mei.rewards()]).toEqual([[], []]);
  });

  it('and counts for nothing when they turn out to be one customer', async () => {
    await mei.acceptsFrom(lin);
    house.at(BUY);
    await mei.buys(`S-${pairs}`, BUY);
    expect(await lin.rewards()).toHaveLength(1);
    await merge(lin, mei);
    lin = await meet('lin');
    expect(await lin.rewards()).toHaveLength(0);
    expect(await howFar(lin)).toBe('void: 和您是同一个人，不计入');
    expect((await lin.invitation()).brought).toEqual({ people: 0, orders: 0 });
  });

  it('not for whoever ordered before, given back or not', async () => {
    await mei.buys(`B-${pairs}`, '2026-09-01T10:00:00+08:00');
    await house.refundsWhole(`B-${pairs}`, '2026-09-01T12:00:00+08:00');
    expect(await refusal(mei, await lin.code())).toBe('409 INVITATION_NOT_NEW');
  });

  it('binds by the first acceptance, for good', async () => {
    const zhao = await meet('zhao');
    await mei.acceptsFrom(lin);
    expect(await refusal(mei, await zhao.code())).toBe('409 INVITATION_BOUND');
    house.at(BUY);
    await mei.buys(`F-${pairs}`, BUY);
    expect(await refusal(mei, await zhao.code())).toBe('409 INVITATION_BOUND');
    expect((await mei.accepts(await lin.code())).body).toMatchObject({ state: 'settled' });
    expect([await lin.rewards(), await zhao.rewards()]).toMatchObject([[{}], []]);
  });

  it('binds once when two are accepted at once', async () => {
    const codes = [await lin.code(), await (await meet('zhao')).code(), await (await meet('qian')).code()];
    const answers = await Promise.all(codes.map((code) => mei.accepts(code)));
    const said = answers.map(({ status, body }) => `${status} ${body.code ?? ''}`);
    expect(said.filter((one) => one.startsWith('200'))).toHaveLength(1);
    expect(said.filter((one) => one === '409 INVITATION_BOUND')).toHaveLength(2);
    const bound = (await mei.accepted())?.code;
    expect(codes.indexOf(bound ?? '')).toBe(said.findIndex((one) => one.startsWith('200')));
  });

  it('is not accepted when the program is over, or has not begun; what was accepted stays so', async () => {
    await mei.acceptsFrom(lin);
    await publishReferral(house, { settle: 'paid', endsAt: Date.parse(BUY) });
    house.at(BUY);
    const zhao = await meet('zhao');
    expect(await refusal(zhao, await lin.code())).toBe('409 INVITATION_OVER');
    expect((await mei.accepts(await lin.code())).status).toBe(200);
    expect((await lin.invitation()).state).toBe('over');
    await mei.buys(`O-${pairs}`, BUY);
    expect(await lin.rewards()).toHaveLength(1);
    await publishReferral(house, { settle: 'paid', startsAt: Date.parse(BUY) + 1 });
    expect(await refusal(zhao, await lin.code())).toBe('409 INVITATION_OVER');
    await publishReferral(house, { settle: 'paid' });
    expect((await zhao.accepts(await lin.code())).status).toBe(200);
  });

  it('has a code nobody makes up: forged ones are refused, and guessing is braked', async () => {
    const code = await lin.code();
    const changed = `${code.slice(0, 7)}${code.endsWith('2') ? '3' : '2'}`;
    expect(await refusal(mei, changed)).toBe('404 INVITATION_UNKNOWN');
    expect((await house.call('GET', `/invitations/${changed}`)).status).toBe(404);
    for (const body of [{ code: "' OR 1=1 --" }, { code: '' }, { code: 12345678 }, {}, { code: [code] }]) {
      const answer = await house.call('POST', '/me/invitations/accept', {
        token: await token(mei),
        body,
      });
      expect(answer).toMatchObject({ status: 400, body: { code: 'BODY_INVALID' } });
    }
    const tries: string[] = [];
    for (let n = 0; n < 12; n += 1) tries.push(await refusal(mei, `GUESS${n}XY`, `device-of-${mei.openid}`));
    expect(tries.slice(0, 9)).toEqual(Array.from({ length: 9 }, () => '404 INVITATION_UNKNOWN'));
    expect(tries.slice(9)).toEqual(Array.from({ length: 3 }, () => '429 INVITATION_TOO_OFTEN'));
    expect(await refusal(mei, code)).toBe('429 INVITATION_TOO_OFTEN');
    house.at('2026-09-02T21:00:00+08:00');
    mei = await meet('mei');
    expect(await refusal(mei, code)).toBe('200');
  });

  const token = async (friend: Friend) => {
    const { body } = await house.call<{ accessToken: string }>('POST', '/auth/login', {
      body: { code: await outside.code(friend.openid) },
    });
    return body.accessToken;
  };

  it('has a picture, asked for once and kept, also while WeChat is away', async () => {
    const image = async (friend: Friend) =>
      house.app.inject({
        method: 'GET',
        url: '/me/invitation/image',
        headers: { authorization: `Bearer ${await token(friend)}` },
      });
    const first = await image(lin);
    expect(first.statusCode).toBe(200);
    expect(first.headers['content-type']).toBe('image/png');
    expect(first.rawPayload.subarray(1, 4).toString()).toBe('PNG');
    const calls = await outside.calls('/wxa/getwxacodeunlimit');
    await outside.fault('/wxa/getwxacodeunlimit', { kind: 'status', status: 500, times: null });
    expect((await image(lin)).rawPayload.equals(first.rawPayload)).toBe(true);
    expect(await outside.calls('/wxa/getwxacodeunlimit')).toBe(calls);
    expect((await image(mei)).statusCode).toBe(503);
    await outside.clearFaults();
  });

  it('an order that is told late and was paid before is known at the next decision', async () => {
    await house.tell([paid(mei.openid, `L-${pairs}`, '2026-09-02T19:00:00+08:00')]);
    // Not folded yet: nobody knows.
    await mei.acceptsFrom(lin);
    await house.settle();
    expect(await howFar(lin)).toBe('void: 朋友在接受邀请前已经下过单，不计入');
    await signs(house, `L-${pairs}`, ACCEPT);
    expect(await lin.rewards()).toHaveLength(0);
  });
});
