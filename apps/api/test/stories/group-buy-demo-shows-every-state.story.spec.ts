import { DemoSeed } from '../../src/demo/demo-seed';
import { House } from '../support/house';
import { booksAreRight } from '../support/verify';

interface Teams {
  items: { state: string; endReason: string | null; couponId: string | null; left: number }[];
}
interface Activities {
  items: { key: string; state: string; priceFen: number }[];
}

describe('the group-buys of the demo', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open('2026-11-22T12:00:00+08:00', { mode: 'demo' });
    await house.app.get(DemoSeed).ensure();
  });
  afterAll(() => house.close());

  const teamsOf = async (openid: string) => {
    const token = await house.shopper(openid);
    const { items } = (await house.call<Teams>('GET', '/me/teams', { token })).body;
    return items.map(({ state, endReason, couponId }) =>
      [state, endReason ?? '', couponId === null ? '' : 'with a coupon'].join(' ').trim(),
    );
  };

  it('show a team in every state', async () => {
    expect(await teamsOf('demo-four')).toEqual(['open', 'filled  with a coupon']);
    expect(await teamsOf('demo-one-away')).toEqual(['expired time']);
    expect(await teamsOf('demo-dormant')).toEqual(['cancelled leader-left']);
    expect(await teamsOf('demo-visitor')).toEqual([]);
  });

  it('can be had free, for a price, and soon', async () => {
    const { items } = (await house.call<Activities>('GET', '/group-buys')).body;
    expect(items.map(({ key, state, priceFen }) => `${key} ${state} ${priceFen}`)).toEqual([
      'pair-30 running 0',
      'trio-50 running 990',
      'lantern-five soon 0',
    ]);
  });

  it('are in books that are right', () => booksAreRight(house));
});
