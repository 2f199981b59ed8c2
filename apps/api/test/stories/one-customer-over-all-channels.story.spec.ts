import { House, paid } from '../support/house';
import { openSandbox, type Outside, withSandbox } from '../support/outside';
import { booksAreRight } from '../support/verify';

jest.setTimeout(180_000);

const AT = '2026-09-02T20:00:00+08:00';
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

interface Tokens {
  accessToken: string;
}
interface Profile {
  id: string;
  nickname: string;
  phone: string | null;
  avatar: string | null;
  code?: string;
}

describe('one customer over all channels', () => {
  let outside: Outside;
  let house: House;
  beforeEach(async () => {
    outside = await openSandbox(AT);
    house = await House.open(AT, withSandbox(outside));
  });
  afterEach(() => house.close());

  const login = async (openid: string) => {
    const code = await outside.code(openid);
    const answer = await house.call<Tokens & { person: { id: string } }>('POST', '/auth/login', {
      body: { code },
    });
    expect(answer.status).toBe(200);
    return { token: answer.body.accessToken, id: answer.body.person.id };
  };
  const orders = async (token: string) =>
    (await house.call<{ totals: { orders: number } }>('GET', '/me/archive', { token })).body.totals.orders;
  const phone = async (token: string, openid: string) =>
    house.call<{ profile: Profile; merged: boolean; tokens: Tokens | null; code?: string }>(
      'POST',
      '/me/phone',
      {
        token,
        body: { code: await outside.code(openid, 'phone') },
      },
    );
  const buy = async (kind: string, value: string, orderNo: string, at = '2026-09-01T20:00:00+08:00') => {
    await house.tell([{ ...paid('x', orderNo, at), buyer: { kind, value } }]);
    await house.settle();
  };

  it('somebody whose orders were told under their unionid finds them at the first login', async () => {
    await outside.person('lin', { unionid: 'union-lin' });
    await buy('unionid', 'union-lin', 'W-1');
    expect(await orders((await login('lin')).token)).toBe(1);
  });

  it('two customers become one when a login shows that they share a unionid', async () => {
    await outside.person('lin', { unionid: null });
    const before = await login('lin');
    await buy('openid', 'lin', 'W-1');
    await buy('unionid', 'union-lin', 'W-2', '2026-09-02T09:00:00+08:00');
    await outside.person('lin', { unionid: 'union-lin' });
    const after = await login('lin');
    expect(after.id).toBe(before.id);
    expect(await orders(after.token)).toBe(2);
    await booksAreRight(house);
  });

  it('people parted by hand are not joined again by the next login', async () => {
    await outside.person('lin', { unionid: null });
    await login('lin');
    await buy('unionid', 'union-lin', 'W-2');
    await outside.person('lin', { unionid: 'union-lin' });
    const joined = await login('lin');
    const token = await house.staff('operator');
    const merges = await house.call<{ items: { id: string }[] }>(
      'GET',
      `/staff/customers/${joined.id}/merges`,
      {
        token,
      },
    );
    const undone = await house.call(
      'POST',
      `/staff/customers/merges/${merges.body.items[0]?.id ?? ''}/undo`,
      { token },
    );
    expect(undone.status).toBe(200);
    expect(await orders((await login('lin')).token)).toBe(0);
    await booksAreRight(house);
  });

  it('a phone number verified by the button brings the orders told under it', async () => {
    await outside.person('lin', { phone: '13800008826' });
    await buy('phone', '138 0000 8826', 'W-1');
    const { token } = await login('lin');
    expect(await orders(token)).toBe(0);
    const answer = await phone(token, 'lin');
    expect(answer).toMatchObject({ status: 200, body: { merged: true, profile: { phone: '138****8826' } } });
    expect(await orders(answer.body.tokens?.accessToken ?? '')).toBe(1);
    // Sealed, and found by a keyed hash only.
    const rows = await house.database.rows('SELECT * FROM customers');
    const names = await house.database.rows("SELECT value FROM customer_identities WHERE kind = 'phone'");
    expect(JSON.stringify([rows, names])).not.toContain('13800008826');
    await booksAreRight(house);
  });

  it('a code works once, and an old or made-up one not at all', async () => {
    const { token } = await login('lin');
    const code = await outside.code('lin', 'phone');
    const first = await house.call('POST', '/me/phone', { token, body: { code } });
    const again = await house.call('POST', '/me/phone', { token, body: { code } });
    const madeUp = await house.call('POST', '/me/phone', { token, body: { code: 'made-up' } });
    expect([first.status, again.body.code, madeUp.body.code]).toEqual([
      200,
      'PHONE_CODE_INVALID',
      'PHONE_CODE_INVALID',
    ]);
  });

  it('a number somebody else logs in with is not taken from them', async () => {
    await outside.person('lin', { phone: '13800008826' });
    await outside.person('mei', { phone: '13800008826' });
    await phone((await login('lin')).token, 'lin');
    const mei = await login('mei');
    expect((await phone(mei.token, 'mei')).body.code).toBe('PHONE_TAKEN');
    const profile = await house.call<Profile>('GET', '/me/profile', { token: mei.token });
    expect(profile.body.phone).toBeNull();
  });

  it('staff find two records of one person, join them, and part them again', async () => {
    await login('lin');
    await buy('openid', 'lin', 'W-1');
    await buy('external', '4711', 'W-2', '2026-09-02T09:00:00+08:00');
    const token = await house.staff('operator');
    const find = async (orderNo: string) => {
      const body = { orderNo };
      const found = await house.call<{ items: { id: string }[] }>('POST', '/staff/customers/find', {
        token,
        body,
      });
      return Number(found.body.items[0]?.id ?? 0);
    };
    const body = { customerId: await find('W-2'), otherId: await find('W-1') };
    const merged = await house.call<{ customerId: string }>('POST', '/staff/customers/merge', {
      token,
      body,
    });
    expect(Number(merged.body.customerId)).toBe(Math.min(body.customerId, body.otherId));
    expect(await house.call('POST', '/staff/customers/merge', { token, body })).toMatchObject({
      status: 200,
    });
    expect(await orders((await login('lin')).token)).toBe(2);
    const nobody = await house.call('POST', '/staff/customers/merge', {
      token,
      body: { customerId: 1, otherId: 999 },
    });
    expect(nobody.body.code).toBe('CUSTOMER_NOT_FOUND');
  });

  it('name and picture are what the shopper chose, and only real pictures are taken', async () => {
    const { token } = await login('lin');
    const body = { nickname: '林小满', avatar: { type: 'image/png', data: PNG } };
    const changed = await house.call<Profile>('POST', '/me/profile', { token, body });
    expect(changed.body).toMatchObject({ nickname: '林小满', avatar: `data:image/png;base64,${PNG}` });
    const fake = { avatar: { type: 'image/png', data: Buffer.from('<svg/>').toString('base64') } };
    expect((await house.call('POST', '/me/profile', { token, body: fake })).body.code).toBe('AVATAR_INVALID');
    const large = { avatar: { type: 'image/jpeg', data: Buffer.alloc(205 * 1024, 1).toString('base64') } };
    expect((await house.call('POST', '/me/profile', { token, body: large })).body.code).toBe(
      'AVATAR_INVALID',
    );
  });

  it('a risky name is refused; with WeChat away the page still works', async () => {
    const { token } = await login('lin');
    await outside.fault('/wxa/msg_sec_check', { kind: 'timeout', times: null });
    const calm = await house.call<Profile>('POST', '/me/profile', { token, body: { nickname: '满满' } });
    expect(calm).toMatchObject({ status: 200, body: { nickname: '满满' } });
  });

  it('with WeChat down, who is logged in notices nothing, and who is not is told so', async () => {
    const { token } = await login('lin');
    await outside.fault('*', { kind: 'error', errcode: -1, times: null });
    for (const path of [
      '/me/archive',
      '/me/coupons?state=usable',
      '/me/points',
      '/me/profile',
      '/me/inbox',
    ]) {
      expect(await house.call('GET', path, { token })).toMatchObject({ status: 200 });
    }
    const code = await outside.code('mei');
    expect(await house.call('POST', '/auth/login', { body: { code } })).toMatchObject({ status: 503 });
    await outside.clearFaults();
    expect((await login('mei')).token).not.toBe('');
  });
});
