// `npm test`: every spec and story on the embedded database; `--mysql`: the stories on MySQL or MariaDB.
import { buildApi, run } from './lib.mjs';

const mysql = process.argv.includes('--mysql');
const rest = process.argv.slice(2).filter((word) => word !== '--mysql');
const env = {
  TZ: 'UTC',
  ...(mysql && { TEST_DATABASE_URL: process.env.TEST_DATABASE_URL ?? 'mysql://root@127.0.0.1:3306' }),
};

// Some stories run real processes, which need the build.
await buildApi();
process.exit(
  await run('jest', ['-c', 'jest.config.cjs', ...(mysql ? ['--selectProjects', 'stories'] : []), ...rest], {
    env,
  }),
);
