import { DemoSeed } from '../../src/demo/demo-seed';
import { House } from '../support/house';
import { booksAreRight } from '../support/verify';

interface Friends {
  items: { state: string; sentence: string; reward: string | null }[];
}

describe('the invitations of the demo', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open('2026-11-22T12:00:00+08:00', { mode: 'demo' });
    await house.app.get(DemoSeed).ensure();
  });
  afterAll(() => house.close());

  const friendsOf = async (openid: string) => {
    const token = await house.shopper(openid);
    const { items } = (await house.call<Friends>('GET', '/me/invitations', { token })).body;
    return items;
  };

  it('show a friend in every state, each with a reason', async () => {
    const friends = await friendsOf('demo-lifetime');
    expect(friends.map(({ state }) => state)).toEqual([
      'bound',
      'review',
      'pending',
      'void',
      'refused',
      'settled',
      'cancelled',
      'settled',
      'late',
    ]);
    expect(friends.filter(({ sentence }) => sentence === '')).toEqual([]);
    expect(friends.filter(({ reward }) => reward !== null)).toHaveLength(2);
  });

  it('are just beginning for somebody else', async () => {
    const friends = await friendsOf('demo-one-away');
    expect(friends.map(({ state }) => state)).toEqual(['pending', 'settled']);
  });

  it('left cash to be claimed, and some that nobody claimed in time', async () => {
    const token = await house.shopper('demo-lifetime');
    const { body } = await house.call<{ items: { state: string; amountFen: number }[] }>('GET', '/me/cash', {
      token,
    });
    expect(body.items.map(({ state, amountFen }) => [state, amountFen])).toEqual([
      ['ready', 1_000],
      ['expired', 500],
    ]);
  });

  it('are in books that are right', () => booksAreRight(house));
});
