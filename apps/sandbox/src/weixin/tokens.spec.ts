import { Asker, type Json } from '../spec-support';

let asker: Asker;
beforeEach(async () => {
  asker = await Asker.start();
});
afterEach(() => asker.close());

/** A cheap call that only a good token gets through: it fails for another reason. */
const errcodeWith = async (access_token: string): Promise<number> =>
  (await asker.post('/wxa/business/getuserphonenumber', { code: 'none' }, { access_token })).errcode;
const GOOD = 40029;
const MINUTE = 60_000;

describe('stable token', () => {
  it('is the same for everybody who asks, and as long as one may be', async () => {
    const given = await Promise.all(Array.from({ length: 50 }, () => asker.stableToken()));
    expect(new Set(given.map((one: Json) => one.access_token)).size).toBe(1);
    expect(given[0]?.access_token).toHaveLength(512);
    expect(given[0]).not.toHaveProperty('errcode');
    expect(given[0]?.expires_in).toBe(7200);
  });

  it('is renewed within its last five minutes; both are good for five minutes, then the old one is 42001', async () => {
    const { access_token: old } = await asker.stableToken();
    await asker.forward(115 * MINUTE - 1000);
    expect((await asker.stableToken()).access_token).toBe(old);
    await asker.forward(2000);
    const { access_token: fresh, expires_in } = await asker.stableToken();
    expect(fresh).not.toBe(old);
    expect(expires_in).toBe(7200);
    expect([await errcodeWith(old), await errcodeWith(fresh)]).toEqual([GOOD, GOOD]);
    await asker.forward(5 * MINUTE);
    expect([await errcodeWith(old), await errcodeWith(fresh)]).toEqual([42001, GOOD]);
  });

  it('is killed by a forced refresh: 40001', async () => {
    const { access_token: old } = await asker.stableToken();
    const { access_token: fresh } = await asker.stableToken({ force_refresh: true });
    expect([await errcodeWith(old), await errcodeWith(fresh)]).toEqual([40001, GOOD]);
  });

  it('is not refreshed by force twice within 30 seconds, nor more than twenty times a day', async () => {
    const { access_token: first } = await asker.stableToken({ force_refresh: true });
    await asker.forward(29_000);
    expect((await asker.stableToken({ force_refresh: true })).access_token).toBe(first);
    for (let times = 1; times < 20; times += 1) {
      await asker.forward(30_000);
      expect(await asker.stableToken({ force_refresh: true })).toHaveProperty('access_token');
    }
    await asker.forward(30_000);
    expect((await asker.stableToken({ force_refresh: true })).errcode).toBe(45009);
    await asker.forward(24 * 60 * MINUTE);
    expect(await asker.stableToken({ force_refresh: true })).toHaveProperty('access_token');
  });

  it.each([
    [{ appid: 'wx0' }, 40013],
    [{ secret: 'wrong' }, 40125],
    [{ grant_type: 'password' }, 40002],
  ])('is refused with %j', async (wrong, errcode) => {
    expect((await asker.stableToken(wrong)).errcode).toBe(errcode);
  });

  it('of the shop does not open the mini-program', async () => {
    const shop = { appid: 'wxsandboxshop000001', secret: 'sandbox-shop-secret' };
    const { access_token } = await asker.stableToken(shop);
    expect(await errcodeWith(access_token)).toBe(40001);
    expect(await errcodeWith('')).toBe(41001);
  });

  it('expires at once when the control API says so', async () => {
    const { access_token } = await asker.stableToken();
    await asker.control('tokens/expire');
    expect(await errcodeWith(access_token)).toBe(42001);
    expect((await asker.stableToken()).access_token).not.toBe(access_token);
  });
});
