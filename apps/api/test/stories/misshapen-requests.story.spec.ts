import { House, paid } from '../support/house';
import { ADDRESS, givePoints, MallView, withMall } from '../support/mall';

describe('requests of the wrong shape, found by the fuzz', () => {
  let house: House;
  let lin: MallView;
  let items: Record<string, string>;

  beforeAll(async () => {
    house = await House.open();
    items = await withMall(house);
    lin = await MallView.of(house, 'lin');
    await givePoints(house, lin.customerId, 5_000);
  });
  afterAll(() => house.close());

  it('a list of addresses is no address, and nobody pays for it', async () => {
    const answer = await lin.redeems(items['bowl'] ?? '', 'a-list-of-addresses', [ADDRESS, ADDRESS]);
    expect(answer).toMatchObject({ status: 400, body: { code: 'BODY_INVALID' } });
    expect(await lin.orders()).toEqual([]);
    expect(await lin.balance()).toBe(5_000);
  });

  it('a list in the place of an order line is rejected with its event', async () => {
    const told = paid('lin', 'A-1', '2026-09-02T19:00:00+08:00');
    const answer = await house.tell([{ ...told, lines: [told['lines']] }]);
    expect(answer.body.results).toMatchObject([{ result: 'rejected', code: 'BODY_INVALID' }]);
  });

  it.each([17, 6_000])(
    'a body nested %i levels deep is refused before anything follows it down',
    async (levels) => {
      const body = `{"code":${'['.repeat(levels)}${']'.repeat(levels)}}`;
      const headers = { 'content-type': 'application/json' };
      const answer = await house.call('POST', '/auth/login', { body, headers });
      expect(answer).toMatchObject({
        status: 400,
        body: { code: 'BODY_INVALID', message: '请求内容有误：层次过深' },
      });
    },
  );

  it('a nickname or picture that comes as null is left as it was', async () => {
    const { token } = lin;
    await house.call('POST', '/me/profile', { token, body: { nickname: '小满' } });
    const answer = await house.call('POST', '/me/profile', { token, body: { nickname: null, avatar: null } });
    expect(answer).toMatchObject({ status: 200, body: { nickname: '小满', avatar: null } });
  });

  it('an address that cannot be read is answered with the same headers as any', async () => {
    const answer = await house.app.inject({ method: 'GET', url: '/%zz' });
    const { requestId } = answer.json<{ requestId: string }>();
    expect(answer.headers).toMatchObject({ 'x-request-id': requestId, 'x-content-type-options': 'nosniff' });
  });
});
