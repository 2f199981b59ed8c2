// `npm test`: every spec and story on the embedded database; `--mysql`: the stories on MySQL or MariaDB.
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildApi, root, run } from './lib.mjs';
import { findsWhatIsThere, searchLogs } from './search-logs.mjs';

const mysql = process.argv.includes('--mysql');
const rest = process.argv.slice(2).filter((word) => word !== '--mysql');
const logs = join(root, 'var/test-logs', mysql ? 'mysql' : 'embedded');
const env = {
  TZ: 'UTC',
  TEST_LOGS: logs,
  ...(mysql && { TEST_DATABASE_URL: process.env.TEST_DATABASE_URL ?? 'mysql://root@127.0.0.1:3306' }),
};

// Some stories run real processes, which need the build.
await buildApi();
rmSync(logs, { recursive: true, force: true });
// Jest leaves one core to the person at the machine: on two cores that is half of the tests' time.
const workers = rest.some((word) => /^(--maxWorkers|-w|-i|--runInBand)/.test(word)) ? [] : ['--maxWorkers=2'];
const code = await run(
  'jest',
  ['-c', 'jest.config.cjs', ...workers, ...(mysql ? ['--selectProjects', 'stories'] : []), ...rest],
  { env },
);
process.exit(code === 0 ? await logsAreClean() : code);

/** Whatever the run's processes wrote, no secret the tests know is in it. A run of some specs may write nothing. */
async function logsAreClean() {
  if (!existsSync(logs)) mkdirSync(logs, { recursive: true });
  if (!(await findsWhatIsThere())) throw new Error('the search finds nothing');
  const { secrets, bytes, found } = await searchLogs(logs);
  for (const { file, line } of found.slice(0, 20)) console.error(`a secret in ${file}: ${line}`);
  console.log(`Logs: ${bytes} letters searched for ${secrets} secrets, ${found.length} found`);
  const nothing = rest.length === 0 && (secrets === 0 || bytes === 0);
  if (nothing) console.error('Logs: nothing to search, so nothing is proven');
  return found.length > 0 || nothing ? 1 : 0;
}
