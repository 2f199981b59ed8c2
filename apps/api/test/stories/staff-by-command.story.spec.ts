import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { House, PASSWORD } from '../support/house';
import { logInStaff, saidTo } from '../support/login';
import { command, endAll, folder, until } from '../support/processes';

interface MemberSeen {
  account: string;
  active: boolean;
  places: { shopName: string; role: string }[];
}

describe('staff and shops at the keyboard', () => {
  let house: House;
  beforeEach(async () => {
    house = await House.open('2026-09-02T08:00:00+08:00');
  });
  afterEach(async () => {
    await house.close();
    await endAll();
  });

  const run = (...words: string[]) => command(words, { DATABASE_URL: house.databaseUrl });
  const done = async (...words: string[]) => {
    const { code, stdout, stderr } = await run(...words);
    expect(`${stderr}${code}`).toBe('0');
    return stdout;
  };
  const fileOf = (password: string) => {
    const path = join(folder(), 'password');
    writeFileSync(path, `${password}\n`);
    return path;
  };
  const memberOf = async (account: string) =>
    (JSON.parse(await done('staff', 'list', '--json')) as MemberSeen[]).find(
      (one) => one.account === account,
    );

  it('a shop and somebody for it are added, and they log in', async () => {
    await done('shop', 'add', 'river', '--name', '河口店');
    expect(await done('shop', 'list')).toMatch(/\d+ {2}river {2}河口店/);
    const words = ['staff', 'add', 'mei', '--name', '小梅', '--shop', 'river', '--role', 'owner'];
    await done(...words, '--password-file', fileOf(PASSWORD));
    expect(await memberOf('mei')).toMatchObject({
      active: true,
      places: [{ shopName: '河口店', role: 'owner' }],
    });
    expect((await logInStaff(house, 'mei')).status).toBe(200);
    const log = await house.database.rows<{ actor_kind: string; action: string }>(
      'SELECT actor_kind, action FROM audit_log ORDER BY seq',
    );
    expect(log).toEqual([
      { actor_kind: 'command', action: 'shop.added' },
      { actor_kind: 'command', action: 'staff.added' },
    ]);
  });

  it('a role is given and taken, a password set anew, and somebody let in no more', async () => {
    const { body: before } = await logInStaff(house, 'lake');
    await done('staff', 'role', 'lake', '--shop', 'hill', '--role', 'manager');
    await done('staff', 'role', 'lake', '--shop', 'lake', '--role', 'none');
    expect((await memberOf('lake'))?.places).toEqual([
      { shopId: expect.any(String) as string, shopName: '山前店', role: 'manager' },
    ]);
    // The server hears of what a command has ended within seconds.
    await until(async () => (await saidTo(house, 'staff', before.accessToken)) === 'SESSION_REVOKED');

    await done('staff', 'password', 'lake', '--password-file', fileOf('a password set anew'));
    expect((await logInStaff(house, 'lake')).body.code).toBe('PASSWORD_WRONG');
    expect((await logInStaff(house, 'lake', { password: 'a password set anew' })).status).toBe(200);

    expect(await done('staff', 'deactivate', 'hill')).toContain('退出了 0 处登录');
    expect(await memberOf('hill')).toMatchObject({ active: false });
    expect((await logInStaff(house, 'hill')).body.code).toBe('PASSWORD_WRONG');
    await done('staff', 'deactivate', 'hill', '--undo');
    expect((await logInStaff(house, 'hill')).status).toBe(200);
  });

  it('what is wrong is said in one line, and no password is taken as an argument', async () => {
    const add = ['staff', 'add', 'mei', '--name', '小梅', '--role', 'cashier'];
    const password = ['--password-file', fileOf(PASSWORD)];
    const wrong = [
      [[...add, '--shop', 'lake', '--password', PASSWORD], "Unknown option '--password'"],
      [[...add, '--shop', 'lake', '--password-file', fileOf('short')], '10–128'],
      [[...add, '--shop', 'lake', '--password-file', '/nowhere'], '/nowhere'],
      [[...add, '--shop', 'sea', ...password], 'sea'],
      [
        ['staff', 'add', 'lake', '--name', 'x', '--role', 'cashier', '--shop', 'lake', ...password],
        '已有人使用',
      ],
      [['staff', 'role', 'lake', '--shop', 'lake', '--role', 'king'], 'staff role ACCOUNT'],
      [['staff', 'deactivate', 'nobody'], '没有这个账号'],
      [['staff', 'reset-totp', 'lake'], '还没有设置动态验证码'],
      [['shop', 'add', 'lake', '--name', '又一家'], '已有人使用'],
    ] as const;
    for (const [words, says] of wrong) {
      const { code, stderr } = await run(...words);
      expect(stderr).toContain(says);
      expect(stderr).not.toMatch(/^ +at /m);
      expect(code).toBe(1);
    }
  });
});
