import { House } from '../support/house';
import { endAll, said, start, startApi } from '../support/processes';

jest.setTimeout(240_000);

const NOW = '2026-09-02T12:00:00+08:00';
/** So many that they take seconds. */
const PIECES = 20_000;

describe('while much is due at once', () => {
  let house: House;
  beforeEach(async () => {
    house = await House.open(NOW);
    const at = Date.parse(NOW);
    await house.database.transaction((db) =>
      db.insert(
        'work',
        ['kind', 'payload', 'state', 'run_at', 'attempts', 'created_at'],
        Array.from({ length: PIECES }, (_, n) => [
          'survey.ask',
          JSON.stringify({ surveyNo: `S${n}` }),
          'ready',
          at,
          0,
          at,
        ]),
      ),
    );
  });
  afterEach(async () => {
    await endAll();
    await house.close();
  });
  const env = () => ({ DATABASE_URL: house.databaseUrl, FIXED_NOW: NOW, LOG_LEVEL: 'error' });
  const left = async () =>
    Number((await house.database.one<{ n: number }>('SELECT COUNT(*) AS n FROM work'))?.n);

  it('a worker that is asked to stop begins nothing more', async () => {
    const worker = start('worker', env());
    await said(worker, /at work/);
    expect(await worker.stop()).toMatchObject({ code: 0, stderr: '' });
    expect(await left()).toBeGreaterThan(0);
  });

  it('a process that does work answers', async () => {
    const { url } = await startApi(env());
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    expect(await left()).toBeGreaterThan(0);
  });
});
