import type { StaffRole } from '../../src/platform/auth/session';
import { House, PASSWORD } from '../support/house';
import { logInStaff, saidTo, type TokensSeen } from '../support/login';

interface StaffSeen extends TokensSeen {
  staff: { id: string; role: StaffRole; shopId: string; shopName: string; rights: string[] };
  places: { shopId: string; shopName: string; role: StaffRole }[];
}

interface MemberSeen {
  id: string;
  account: string;
  active: boolean;
  totpOn: boolean;
  places: StaffSeen['places'];
}

describe('roles of staff, shop by shop', () => {
  let house: House;
  let owner: string;
  let shops: { id: string; shopKey: string; name: string }[];

  beforeEach(async () => {
    house = await House.open('2026-09-02T08:00:00+08:00');
    owner = await house.staff('owner');
    shops = (await house.call<{ items: typeof shops }>('GET', '/staff/shops', { token: owner })).body.items;
  });
  afterEach(() => house.close());

  const shopId = (key: string) => Number(shops.find(({ shopKey }) => shopKey === key)?.id);
  const ask = <T = { code?: string }>(url: string, body: object = {}, token = owner) =>
    house.call<T>('POST', url, { token, body });
  const add = (more: object = {}) =>
    ask<{ id: string; code?: string }>('/staff/members', {
      account: 'new',
      name: '新来的',
      password: PASSWORD,
      shopId: shopId('lake'),
      role: 'cashier',
      ...more,
    });
  const logIn = async (more: Record<string, unknown> = {}) =>
    (await logInStaff<StaffSeen>(house, 'new', more)).body;

  it('somebody new begins with one, and may have another elsewhere', async () => {
    const { id } = (await add()).body;
    await ask(`/staff/members/${id}/role`, { shopId: shopId('hill'), role: 'manager' });
    const first = await logIn();
    expect(first.staff).toMatchObject({
      role: 'cashier',
      shopName: '湖边店',
      rights: expect.not.arrayContaining(['coupon.undo']) as string[],
    });
    expect(first.places).toEqual([
      { shopId: String(shopId('lake')), shopName: '湖边店', role: 'cashier' },
      { shopId: String(shopId('hill')), shopName: '山前店', role: 'manager' },
    ]);
    const there = await logIn({ shopId: shopId('hill') });
    expect(there.staff).toMatchObject({
      role: 'manager',
      shopName: '山前店',
      rights: expect.arrayContaining(['coupon.undo']) as string[],
    });

    const undo = (token: string) => ask('/staff/verifications/1/undo', {}, token);
    expect((await undo(first.accessToken)).body.code).toBe('NOT_ALLOWED');
    expect((await undo(there.accessToken)).body.code).toBe('REDEMPTION_NOT_FOUND');
  });

  it('a shop where one has none lets nobody in', async () => {
    await add();
    expect(await logIn({ shopId: shopId('hill') })).toMatchObject({ code: 'SHOP_NOT_YOURS' });
    expect(await logIn({ shopId: 999 })).toMatchObject({ code: 'SHOP_NOT_YOURS' });
  });

  it('one that changes ends the sessions that carry it, and no others', async () => {
    const { id } = (await add()).body;
    await ask(`/staff/members/${id}/role`, { shopId: shopId('hill'), role: 'manager' });
    const lake = await logIn();
    const hill = await logIn({ shopId: shopId('hill') });
    expect((await ask(`/staff/members/${id}/role`, { shopId: shopId('hill'), role: 'agent' })).body).toEqual({
      ended: 1,
    });
    expect(await saidTo(house, 'staff', hill.accessToken)).toBe('SESSION_REVOKED');
    expect(await saidTo(house, 'staff', lake.accessToken)).toBe(200);
    expect((await logIn({ shopId: shopId('hill') })).staff.role).toBe('agent');

    await ask(`/staff/members/${id}/role`, { shopId: shopId('hill') });
    await ask(`/staff/members/${id}/role`, { shopId: shopId('lake') });
    expect(await saidTo(house, 'staff', lake.accessToken)).toBe('SESSION_REVOKED');
    expect(await logIn()).toMatchObject({ code: 'SHOP_NOT_YOURS' });
  });

  it('are managed by owners only, and never one’s own', async () => {
    const me = await house.database.one<{ id: number }>("SELECT id FROM staff WHERE account = 'owner'");
    const own = `/staff/members/${me?.id ?? 0}`;
    for (const url of [`${own}/deactivate`, `${own}/sessions/revoke`, `${own}/totp/reset`]) {
      expect(await ask(url)).toMatchObject({ status: 409, body: { code: 'MEMBER_IS_YOU' } });
    }
    expect((await ask(`${own}/role`, { shopId: shopId('lake'), role: 'cashier' })).body.code).toBe(
      'MEMBER_IS_YOU',
    );
    expect((await ask('/staff/members/999/deactivate')).body.code).toBe('MEMBER_NOT_FOUND');
    expect((await add({ account: 'lake' })).body.code).toBe('ACCOUNT_TAKEN');
    expect((await add({ shopId: 999 })).body.code).toBe('SHOP_NOT_FOUND');
    expect((await add({ password: 'short' })).body.code).toBe('BODY_INVALID');
    expect((await add({ role: 'king' })).body.code).toBe('BODY_INVALID');
    expect((await ask('/staff/members', {}, await house.staff('operator'))).body.code).toBe('NOT_ALLOWED');
  });

  it('a password that was forgotten is set anew, and ends every session', async () => {
    const { id } = (await add()).body;
    const { accessToken } = await logIn();
    expect((await ask(`/staff/members/${id}/password`, { password: 'another password' })).body).toEqual({
      ended: 1,
    });
    expect(await saidTo(house, 'staff', accessToken)).toBe('SESSION_REVOKED');
    expect(await logIn()).toMatchObject({ code: 'PASSWORD_WRONG' });
    expect(await logIn({ password: 'another password' })).toMatchObject({ staff: { role: 'cashier' } });
  });

  it('everybody is listed page by page, without a secret', async () => {
    for (let n = 0; n < 60; n += 1) await house.hire(`till-${n}`, 'cashier');
    const seen: MemberSeen[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const url = `/staff/members${cursor === '' ? '' : `?cursor=${cursor}`}`;
      const page: { items: MemberSeen[]; nextCursor: string | null } = (
        await house.call<{ items: MemberSeen[]; nextCursor: string | null }>('GET', url, { token: owner })
      ).body;
      expect(page.items.length).toBeLessThanOrEqual(50);
      expect(JSON.stringify(page)).not.toContain('argon2');
      seen.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(seen).toHaveLength(64);
    expect(new Set(seen.map(({ account }) => account)).size).toBe(64);
    expect(seen.find(({ account }) => account === 'boss')).toMatchObject({
      active: true,
      totpOn: false,
      places: [{ shopName: '湖边店', role: 'manager' }],
    });
  });
});
