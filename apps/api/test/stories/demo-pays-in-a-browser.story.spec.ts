import { Friend, publishGroupBuy } from '../support/group-buy';
import type { House } from '../support/house';
import type { Outside } from '../support/outside';
import { bothAt, houseWithSandbox, settle } from '../support/pushes';
import { booksAreRight } from '../support/verify';

describe('paying in the preview, which has no WeChat', () => {
  let house: House;
  let outside: Outside;
  let lin: Friend;
  let payNo: string;
  let teamNo: string;
  beforeAll(async () => {
    ({ house, outside } = await houseWithSandbox('2026-09-02T12:00:00+08:00', { mode: 'demo' }));
    const key = await publishGroupBuy(house, { program: 'paid-tea', priceFen: 990 });
    lin = await Friend.of(house, 'lin');
    const { body } = await lin.opens(key);
    teamNo = body.teamNo;
    payNo = body.payment?.payNo ?? '';
  });
  afterAll(() => house.close());

  const pay = async (who: Friend) => {
    const { status, body } = await house.call<{ paid?: boolean; code?: string }>('POST', '/demo/pay', {
      token: who.token,
      body: { payNo },
    });
    return [status, body.code ?? body.paid];
  };

  it('pays nothing of somebody else', async () => {
    expect(await pay(await Friend.of(house, 'zhao'))).toEqual([404, 'PAYMENT_NOT_FOUND']);
    await settle(house, outside);
    expect(await lin.sees(teamNo)).toMatchObject({ state: 'waiting', payment: { state: 'unpaid' } });
  });

  it('goes the real way: the sandbox notifies, and the seat is taken; a second tap pays nothing', async () => {
    expect(await pay(lin)).toEqual([200, true]);
    await settle(house, outside);
    expect(await lin.sees(teamNo)).toMatchObject({ state: 'open', mySeat: 'taken' });
    expect(await pay(lin)).toEqual([200, true]);
    await booksAreRight(house);
  });

  it('is over when its time is', async () => {
    const late = await Friend.of(house, 'wang');
    ({ payNo } = (await late.joins(teamNo)).body.payment ?? { payNo: '' });
    await bothAt(house, outside, '2026-09-02T15:00:00+08:00');
    expect(await pay(late)).toEqual([409, 'PAYMENT_OVER']);
  });
});
