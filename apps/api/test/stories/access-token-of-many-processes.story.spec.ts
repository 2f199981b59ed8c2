import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { databaseOf } from '../../src/config';
import { migrateUp } from '../../src/platform/database/migrate';
import { freshDatabase, type TestDatabase } from '../support/databases';
import { ROOT } from '../support/processes';
import { type Said, Upstream } from '../support/upstream';

const BUILT = join(ROOT, 'apps/api/dist/apps/api/src');
const ASKER = join(__dirname, '../support/token-asker.cjs');
const PROCESSES = 4;
const EACH = 250;

describe('four real processes that need the access token 250 times each, at the same moment', () => {
  let testDatabase: TestDatabase;
  let upstream: Upstream;
  const children: ChildProcess[] = [];

  beforeEach(async () => {
    testDatabase = await freshDatabase();
    await migrateUp(databaseOf(testDatabase.url, 2));
  });
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    await upstream.close();
    await testDatabase.drop();
  });

  it.each<[string, Said, string]>([
    ['get it by one call', { json: { access_token: 'token', expires_in: 7_200 }, afterMs: 300 }, 'token'],
    ['learn by one call that they cannot', { json: { errcode: 40_013 }, afterMs: 300 }, 'no token: token'],
  ])('%s', async (_, said, told) => {
    if (!existsSync(BUILT)) throw new Error(`${BUILT} is missing: run "nest build api" first`);
    upstream = await Upstream.open(() => said);
    const asking = await Promise.all(Array.from({ length: PROCESSES }, () => ready()));
    const answers = asking.map((child) => nextLine(child));
    for (const child of asking) child.stdin?.write('go\n');
    expect(await Promise.all(answers)).toEqual(Array.from({ length: PROCESSES }, () => `["${told}"]`));
    expect(upstream.count()).toBe(1);
  });

  async function ready(): Promise<ChildProcess> {
    const child = spawn(process.execPath, [ASKER, BUILT, testDatabase.url, upstream.url, String(EACH)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    children.push(child);
    expect(await nextLine(child)).toBe('ready');
    return child;
  }
});

function nextLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    child.once('exit', (code) => reject(new Error(`the process ended with ${code}`)));
  });
}
