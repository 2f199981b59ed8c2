import { endAll, start } from '../support/processes';

jest.setTimeout(180_000);

const SECRETS = { SECRET_KEY: '', WECHAT_APP_ID: '', WECHAT_APP_SECRET: '' };
const DATABASE = { DATABASE_URL: 'file:never.db' };

describe('a process with a wrong configuration', () => {
  afterAll(endAll);

  /** It ends at once, names every variable that is wrong, and prints none of their values. */
  const refuses = async (
    program: 'main' | 'worker' | 'cli',
    env: Record<string, string>,
    names: readonly string[],
  ): Promise<string> => {
    const words = program === 'cli' ? ['report', 'books'] : [];
    const ended = await start(program, { ...DATABASE, ...env }, words).ended;
    expect(ended).toMatchObject({ code: 1, signal: null, stdout: '' });
    expect(ended.stderr).toMatch(/^configuration refused:\n {2}- /);
    expect(ended.stderr).not.toMatch(/^\s+at /m);
    for (const name of names) expect(ended.stderr).toContain(name);
    for (const value of Object.values(env)) if (value.length > 10) expect(ended.stderr).not.toContain(value);
    return ended.stderr;
  };

  it.each(['main', 'worker'] as const)(
    '(%s) does not go into production without its secrets',
    async (program) => {
      const said = await refuses(program, { ...SECRETS, FANCHANG_MODE: 'production' }, [
        'SECRET_KEY or SECRET_KEY_FILE: needed in production',
        'WECHAT_APP_ID, WECHAT_APP_SECRET: needed in production',
      ]);
      expect(said.trim().split('\n')).toHaveLength(3);
    },
  );

  it('takes production to be meant when nothing is said', async () => {
    await refuses('main', { ...SECRETS, FANCHANG_MODE: '' }, ['SECRET_KEY', 'WECHAT_APP_ID']);
  });

  it('names every variable that is wrong at once', async () => {
    const wrong = {
      PORT: '99999999999',
      BUSINESS_TZ: 'Mars/Olympus_Mons',
      DATABASE_URL: 'postgres://root:hunter2-hunter2@db/fanchang',
      DATABASE_POOL: '-12345678901',
      WORKER: 'perhaps-tomorrow',
      LOG_LEVEL: 'whispering-only',
      FIXED_NOW: 'the day before yesterday',
    };
    const said = await refuses('main', wrong, Object.keys(wrong));
    expect(said).not.toContain('hunter2');
  });

  it('names a key that is too short, or a file that is not there, without showing it', async () => {
    await refuses('main', { SECRET_KEY: 'dG9vIHNob3J0IGEga2V5' }, ['SECRET_KEY: must be 32 bytes']);
    await refuses('main', { SECRET_KEY: '', SECRET_KEY_FILE: '/nowhere/secret.key' }, [
      'SECRET_KEY_FILE: cannot be read',
    ]);
  });

  it('lives in its own time in production', async () => {
    const env = {
      FANCHANG_MODE: 'production',
      WECHAT_APP_ID: 'wx1',
      WECHAT_APP_SECRET: 'a secret of WeChat',
    };
    await refuses('main', { ...env, FIXED_NOW: '2026-09-02T12:00:00Z' }, [
      'FIXED_NOW: not allowed in production',
    ]);
  });

  it('refuses a command line with a wrong variable as well', async () => {
    await refuses('cli', { BUSINESS_TZ: 'Mars/Olympus_Mons' }, ['BUSINESS_TZ']);
  });

  it.each([
    ['cannot be reached', 'mysql://root:hunter2@127.0.0.1:1/fanchang', /ECONNREFUSED/],
    [
      'has an address that is none',
      'mysql://root:hunter2@127.0.0.1:port/fanchang',
      /DATABASE_URL|Invalid URL/,
    ],
  ])('whose database %s ends, and keeps the password to itself', async (_, url, sentence) => {
    const ended = await start('main', { DATABASE_URL: url }).ended;
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(sentence);
    expect(ended.stdout + ended.stderr).not.toContain('hunter2');
  });
});
