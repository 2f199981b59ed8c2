import { House } from '../support/house';
import { confirm, ShopperView } from '../support/shopper';
import { booksAreRight } from '../support/verify';

const NOON = '2026-09-02T12:00:00+08:00';
type Receipt = {
  id: string;
  undoneAt: string | null;
  undoableUntil: string | null;
  undoReason: string | null;
  code: string;
  coupon: { state: string };
};

describe('a verification is undone', () => {
  let house: House;
  beforeEach(async () => {
    house = await House.open(NOON);
    await house.buys('lin', 'A-1', '2026-09-02T11:00:00+08:00');
  });
  afterEach(async () => {
    await booksAreRight(house);
    await house.close();
  });

  const undo = async (
    id: string,
    account: 'lake' | 'hill' | 'boss' = 'boss',
    body: unknown = { reason: '扫错券' },
  ) =>
    house.call<Receipt>('POST', `/staff/verifications/${id}/undo`, {
      token: await house.staff(account),
      body,
    });
  const used = async () => {
    const lin = await ShopperView.of(house, 'lin');
    const answer = await lin.uses('复购专享券', 10_000);
    expect(answer.status).toBe(200);
    await house.settle();
    return String(answer.body['id']);
  };

  it('by a manager of the shop, within thirty minutes; the coupon can be used again', async () => {
    const id = await used();
    const lin = await ShopperView.of(house, 'lin');
    expect((await lin.archive()).totals.savedFen).toBe(500 + 1_000);
    house.at('2026-09-02T12:30:00+08:00');
    const undone = await undo(id);
    expect(undone).toMatchObject({
      status: 200,
      body: { undoneAt: '2026-09-02T12:30:00.000+08:00', undoReason: '扫错券', coupon: { state: 'granted' } },
    });
    await house.settle();
    expect((await lin.archive()).totals.savedFen).toBe(500);
    expect(await lin.coupons()).toHaveLength(1);

    const code = await lin.codeOf('复购专享券');
    const again = await confirm(house, code, 20_000, { requestKey: 'the-second-time' });
    expect(again).toMatchObject({ status: 200, body: { couponOffFen: 2_000 } });
    expect(again.body['id']).not.toBe(id);
    await house.settle();
    expect((await lin.archive()).totals.savedFen).toBe(500 + 2_000);
  });

  it('once: a repeat, even at the same moment, gives the same receipt', async () => {
    const id = await used();
    const answers = await Promise.all(Array.from({ length: 20 }, () => undo(id)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.undoneAt}`)).size).toBe(1);
    const moves = await house.database.rows("SELECT id FROM coupon_moves WHERE to_state = 'granted'");
    expect(moves).toHaveLength(1);
    house.at('2026-09-02T15:00:00+08:00');
    expect(await undo(id)).toMatchObject({
      status: 200,
      body: { undoneAt: '2026-09-02T12:00:00.000+08:00' },
    });
  });

  it('not after thirty minutes, not by a cashier, not by another shop, not what never was', async () => {
    const id = await used();
    expect(await undo(id, 'lake')).toMatchObject({ status: 403, body: { code: 'NOT_ALLOWED' } });
    expect(await undo('999999')).toMatchObject({ status: 404, body: { code: 'REDEMPTION_NOT_FOUND' } });
    expect(await undo(id, 'boss', { reason: '' })).toMatchObject({
      status: 400,
      body: { code: 'BODY_INVALID' },
    });
    house.at('2026-09-02T12:30:00.001+08:00');
    expect(await undo(id)).toMatchObject({ status: 409, body: { code: 'UNDO_TOO_LATE' } });
    const lin = await ShopperView.of(house, 'lin');
    expect(await lin.coupons('used')).toHaveLength(1);
    const steps = await house.database.rows<{ step: string; result: string }>(
      "SELECT step, result FROM verification_steps WHERE step = 'undo' ORDER BY id",
    );
    expect(steps.map((step) => step.result)).toEqual(['REDEMPTION_NOT_FOUND', 'UNDO_TOO_LATE']);
  });

  it('a receipt tells only the shop’s manager until when it may be undone', async () => {
    await used();
    const today = async (account: 'lake' | 'boss') =>
      (
        await house.call<{ items: Receipt[] }>('GET', '/staff/verifications/today', {
          token: await house.staff(account),
        })
      ).body.items[0];
    expect((await today('boss'))?.undoableUntil).toBe('2026-09-02T12:30:00.000+08:00');
    expect((await today('lake'))?.undoableUntil).toBeNull();
    house.at('2026-09-02T12:30:00.001+08:00');
    expect((await today('boss'))?.undoableUntil).toBeNull();
  });

  it('today’s totals count what stands', async () => {
    const id = await used();
    await undo(id);
    const today = await house.call<{ totals: unknown; items: Receipt[] }>(
      'GET',
      '/staff/verifications/today',
      {
        token: await house.staff(),
      },
    );
    expect(today.body.totals).toEqual({ count: 0, billFen: 0, offFen: 0 });
    expect(today.body.items).toHaveLength(1);
  });

  it('of a coupon that ended meanwhile leaves it expired', async () => {
    // The 9折 ends with the window: 9 September, 24:00.
    house.at('2026-09-09T23:50:00+08:00');
    const id = await used();
    house.at('2026-09-10T00:05:00+08:00');
    expect(await undo(id)).toMatchObject({ status: 200, body: { coupon: { state: 'expired' } } });
    await house.settle();
    const lin = await ShopperView.of(house, 'lin');
    expect(await lin.coupons()).toHaveLength(0);
    expect((await lin.coupons('ended')).map((coupon) => coupon.state)).toEqual(['expired']);
  });

  it('of a coupon kept only because it was used takes it back', async () => {
    const id = await used();
    await house.refundsWhole('A-1', '2026-09-02T12:10:00+08:00');
    const lin = await ShopperView.of(house, 'lin');
    expect(await lin.coupons('used')).toHaveLength(1);
    house.at('2026-09-02T12:20:00+08:00');
    expect(await undo(id)).toMatchObject({ status: 200 });
    await house.settle();
    expect(await lin.coupons()).toHaveLength(0);
    expect((await lin.coupons('ended')).map((coupon) => coupon.state)).toEqual(['revoked']);
  });

  it('the confirmation sent again after the undo says so, and uses nothing', async () => {
    const lin = await ShopperView.of(house, 'lin');
    const code = await lin.codeOf('复购专享券');
    const first = await confirm(house, code, 10_000, { requestKey: 'lost-answer' });
    await undo(String(first.body['id']));
    const again = await confirm(house, code, 10_000, { requestKey: 'lost-answer' });
    expect(again).toMatchObject({ status: 200, body: { id: first.body['id'], undoReason: '扫错券' } });
    expect(await lin.coupons()).toHaveLength(1);
  });
});
