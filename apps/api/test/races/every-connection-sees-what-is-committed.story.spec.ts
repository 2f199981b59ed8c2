import { databaseOf } from '../../src/config';
import { openDataSource } from '../../src/platform/database/open';
import { freshDatabase, SERVER } from '../support/databases';

const onServer = SERVER === null ? it.skip : it;

describe('the connections of a pool', () => {
  onServer(
    'all read what is committed, the first one too: an old snapshot would hide who was faster',
    async () => {
      const database = await freshDatabase();
      const source = await openDataSource(databaseOf(database.url, 4));
      const seen = await Promise.all(
        Array.from({ length: 4 }, async () => {
          const runner = source.createQueryRunner();
          const sql = "SHOW VARIABLES WHERE Variable_name IN ('tx_isolation', 'transaction_isolation')";
          const [row] = (await runner.query(sql)) as { Value: string }[];
          // Kept while the others ask, so that each gets a connection of its own.
          await new Promise((resolve) => setTimeout(resolve, 500));
          await runner.release();
          return row?.Value;
        }),
      );
      await source.destroy();
      await database.drop();
      expect(seen).toEqual(['READ-COMMITTED', 'READ-COMMITTED', 'READ-COMMITTED', 'READ-COMMITTED']);
    },
  );
});
