import type { CustomerId } from '@fanchang/domain';
import { Consents, PURPOSES } from '../../src/facts/consents';
import { Merges } from '../../src/facts/customers';
import { House } from '../support/house';
import { MallView } from '../support/mall';

interface Seen {
  policyVersion: string;
  agreedVersion: string | null;
  consents: {
    purpose: string;
    title: string;
    use: string;
    without: string;
    required: boolean;
    given: boolean;
    since: string | null;
  }[];
  subscriptions: { template: string; title: string; remaining: number }[];
  code?: string;
}

describe('what a shopper agrees to', () => {
  let house: House;
  let n = 0;
  let openid: string;
  let token: string;
  let customerId: CustomerId;

  beforeAll(async () => {
    house = await House.open('2026-09-02T20:00:00+08:00');
  });
  afterAll(() => house.close());
  beforeEach(async () => {
    house.at('2026-09-02T20:00:00+08:00');
    openid = `lin-openid-${(n += 1)}`;
    const mall = await MallView.of(house, openid);
    token = mall.token;
    customerId = mall.customerId as CustomerId;
  });

  const see = async () => (await house.call<Seen>('GET', '/me/privacy', { token })).body;
  const set = (purpose: string, given: unknown) =>
    house.call<Seen>('POST', '/me/privacy/consents', { token, body: { purpose, given } });
  const agree = (policyVersion: string) =>
    house.call<Seen>('POST', '/me/privacy/agreement', { token, body: { policyVersion } });
  const log = (id: number = customerId) =>
    house.database.rows<{ purpose: string; given: number; source: string; policy_version: string }>(
      'SELECT purpose, given, source, policy_version FROM consent_log WHERE customer_id = ? ORDER BY id',
      [id],
    );
  const given = async (id: number = customerId) =>
    (await house.app.get(Consents).of(house.database, id as CustomerId))
      .filter((one) => one.given)
      .map((one) => one.purpose);

  it('begins as nothing, each purpose with what it is for and what happens without', async () => {
    const { consents, agreedVersion } = await see();
    expect(agreedVersion).toBeNull();
    expect(consents.map((one) => one.purpose)).toEqual([...PURPOSES]);
    for (const one of consents) {
      expect(one).toMatchObject({ given: false, since: null, required: one.purpose === 'service' });
      for (const sentence of [one.use, one.without]) expect(sentence).toMatch(/^[^。]+。$/);
      expect(one.title).not.toBe('');
    }
  });

  it('is the agreement first, of the version that was read', async () => {
    const { policyVersion } = await see();
    expect(await agree('1999-01')).toMatchObject({ status: 409, body: { code: 'POLICY_CHANGED' } });
    expect(await agree(policyVersion)).toMatchObject({ status: 200, body: { agreedVersion: policyVersion } });
    await agree(policyVersion);
    expect(await log()).toEqual([
      { purpose: 'service', given: 1, source: 'page', policy_version: policyVersion },
    ]);
  });

  it('is given and withdrawn by the same call, and every change is kept', async () => {
    expect((await set('marketing_sms', true)).body.consents).toContainEqual(
      expect.objectContaining({
        purpose: 'marketing_sms',
        given: true,
        since: '2026-09-02T20:00:00.000+08:00',
      }),
    );
    house.at('2026-09-03T08:00:00+08:00');
    token = await house.shopper(openid);
    await set('marketing_sms', true);
    expect((await set('marketing_sms', false)).body.consents).toContainEqual(
      expect.objectContaining({
        purpose: 'marketing_sms',
        given: false,
        since: '2026-09-03T08:00:00.000+08:00',
      }),
    );
    expect((await log()).map((row) => row.given)).toEqual([1, 0]);
  });

  it('cannot be withdrawn from the service itself, nor be anything unknown', async () => {
    expect(await set('service', false)).toMatchObject({ status: 409, body: { code: 'CONSENT_REQUIRED' } });
    expect(await set('world-domination', true)).toMatchObject({ status: 400 });
    expect(await set('profile', 'yes')).toMatchObject({ status: 400 });
    expect(await log()).toEqual([]);
  });

  it('ends whole when WeChat takes the authorisation back', async () => {
    await set('profile', true);
    await set('marketing_wechat', true);
    await house.database.transaction((db) => house.app.get(Consents).withdrawAll(db, customerId, 'wechat'));
    expect(await given()).toEqual([]);
    expect(
      (await log())
        .filter((row) => row.source === 'wechat')
        .map((row) => row.purpose)
        .sort(),
    ).toEqual(['marketing_wechat', 'profile']);
  });

  it('counts what messages may still be sent', async () => {
    await house.database.transaction((db) =>
      db.run(
        "INSERT INTO subscription_grants (openid, template, remaining, accepted, changed_at) VALUES (?, 'benefit', 2, 5, 0)",
        [openid],
      ),
    );
    expect((await see()).subscriptions).toEqual([
      { template: 'benefit', title: '权益到期提醒', remaining: 2 },
    ]);
  });

  describe('when two customers turn out to be one', () => {
    let otherId: CustomerId;
    let mergeId: number;

    const put = (id: CustomerId, purpose: (typeof PURPOSES)[number], value = true) =>
      house.database.transaction((db) => house.app.get(Consents).set(db, id, purpose, value, 'page'));
    const merge = async () => {
      await house.database.transaction((db) =>
        house.app.get(Merges).merge(db, customerId, otherId, 'staff', { kind: 'staff', id: '1' }),
      );
      const row = await house.database.one<{ id: number }>('SELECT MAX(id) AS id FROM customer_merges');
      mergeId = row?.id ?? 0;
    };
    const unmerge = () =>
      house.database.transaction((db) =>
        house.app.get(Merges).unmerge(db, mergeId, { kind: 'staff', id: '1' }),
      );

    beforeEach(async () => {
      otherId = (await MallView.of(house, `other-${openid}`)).customerId as CustomerId;
      await put(customerId, 'profile');
      await put(customerId, 'marketing_wechat');
      await put(otherId, 'profile');
      await put(otherId, 'marketing_sms');
    });

    it('is what both agreed to, and no more', async () => {
      await merge();
      expect(await given()).toEqual(['profile']);
      expect(await given(otherId)).toEqual(['profile', 'marketing_sms']);
    });

    it('is as it was when they are parted again, to the moment it was given', async () => {
      const all = () => house.database.rows('SELECT * FROM consents ORDER BY customer_id, purpose');
      const before = await all();
      house.at('2026-09-05T08:00:00+08:00');
      await merge();
      await unmerge();
      expect(await all()).toEqual(before);
    });

    it('keeps what the person said in between', async () => {
      await merge();
      await put(customerId, 'marketing_wechat');
      await put(customerId, 'profile', false);
      await unmerge();
      expect(await given()).toEqual(['marketing_wechat']);
    });

    it('does not come back while somebody else without it is still part of them', async () => {
      const thirdId = (await MallView.of(house, `third-${openid}`)).customerId as CustomerId;
      await put(thirdId, 'profile');
      await merge();
      const second = otherId;
      otherId = thirdId;
      await merge();
      // The last merge is undone first; the one before still lacks the consent.
      await unmerge();
      expect(await given()).toEqual(['profile']);
      mergeId -= 1;
      await unmerge();
      expect(await given()).toEqual(['profile', 'marketing_wechat']);
      expect(await given(second)).toEqual(['profile', 'marketing_sms']);
    });
  });
});
