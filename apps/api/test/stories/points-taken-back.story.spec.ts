import { House, paid } from '../support/house';
import { pointsFromEver, PointsView, refunded, signed } from '../support/points';
import { booksAreRight } from '../support/verify';

const LATER = '2026-09-20T12:00:00+08:00';

describe('points that are taken back', () => {
  let house: House;
  let lin: PointsView;
  beforeEach(async () => {
    house = await House.open('2026-09-02T20:00:00+08:00');
    await pointsFromEver(house);
    await house.tell([
      paid('lin', 'A1', '2026-09-02T12:00:00+08:00', 10_000),
      signed('A1', '2026-09-02T18:00:00+08:00'),
    ]);
    await house.settle();
    lin = await PointsView.of(house, 'lin');
  });
  afterEach(async () => {
    await booksAreRight(house);
    await house.close();
  });

  const tells = async (...events: unknown[]) => {
    const { body } = await house.tell(events);
    await house.settle();
    return body.results.map((result) => result.result);
  };
  const goesTo = async (local: string) => {
    house.at(local);
    await house.settle();
  };
  const earns = (orderNo: string, fen: number, signedAt: string) =>
    tells(paid('lin', orderNo, signedAt, fen), signed(orderNo, signedAt));

  it('while on their way: a part, another part, and a repeat of it', async () => {
    await tells(refunded('A1', '2026-09-03T10:00:00+08:00', 2_550, 1));
    expect(await lin.short()).toBe('0/74/0');
    await tells(refunded('A1', '2026-09-03T11:00:00+08:00', 2_550, 2));
    expect(await lin.short()).toBe('0/49/0');
    expect(await tells(refunded('A1', '2026-09-03T11:00:00+08:00', 2_550, 2))).toEqual(['duplicate']);
    await goesTo(LATER);
    expect(await lin.short()).toBe('49/0/0');
    expect(await lin.history()).toEqual(['(earn +100)', '(take-back -26)', '(take-back -25)', 'release +49']);
  });

  it('of an order given back whole, all of them', async () => {
    await goesTo(LATER);
    await house.refundsWhole('A1', LATER);
    expect(await lin.short()).toBe('0/0/0');
    expect(await lin.history()).toEqual(['(earn +100)', 'release +100', 'take-back -100']);
  });

  it('after they were spent: from other points first, then as a debt that later ones pay first', async () => {
    await earns('A2', 3_000, '2026-09-03T12:00:00+08:00');
    await goesTo(LATER);
    expect(await lin.spend(90, 'bowl')).toBe('spent');
    expect(await lin.short()).toBe('40/0/0');

    await house.refundsWhole('A1', LATER);
    expect(await lin.short()).toBe('0/0/60');
    expect((await lin.history()).slice(-2)).toEqual(['take-back -40', 'owe -60']);

    await earns('A3', 5_000, '2026-09-20T11:00:00+08:00');
    expect(await lin.short()).toBe('0/50/60');
    await goesTo('2026-09-28T00:00:00+08:00');
    expect(await lin.short()).toBe('0/0/10');
    await earns('A4', 2_500, '2026-09-18T11:00:00+08:00');
    expect(await lin.short()).toBe('15/0/0');
    expect((await lin.history()).slice(-4)).toEqual([
      'release +50',
      'pay-debt -50',
      'earn +25',
      'pay-debt -10',
    ]);
  });

  it('and a redemption called off afterwards leaves nobody owing', async () => {
    await goesTo(LATER);
    await lin.spend(100, 'bowl');
    await house.refundsWhole('A1', LATER);
    expect(await lin.short()).toBe('0/0/100');
    await lin.giveBack('bowl');
    await lin.giveBack('bowl');
    expect(await lin.short()).toBe('0/0/0');
  });

  it('long after they ran out: what was never spent is asked of nobody', async () => {
    await goesTo(LATER);
    await lin.spend(60, 'bowl');
    await goesTo('2027-10-01T12:00:00+08:00');
    expect(await lin.short()).toBe('0/0/0');
    await tells(refunded('A1', '2027-10-01T11:00:00+08:00', 3_000));
    expect(await lin.short()).toBe('0/0/0');
    // Of the hundred forty ran out. The order gives forty in the end, and sixty were spent.
    await tells(refunded('A1', '2027-10-01T11:30:00+08:00', 3_000, 2));
    expect(await lin.short()).toBe('0/0/20');
  });

  it('go with the order when it turns out to be another’s', async () => {
    const other = { ...paid('mei', 'A1', '2026-09-02T12:00:01+08:00', 10_000), eventId: 'A1:paid-by-mei' };
    await tells(other);
    expect(await lin.short()).toBe('0/0/0');
    const mei = await PointsView.of(house, 'mei');
    expect(await mei.short()).toBe('0/100/0');
  });

  it('by the version that gave, whatever the rules say by then', async () => {
    await pointsFromEver(house, { version: 3, pointsPerYuan: 5, returnDays: 0, validMonths: 1 });
    await tells(paid('lin', 'A2', '2026-09-02T19:00:00+08:00', 1_000));
    expect(await lin.short()).toBe('0/150/0');
    await tells(refunded('A1', '2026-09-03T10:00:00+08:00', 4_000));
    expect(await lin.short()).toBe('0/110/0');
    await tells(refunded('A2', '2026-09-03T10:00:00+08:00', 500));
    expect(await lin.short()).toBe('0/85/0');
    await goesTo(LATER);
    expect((await lin.points()).expiring).toEqual([{ points: 60, endsAt: '2027-09-11T00:00:00.000+08:00' }]);
    const versions = await house.database.rows(
      "SELECT cause, version, state FROM grants WHERE program = 'points' ORDER BY cause",
    );
    expect(versions).toEqual([
      { cause: 'A1@6000', version: 2, state: 'standing' },
      { cause: 'A2@500', version: 3, state: 'standing' },
    ]);
  });
});
