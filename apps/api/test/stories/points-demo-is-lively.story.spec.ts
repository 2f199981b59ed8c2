import { DemoSeed } from '../../src/demo/demo-seed';
import { House } from '../support/house';
import { PointsView } from '../support/points';
import { booksAreRight } from '../support/verify';

describe('the points of the demo', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open('2026-11-22T12:00:00+08:00', { mode: 'demo' });
    await house.app.get(DemoSeed).ensure();
  });
  afterAll(() => house.close());

  it('have a balance, a history with reasons, and were spent and given back', async () => {
    const collector = await PointsView.of(house, 'demo-lifetime');
    expect((await collector.points()).balance).toBeGreaterThan(100);
    const entries = await collector.allEntries();
    const kinds = new Set(entries.map((entry) => entry.kind));
    expect(kinds).toEqual(new Set(['earn', 'release', 'spend', 'give-back']));
    const earned = entries.filter((entry) => entry.kind === 'earn');
    expect(earned.filter((entry) => entry.pending && /的订单实付 ¥/.test(entry.why ?? ''))).not.toEqual([]);
    expect(earned.filter((entry) => !entry.pending && /在直播间/.test(entry.why ?? ''))).not.toEqual([]);
  });

  it('are on their way to somebody', async () => {
    const newcomer = await PointsView.of(house, 'demo-newcomer');
    expect((await newcomer.points()).pending).toBeGreaterThan(0);
  });

  it('are in books that are right', () => booksAreRight(house));
});
