import { refuse } from '@fanchang/domain';
import type { Db } from '../../src/platform/database/db';
import { TryAgain } from '../../src/platform/database/faults';
import { House } from '../support/house';

describe('what a transaction tries and gives up', () => {
  let house: House;
  beforeEach(async () => {
    house = await House.open();
  });
  afterEach(() => house.close());

  const write = (db: Db, key: string) => db.run('INSERT INTO quotas (quota_key, taken) VALUES (?, 1)', [key]);
  const written = async () => {
    const rows = await house.database.rows<{ quota_key: string }>(
      "SELECT quota_key FROM quotas WHERE quota_key NOT LIKE 'group:%' ORDER BY quota_key",
    );
    return rows.map((row) => row.quota_key);
  };

  it('is undone alone, a try inside a try as well', async () => {
    await house.database.transaction(async (db) => {
      await write(db, '1 before');
      const outer = db.attempt(async () => {
        await write(db, '2 outer');
        await db.attempt(() => write(db, '3 inner, done')).catch(() => undefined);
        await db
          .attempt(async () => {
            await write(db, '4 inner, given up');
            throw new Error('no');
          })
          .catch(() => undefined);
        throw new Error('no');
      });
      await expect(outer).rejects.toThrow('no');
      await write(db, '5 after');
    });
    expect(await written()).toEqual(['1 before', '5 after']);
  });

  it('is undone by a refusal, whose answer can still be written', async () => {
    await house.database.transaction(async (db) => {
      const done = await db.decide(async () => {
        await write(db, '1 effect');
        return refuse('COUPON_HELD');
      });
      expect(done).toEqual({ refused: 'COUPON_HELD' });
      await write(db, '2 answer');
      expect(await db.decide(async () => write(db, '3 done'))).toBe(1);
    });
    expect(await written()).toEqual(['2 answer', '3 done']);
  });

  it('begins again from the start when a race inside it was lost', async () => {
    let runs = 0;
    await house.database.transaction(async (db) => {
      await write(db, '1 once');
      await db.decide(async () => {
        await write(db, '2 once');
        if ((runs += 1) < 3) throw new TryAgain('lost');
        return {};
      });
    });
    expect(runs).toBe(3);
    expect(await written()).toEqual(['1 once', '2 once']);
  });
});
