import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { House } from '../support/house';
import { givePoints, MallView } from '../support/mall';
import { command, folder } from '../support/processes';
import { ShopperView } from '../support/shopper';
import { booksAreRight } from '../support/verify';

jest.setTimeout(180_000);

const TEMPLATE = {
  key: 'autumn-nuts',
  name: '秋果券',
  worth: { kind: 'percent', rate: 8500, capFen: 3000 },
  thresholdFen: 9900,
  scope: '坚果',
  goods: { kind: 'category', keys: ['坚果'] },
  shops: ['lake'],
  validity: { startsAt: '2026-09-01T00:00:00+08:00', endsAt: '2026-10-01T00:00:00+08:00' },
  stock: 10,
  perPerson: 1,
  stackingGroup: 'autumn',
  useAt: 'shop',
  onReturn: 'revoke',
  costFen: 2500,
};
const ITEM = {
  key: 'autumn-coupon',
  name: '秋果 85 折券',
  gives: { kind: 'coupon', template: 'autumn-nuts' },
  points: 150,
  worthFen: 3000,
  picture: 'nuts',
  description: '坚果满 99 元可用。',
};
const GIFT = {
  key: 'jar',
  name: '果罐',
  gives: { kind: 'gift' },
  points: 90,
  worthFen: 1900,
  stock: 5,
  description: '一只罐。',
};

describe('a mall that is filled from files', () => {
  let house: House;
  const home = folder();
  beforeAll(async () => {
    house = await House.open('2026-09-02T12:00:00+08:00');
  });
  afterAll(() => house.close());

  const run = async (words: string[], content: unknown) => {
    const path = join(home, 'file.json');
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    const env = { DATABASE_URL: house.databaseUrl, LOG_LEVEL: 'error' };
    return command([...words, path], env);
  };
  const template = (content: unknown) => run(['template', 'add'], content);
  const items = (content: unknown) => run(['mall', 'add-item'], content);

  it('says what is wrong with a file and adds nothing of it', async () => {
    const refusals = [
      await template('{'),
      await template({ ...TEMPLATE, worth: { kind: 'percent', rate: 12_000 } }),
      await template({ ...TEMPLATE, price: 1 }),
      await template({ ...TEMPLATE, shops: ['nowhere'] }),
      await template({ ...TEMPLATE, validity: { ...TEMPLATE.validity, endsAt: TEMPLATE.validity.startsAt } }),
      await items([GIFT, { ...ITEM, points: 1.5 }]),
      await items([GIFT, ITEM]),
      await items([{ ...GIFT, picture: 'dragon' }]),
      await command(['mall', 'add-item'], { DATABASE_URL: house.databaseUrl }),
    ];
    for (const one of refusals) expect(one).toMatchObject({ code: 1, stdout: '' });
    expect(refusals.map((one) => one.stderr.split('\n')[0])).toEqual([
      expect.stringContaining('不是 JSON'),
      expect.stringContaining('worth.rate'),
      expect.stringContaining('price'),
      '没有门店 nowhere',
      expect.stringContaining('endsAt 必须晚于 startsAt'),
      expect.stringContaining('第 2 项 points'),
      'autumn-coupon：no coupon template autumn-nuts',
      expect.stringContaining('picture'),
      'mall add-item FILE.json',
    ]);
    expect(await house.database.rows('SELECT id FROM mall_items')).toEqual([]);
  });

  it('sells what the files say', async () => {
    expect(await template(TEMPLATE)).toMatchObject({ code: 0, stdout: '+ autumn-nuts\n' });
    expect(await template({ ...TEMPLATE, name: '改名' })).toMatchObject({
      code: 0,
      stdout: '= autumn-nuts（已有，未改动）\n',
    });
    expect(await items([ITEM, GIFT])).toMatchObject({ code: 0, stdout: '+ autumn-coupon\n+ jar\n' });
    const row = await house.database.one('SELECT * FROM coupon_templates WHERE template_key = ?', [
      'autumn-nuts',
    ]);
    expect(row).toMatchObject({
      name: '秋果券',
      kind: 'percent',
      rate: 8500,
      cap_fen: 3000,
      threshold_fen: 9900,
      shop_keys: 'lake=湖边店',
      starts_at: Date.parse('2026-09-01T00:00:00+08:00'),
      ends_at: Date.parse('2026-10-01T00:00:00+08:00'),
      stock: 10,
      per_person: 1,
      stacking_group: 'autumn',
      use_at: 'shop',
      on_return: 'revoke',
      scope_kind: 'category',
      scope_keys: '["坚果"]',
      cost_fen: 2500,
    });
    const lin = await MallView.of(house, 'lin');
    await givePoints(house, lin.customerId, 200);
    const { items: shelf } = await lin.shelf();
    expect(shelf.map(({ name, points, left }) => [name, points, left])).toEqual([
      ['秋果 85 折券', 150, 10],
      ['果罐', 90, 5],
    ]);
    const { body } = await lin.redeems(shelf[0]?.id ?? '', 'from-a-file');
    const wallet = await ShopperView.of(house, 'lin');
    expect(await wallet.detail(body.couponId ?? '')).toMatchObject({ name: '秋果券' });
    await booksAreRight(house);
  });
});
