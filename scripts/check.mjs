// `npm run check`: everything that guards main without running the product. Runs all of it, then says what failed.
import { spawnSync } from 'node:child_process';
import { buildApi, root, run } from './lib.mjs';

const checks = {
  'format (prettier)': () => run('prettier', ['--check', '--log-level', 'warn', '.']),
  'lint (oxlint, with types)': () => run('oxlint', ['--type-aware', '--deny-warnings', '.']),
  'types (API, rules, tests)': () => run('tsc', ['--noEmit', '-p', 'tsconfig.json']),
  'types (mini-program)': () => run('tsc', ['--noEmit', '-p', 'apps/miniprogram']),
  'direction of imports': direction,
  'contract is up to date': () => run(process.execPath, ['scripts/contract.mjs', '--check']),
};

/** dependency-cruiser passes when it sees nothing, so what it saw is counted. */
async function direction() {
  const done = spawnSync(
    'node_modules/.bin/depcruise',
    ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'apps/api/src', 'libs/domain/src'],
    { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  let seen;
  try {
    seen = JSON.parse(done.stdout);
  } catch {
    console.error(done.stderr);
    return 1;
  }
  const { totalCruised, totalDependenciesCruised, violations } = seen.summary;
  console.log(`  ${totalCruised} modules, ${totalDependenciesCruised} imports`);
  for (const { rule, from, to } of violations) console.error(`  ${rule.name}: ${from} → ${to}`);
  if (totalCruised < 50 || totalDependenciesCruised < 100) {
    console.error('  saw too little: the direction was not checked');
    return 1;
  }
  return violations.length === 0 ? 0 : 1;
}

await buildApi();
const failed = [];
for (const [name, check] of Object.entries(checks)) {
  console.log(`\n· ${name}`);
  if ((await check()) !== 0) failed.push(name);
}
console.log(failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
