import { DemoSeed } from '../../src/demo/demo-seed';
import { House } from '../support/house';
import { booksAreRight } from '../support/verify';

jest.setTimeout(180_000);

describe('the surveys of the demo', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open('2026-11-22T12:00:00+08:00', { mode: 'demo' });
    await house.app.get(DemoSeed).ensure();
  });
  afterAll(() => house.close());

  it('were answered by some, missed by others, and wait for somebody', async () => {
    const rows = await house.database.rows<{ state: string; n: number }>(
      'SELECT state, COUNT(*) AS n FROM surveys GROUP BY state',
    );
    const count = new Map(rows.map(({ state, n }) => [state, Number(n)]));
    expect(count.get('answered')).toBeGreaterThan(50);
    expect(count.get('open')).toBeGreaterThan(20);
    const token = await house.shopper('demo-lifetime');
    const { body } = await house.call<{ items: { state: string }[] }>('GET', '/me/surveys', { token });
    expect(body.items.map(({ state }) => state)).toContain('answered');
  });

  it('say something of every product and live session', async () => {
    const token = await house.staff('agent');
    for (const by of ['product', 'session', 'category']) {
      const { body } = await house.call<{ items: { answers: number; csat: { mean: number } }[] }>(
        'GET',
        `/staff/surveys/results?by=${by}`,
        { token },
      );
      expect(body.items.length).toBeGreaterThan(2);
      const means = body.items.filter(({ answers }) => answers > 5).map(({ csat }) => csat.mean);
      for (const mean of means) expect(mean).toBeGreaterThan(3);
    }
  });

  it('are in books that are right', () => booksAreRight(house));
});
