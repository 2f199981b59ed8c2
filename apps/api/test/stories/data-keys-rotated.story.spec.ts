import { randomBytes } from 'node:crypto';
import type { Config } from '../../src/config';
import { addApiClient } from '../../src/facts/orders';
import { Keys } from '../../src/platform/auth/keys';
import { Clock } from '../../src/platform/clock';
import { countSealed, rotateKeys, SEALED } from '../../src/privacy';
import { ExportFiles } from '../../src/privacy/export/export-files';
import { House, SECRET } from '../support/house';
import { command, SECRET_KEY } from '../support/processes';
import { livePerson, type WholePerson } from '../support/whole-person';

const NOW = '2026-09-02T20:00:00+08:00';
const K2 = { id: 'k2', key: randomBytes(32) };
const K3 = { id: 'k3', key: randomBytes(32) };

describe('the keys personal data is sealed with', () => {
  let house: House;
  let person: WholePerson;
  let zip: Buffer;

  beforeAll(async () => {
    house = await House.open(NOW);
    person = await livePerson(house);
    await house.call('POST', '/me/privacy/exports', { token: person.token, body: {} });
    await house.settle();
    const keys = house.app.get(Keys);
    await house.database.transaction(async (db) => {
      // As staff with a second factor and outside tokens are kept.
      await db.run('UPDATE staff SET totp_sealed = ?', [keys.encrypt('totp secret')]);
      await db.run(
        'INSERT INTO outside_tokens (name, token_sealed, expires_at, refreshing_until) VALUES (?, ?, 0, 0)',
        ['mini', keys.encrypt('outside token')],
      );
      // As cash waits for its owner's yes.
      await db.run(
        `INSERT INTO transfers (grant_id, customer_id, amount_fen, state, turn, package_sealed, remark, created_at, changed_at)
         VALUES (9001, ?, 100, 'confirming', 1, ?, '现金奖励', 0, 0)`,
        [person.customerId, keys.encrypt('package')],
      );
      // As somebody who was asked, and has begun to answer.
      await db.run('UPDATE surveys SET draft_sealed = ?', [keys.encrypt('{}')]);
      for (let n = 0; n < 1_200; n += 1) {
        await db.run('INSERT INTO customers (born_as, phone_sealed, created_at) VALUES (?, ?, 0)', [
          `many-${n}`,
          keys.encrypt(String(13_800_000_000 + n)),
        ]);
      }
    });
    zip = await download(house);
  });
  afterAll(() => house.close());

  const download = async (from: House) => {
    const list = await from.call<{ items: { exportNo: string }[] }>('GET', '/me/privacy/exports', {
      token: person.token,
    });
    const url = `/me/privacy/exports/${list.body.items[0]?.exportNo ?? ''}/file`;
    const answer = await from.app.inject({ url, headers: { authorization: `Bearer ${person.token}` } });
    expect(answer.statusCode).toBe(200);
    return answer.rawPayload;
  };
  /** Another process of the same house, told other keys. */
  const withKeys = async <T>(dataKeys: Config['dataKeys'], work: (keys: Keys) => Promise<T>): Promise<T> =>
    work(new Keys(Buffer.alloc(32, 7), dataKeys));
  const idsSeen = async () => [...new Set((await countSealed(house.database)).map((one) => one.keyId))];
  const rotate = (dataKeys: Config['dataKeys']) =>
    withKeys(dataKeys, async (keys) => {
      const done = [];
      for await (const one of rotateKeys(house.database, keys)) done.push(one);
      return done;
    });

  it('are counted by name and column, and every column has something', async () => {
    const counts = await countSealed(house.database);
    expect(counts.map(({ table, column }) => `${table}.${column}`)).toEqual(
      SEALED.map(({ table, column }) => `${table}.${column}`),
    );
    expect(new Set(counts.map((one) => one.keyId))).toEqual(new Set(['v1']));
  });

  it('are changed everywhere, however much there is, and everything opens as before', async () => {
    const done = await rotate([K2]);
    expect(done.every((one) => one.sealed > 0 && one.skipped === 0)).toBe(true);
    expect(await idsSeen()).toEqual(['k2']);
    await withKeys([K2], async (keys) => {
      const rows = await house.database.rows<{ phone_sealed: string; born_as: string }>(
        "SELECT phone_sealed, born_as FROM customers WHERE born_as LIKE 'many-%'",
      );
      expect(rows).toHaveLength(1_200);
      for (const { phone_sealed: sealed, born_as: born } of rows) {
        expect(keys.decrypt(sealed)).toBe(String(13_800_000_000 + Number(born.slice('many-'.length))));
      }
    });
    expect(await rotate([K2])).toEqual(
      SEALED.map(({ table, column }) => ({ table, column, sealed: 0, skipped: 0 })),
    );
  });

  it('leave what a running process writes meanwhile', async () => {
    const old = new Keys(Buffer.alloc(32, 7), [K2]);
    const written: string[] = [];
    const rotating = withKeys([K3, K2], async (keys) => {
      for await (const one of rotateKeys(house.database, keys)) written.push(one.column);
    });
    await Promise.all([
      rotating,
      ...Array.from({ length: 20 }, () =>
        house.database.transaction((db) =>
          addApiClient(db, old, { clientKey: 'shop', secret: SECRET, source: 'shop' }),
        ),
      ),
    ]);
    await rotate([K3, K2]);
    expect(await idsSeen()).toEqual(['k3']);
    const row = await house.database.one<{ secret_sealed: string }>(
      "SELECT secret_sealed FROM api_clients WHERE client_key = 'shop'",
    );
    expect(new Keys(Buffer.alloc(32, 7), [K3]).decrypt(row?.secret_sealed ?? '')).toBe(SECRET);
  });

  it('that are no longer known are named, and what was done before stays', async () => {
    await expect(rotate([K2])).rejects.toThrow('customers.phone_sealed');
    await expect(rotate([K2])).rejects.toThrow('no data key "k3": DATA_KEYS lacks it');
    expect(await idsSeen()).toEqual(['k3']);
  });

  it('let a person download what was built under an older key', async () => {
    const row = await house.database.one<{ export_no: string }>('SELECT export_no FROM privacy_exports');
    const keys = new Keys(Buffer.alloc(32, 7), [K3]);
    const files = new ExportFiles(house.database, keys, house.app.get(Clock));
    const file = await files.of(person.customerId, row?.export_no ?? '');
    if ('refused' in file) throw new Error(file.refused);
    expect(Buffer.concat(await file.stream.toArray()).equals(zip)).toBe(true);
  });

  it('are rotated and counted at the command line', async () => {
    const own = await House.open(NOW);
    const env = { DATABASE_URL: own.databaseUrl, SECRET_KEY };
    const before = await command(['keys', 'status'], env);
    expect(before.stdout).toBe('current v1\napi_clients.secret_sealed  v1  1\n');
    const data = { ...env, DATA_KEYS: `k2:${K2.key.toString('base64')}` };
    const rotated = await command(['keys', 'rotate'], data);
    expect(rotated).toMatchObject({ code: 0 });
    expect(rotated.stdout).toContain('api_clients.secret_sealed  1 sealed with k2');
    const after = await command(['keys', 'status', '--json'], data);
    expect(JSON.parse(after.stdout)).toEqual({
      current: 'k2',
      counts: [{ table: 'api_clients', column: 'secret_sealed', keyId: 'k2', values: 1 }],
    });
    const without = await command(['keys', 'rotate'], env);
    expect(without.code).toBe(1);
    expect(without.stderr).toContain('no data key "k2": DATA_KEYS lacks it');
    await own.close();
  });
});
