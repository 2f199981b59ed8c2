import { MallLife } from '../../src/demo/mall-life';
import { House } from '../support/house';
import { givePoints, MallView } from '../support/mall';
import { booksAreRight } from '../support/verify';

const NOW = '2026-11-22T12:00:00+08:00';

describe('the mall of the demo', () => {
  let house: House;
  let collector: MallView;
  beforeEach(async () => {
    house = await House.open('2026-10-01T12:00:00+08:00');
    collector = await MallView.of(house, 'demo-lifetime');
  });
  afterEach(async () => {
    await booksAreRight(house);
    await house.close();
  });

  const live = async () => {
    const life = house.app.get(MallLife);
    await house.database.transaction((db) => life.open(db));
    await life.until(Date.parse(NOW), Date.parse(NOW));
    house.at(NOW);
    collector = await MallView.of(house, 'demo-lifetime');
  };

  it('has an order in every state, something nearly gone and something gone', async () => {
    await givePoints(house, collector.customerId, 700);
    await live();
    const orders = await collector.orders();
    expect(orders.map(({ name, state }) => `${name} ${state}`)).toEqual([
      '掌灯人围裙 awaiting-address',
      '小夜灯香薰 placed',
      '炒米桂花茶 10 包 shipped',
      '小夜灯香薰 cancelled',
      '夜灯 10 元券 completed',
      '晚归帆布袋 completed',
    ]);
    const { items, balance } = await collector.shelf();
    expect(balance).toBe(700 - 180 - 100 - 120 - 120);
    expect(items).toHaveLength(8);
    expect(items.map((item) => item.left)).toEqual([1_999, null, 2, 500, 199, 59, 39, 0]);
    expect(new Set(items.map((item) => item.refusal?.code ?? 'redeemable'))).toEqual(
      new Set(['redeemable', 'ITEM_LIMIT_REACHED', 'POINTS_SHORT', 'ITEM_SOLD_OUT']),
    );
  });

  it('is lived without points, too', async () => {
    await live();
    expect((await collector.orders()).map((order) => order.state)).toEqual(['awaiting-address']);
  });
});
