import { withCheckDigit } from '@fanchang/domain';
import { House } from '../support/house';
import { atOnce, tally } from '../support/parallel';
import { ShopperView } from '../support/shopper';

const NOON = '2026-09-02T12:00:00+08:00';

describe('guessing coupon codes', () => {
  let house: House;
  let code: string;
  beforeEach(async () => {
    house = await House.open(NOON);
    await house.buys('lin', 'A-1', '2026-09-02T11:00:00+08:00');
    code = await (await ShopperView.of(house, 'lin')).codeOf('复购专享券');
  });
  afterEach(() => house.close());

  const quote = async (proof: string, account: 'lake' | 'hill' | 'boss' = 'lake') => {
    const token = await house.staff(account);
    const answer = await house.call<{ code?: string; message?: string; usable?: boolean }>(
      'POST',
      '/staff/verifications/quote',
      { token, body: { proof, billFen: 10_000 } },
    );
    return answer.body.code ?? 'quoted';
  };
  const guess = (n: number) => withCheckDigit(String(n).padStart(11, '7'));

  it('ends after ten wrong ones, the right one included, until the ten minutes are over', async () => {
    for (let n = 0; n < 10; n += 1) expect(await quote(guess(n))).toBe('CODE_UNKNOWN');
    expect(await quote(guess(10))).toBe('CODE_TOO_OFTEN');
    expect(await quote(code)).toBe('CODE_TOO_OFTEN');
    house.at('2026-09-02T12:09:59.999+08:00');
    expect(await quote(code)).toBe('CODE_TOO_OFTEN');
    house.at('2026-09-02T12:10:00+08:00');
    expect(await quote(code)).toBe('quoted');
  });

  it('says for how long, and does not stop a scanned QR', async () => {
    for (let n = 0; n < 10; n += 1) await quote(guess(n));
    const token = await house.staff();
    const refused = await house.call('POST', '/staff/verifications/quote', { token, body: { proof: code } });
    expect(refused).toMatchObject({
      status: 429,
      body: { message: '输错券码的次数过多，请 10 分钟后再试' },
    });
    const lin = await ShopperView.of(house, 'lin');
    const [coupon] = await lin.coupons();
    const qr = await house.call<{ token: string }>('POST', `/me/coupons/${coupon?.id}/token`, {
      token: lin.token,
    });
    expect(await quote(qr.body.token)).toBe('quoted');
  });

  it('counts for the shop, too: thirty wrong ones by whoever works there', async () => {
    const { database } = house;
    // Three of the lake shop's people type ten wrong codes each; two of them are named here as one account each.
    for (let n = 0; n < 10; n += 1) await quote(guess(n), 'lake');
    for (let n = 10; n < 20; n += 1) await quote(guess(n), 'boss');
    await database.transaction((db) =>
      db.run("UPDATE brakes SET wrong = 30 WHERE brake_key LIKE 'code:shop:1'"),
    );
    await database.transaction((db) =>
      db.run("UPDATE brakes SET wrong = 0 WHERE brake_key LIKE 'code:staff:%'"),
    );
    expect(await quote(guess(20), 'lake')).toBe('CODE_TOO_OFTEN');
    expect(await quote(guess(20), 'hill')).toBe('CODE_UNKNOWN');
  });

  it('is exact when two hundred wrong codes come at once', async () => {
    const token = await house.staff();
    const seen = await atOnce(200, [''], async (_, n) => {
      const body = { proof: guess(n), billFen: 10_000 };
      const answer = await house.call<{ code: string }>('POST', '/staff/verifications/quote', {
        token,
        body,
      });
      return answer.body.code;
    });
    expect(tally(seen)).toEqual({ CODE_UNKNOWN: 10, CODE_TOO_OFTEN: 190 });
  });

  it('never hinders those who type it right, however many at once', async () => {
    const token = await house.staff();
    const seen = await atOnce(50, [''], async () => {
      const answer = await house.call<{ code?: string }>('POST', '/staff/verifications/quote', {
        token,
        body: { proof: code, billFen: 10_000 },
      });
      return answer.body.code ?? 'quoted';
    });
    expect(tally(seen)).toEqual({ quoted: 50 });
  });
});
