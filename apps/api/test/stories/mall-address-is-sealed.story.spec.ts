import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Keys } from '../../src/platform/auth/keys';
import { everythingIn } from '../support/books';
import { SERVER } from '../support/databases';
import { House } from '../support/house';
import { ADDRESS, BOWL, givePoints, MallView, PARCEL, staffDo, withMall } from '../support/mall';
import { post } from '../support/parallel';
import { type Api, endAll, startApi } from '../support/processes';

jest.setTimeout(180_000);

const NOW = '2026-09-02T12:00:00+08:00';
const SECRETS = [ADDRESS.name, ADDRESS.phone, ADDRESS.detail, '桂花弄', '12345678', '西湖区'];

describe('where a gift is shipped to', () => {
  let house: House;
  let api: Api;
  let lin: MallView;
  let orderNo: string;
  beforeAll(async () => {
    house = await House.open(NOW);
    const { bowl = '' } = await withMall(house, [BOWL]);
    lin = await MallView.of(house, 'lin');
    await givePoints(house, lin.customerId, 5_000);
    orderNo = (await lin.redeems(bowl, 'a-request-key', ADDRESS)).body.orderNo;

    // The same through a process that logs everything, with things going wrong.
    api = await startApi({ DATABASE_URL: house.databaseUrl, FIXED_NOW: NOW, LOG_LEVEL: 'trace' });
    const tell = (path: string, body: unknown) =>
      post(`${api.url}/me/mall/orders${path}`, { token: lin.token, body });
    const request = { requestKey: 'other-request', itemId: bowl, address: ADDRESS };
    expect(await tell('', request)).toMatchObject({ status: 200 });
    expect(await tell(`/${orderNo}/address`, { ...ADDRESS, phone: `${ADDRESS.phone}0` })).toMatchObject({
      status: 400,
    });
    await house.database.transaction((db) => db.run('ALTER TABLE mall_orders RENAME TO mall_orders_away'));
    expect(await tell(`/${orderNo}/address`, ADDRESS)).toMatchObject({ status: 500 });
    expect(await tell('', { ...request, requestKey: 'third-request' })).toMatchObject({ status: 500 });
    await house.database.transaction((db) => db.run('ALTER TABLE mall_orders_away RENAME TO mall_orders'));
    await api.process.stop();
  });
  afterAll(async () => {
    await endAll();
    await house?.close();
  });

  it('is sealed so that only our key opens it', async () => {
    const row = await house.database.one<{ address_sealed: string }>(
      'SELECT address_sealed FROM mall_orders',
    );
    expect(JSON.parse(house.app.get(Keys).decrypt(row?.address_sealed ?? ''))).toEqual(ADDRESS);
    expect(() => new Keys(Buffer.alloc(32, 8)).decrypt(row?.address_sealed ?? '')).toThrow();
  });

  it('stands in clear nowhere in the books', async () => {
    const everything = await everythingIn(house.database);
    expect(everything).toContain(orderNo);
    for (const part of SECRETS) expect(everything).not.toContain(part);
  });

  (SERVER === null ? it : it.skip)('stands in clear nowhere in the files of the embedded database', () => {
    const path = house.databaseUrl.slice('file:'.length);
    const bytes = readdirSync(dirname(path)).map((name) =>
      readFileSync(join(dirname(path), name)).toString('utf8'),
    );
    expect(bytes.join('')).toContain(orderNo);
    for (const part of SECRETS) expect(bytes.join('')).not.toContain(part);
  });

  it('stands in no line of the log', () => {
    const log = api.process.stdout + api.process.stderr;
    expect(log).toContain('/me/mall/orders');
    expect(log).toContain('failed');
    for (const part of SECRETS) expect(log).not.toContain(part);
  });

  it('is forgotten when there is nothing to ship any more', async () => {
    expect((await staffDo(house, `/${orderNo}`)).body.shipTo).toEqual(ADDRESS);
    await lin.does(orderNo, 'cancel');
    expect((await staffDo(house, `/${orderNo}/ship`, PARCEL)).status).toBe(409);
    const row = await house.database.one('SELECT address_sealed FROM mall_orders WHERE order_no = ?', [
      orderNo,
    ]);
    expect(row).toEqual({ address_sealed: null });
  });
});
