import { House } from '../support/house';

describe('an address that cannot be read', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open();
  });
  afterAll(() => house.close());

  it.each([
    ['a broken escape', '/%zz'],
    ['a part longer than any of ours', `/me/coupons/${'9'.repeat(300)}`],
    ['a path nobody serves', '/nowhere'],
  ])('%s is refused in the shape of every refusal', async (_, url) => {
    const answer = await house.call('GET', url);
    expect(answer).toMatchObject({ status: 404, body: { code: 'NOT_FOUND', message: '没有找到这个地址' } });
    expect(answer.body['requestId']).toBeTruthy();
  });
});
