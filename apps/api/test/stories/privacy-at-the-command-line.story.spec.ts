import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { House } from '../support/house';
import { command, endAll, folder } from '../support/processes';
import { unzip } from '../support/unzip';
import { livePerson, type WholePerson } from '../support/whole-person';

const NOW = '2026-09-02T20:00:00+08:00';

describe('staff who answer what a shopper asked by letter', () => {
  let house: House;
  let person: WholePerson;
  let env: Record<string, string>;

  beforeAll(async () => {
    house = await House.open(NOW);
    person = await livePerson(house);
    env = { DATABASE_URL: house.databaseUrl, FIXED_NOW: NOW };
  });
  afterAll(async () => {
    await endAll();
    await house.close();
  });

  it('write everything known into a file nobody else can read, and it is written down', async () => {
    const file = join(folder(), 'lin.zip');
    const done = await command(['privacy', 'export', String(person.customerId), file], env);
    expect(done).toMatchObject({ code: 0, stdout: `${file}\n` });
    expect(statSync(file).mode & 0o077).toBe(0);
    const files = await unzip(readFileSync(file));
    expect(files.get('orders.json')).toContain('P-1');
    const again = await command(['privacy', 'export', String(person.customerId), file], env);
    expect(again.code).toBe(1);
    const listed = await command(['audit', 'list', '--subject', `customer:${person.customerId}`], env);
    expect(listed.stdout).toContain('command  privacy.exported');
  });

  it('close an account, when they say twice that they mean it', async () => {
    const unsure = await command(['privacy', 'erase', String(person.customerId)], env);
    expect(unsure).toMatchObject({ code: 1 });
    expect(unsure.stderr).toContain('--yes');
    const done = await command(['privacy', 'erase', String(person.customerId), '--yes'], env);
    expect(done).toMatchObject({ code: 0, stdout: `会员 ${person.customerId} 已注销\n` });
    expect(
      await house.database.one('SELECT nickname FROM customers WHERE id = ?', [person.customerId]),
    ).toEqual({
      nickname: null,
    });
    const nobody = await command(['privacy', 'erase', '999999', '--yes'], env);
    expect(nobody.code).toBe(1);
    expect(nobody.stderr).toMatch(/[\u4e00-\u9fff]/);
  });
});
