import { Audit, type AuditRow, verifyChain } from '../../src/platform/audit';
import { House } from '../support/house';
import { command } from '../support/processes';

const NOW = '2026-09-02T20:00:00+08:00';

describe('the audit log', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open(NOW);
  });
  afterAll(() => house.close());

  const write = (n: number) =>
    house.database.transaction((db) =>
      house.app.get(Audit).write(db, {
        actor: { kind: 'staff', id: '1' },
        action: 'test.done',
        subject: `customer:${n}`,
        detail: { z: n, a: 'x' },
      }),
    );
  const run = (sql: string, values: (string | number)[] = []) =>
    house.database.transaction((db) => db.run(sql, values));
  /** What somebody with the database's password can do. */
  const spoil = async (...statements: string[]) => {
    for (const change of ['update', 'delete']) await run(`DROP TRIGGER IF EXISTS audit_log_no_${change}`);
    for (const sql of statements) await run(sql);
  };
  const verify = () => verifyChain(house.database);

  it('stays one chain when fifty write at once', async () => {
    const before = (await verify()).rows;
    await Promise.all(Array.from({ length: 50 }, (_, n) => write(n)));
    const report = await verify();
    expect(report).toMatchObject({ rows: before + 50, fault: null });
    const subjects = await house.database.rows("SELECT subject FROM audit_log WHERE action = 'test.done'");
    expect(new Set(subjects.map((row) => JSON.stringify(row))).size).toBe(50);
  });

  it('loses what is rolled back, and goes on as if it had not been', async () => {
    await write(1);
    const failed = house.database.transaction(async (db) => {
      await house.app.get(Audit).write(db, {
        actor: { kind: 'system', id: '' },
        action: 'test.failed',
        subject: 'customer:2',
      });
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    await write(3);
    expect((await verify()).fault).toBeNull();
    expect(await house.database.rows("SELECT seq FROM audit_log WHERE action = 'test.failed'")).toEqual([]);
  });

  it('is append-only for everybody who speaks SQL', async () => {
    await write(1);
    await expect(run("UPDATE audit_log SET action = 'test.undone'")).rejects.toThrow(/append-only/);
    await expect(run('DELETE FROM audit_log')).rejects.toThrow(/append-only/);
  });

  it('is read by those who may, page by page', async () => {
    for (let n = 0; n < 60; n += 1) await write(1_000 + n);
    const cashier = await house.staff('lake');
    expect(await house.call('GET', '/staff/audit', { token: cashier })).toMatchObject({ status: 403 });
    const token = await house.staff('owner');
    type Page = { items: { seq: number; subject: string }[]; nextCursor: string | null };
    const first = await house.call<Page>('GET', '/staff/audit', { token });
    expect(first.body.items).toHaveLength(50);
    const second = await house.call<Page>('GET', `/staff/audit?cursor=${first.body.nextCursor ?? ''}`, {
      token,
    });
    const seqs = [...first.body.items, ...second.body.items].map((item) => item.seq);
    expect(seqs).toEqual(seqs.map((_, n) => (seqs[0] ?? 0) - n));
    const one = await house.call<Page>('GET', '/staff/audit?subject=customer:1007', { token });
    expect(one.body.items.map((item) => item.subject)).toEqual(['customer:1007']);
  });

  describe('somebody with the keys to the database', () => {
    let last: number;
    let log: AuditRow[];
    beforeEach(async () => {
      for (let n = 0; n < 5; n += 1) await write(n);
      const report = await verify();
      expect(report.fault).toBeNull();
      last = report.head.seq;
      log = await house.database.rows<AuditRow>('SELECT * FROM audit_log ORDER BY seq');
    });
    /** What was spoiled is mended, so that the next begins with a chain. */
    afterEach(async () => {
      await spoil('DELETE FROM audit_log');
      const columns = Object.keys(log[0] ?? {}) as (keyof AuditRow)[];
      await house.database.transaction((db) =>
        db.insert(
          'audit_log',
          columns,
          log.map((row) => columns.map((column) => row[column])),
        ),
      );
      await run('UPDATE audit_head SET seq = ?, hash = ?', [last, log[log.length - 1]?.hash ?? '']);
    });

    it('who changes a row is found at that row', async () => {
      await spoil(`UPDATE audit_log SET actor_id = '2' WHERE seq = ${last - 2}`);
      const { fault } = await verify();
      expect(fault).toEqual({ seq: last - 2, what: 'its content is not what was written' });
    });

    it('who changes a row and its hash is found at the next', async () => {
      await spoil(`UPDATE audit_log SET hash = previous WHERE seq = ${last - 2}`);
      expect((await verify()).fault?.seq).toBe(last - 2);
    });

    it('who removes a row is found at the gap', async () => {
      await spoil(`DELETE FROM audit_log WHERE seq = ${last - 2}`);
      expect((await verify()).fault).toEqual({ seq: last - 1, what: `row ${last - 2} is missing` });
    });

    it('who removes the newest rows is found by the head', async () => {
      await spoil(`DELETE FROM audit_log WHERE seq > ${last - 2}`);
      const { fault } = await verify();
      expect(fault).toEqual({ seq: last - 1, what: `the log ends before its head at ${last}` });
    });

    it('who exchanges two rows is found at the first', async () => {
      await spoil(
        `UPDATE audit_log SET seq = -1 WHERE seq = ${last - 3}`,
        `UPDATE audit_log SET seq = ${last - 3} WHERE seq = ${last - 2}`,
        `UPDATE audit_log SET seq = ${last - 2} WHERE seq = -1`,
      );
      expect((await verify()).fault?.seq).toBe(last - 3);
    });

    it('who adds a row outside the chain is found at it', async () => {
      await run(
        `INSERT INTO audit_log (seq, at, actor_kind, actor_id, action, subject, detail, previous, hash)
         SELECT seq + 1, at, actor_kind, actor_id, action, subject, detail, hash, hash FROM audit_log
         WHERE seq = ${last}`,
      );
      expect((await verify()).fault?.seq).toBe(last + 1);
    });

    it('who cuts the tail off and moves the head back is found by a head noted elsewhere', async () => {
      const noted = (await verify()).head.hash;
      await write(9);
      expect((await verifyChain(house.database, noted)).fault).toBeNull();
      await spoil(
        `DELETE FROM audit_log WHERE seq > ${last - 2}`,
        `UPDATE audit_head SET seq = ${last - 2}, hash = (SELECT hash FROM audit_log WHERE seq = ${last - 2})`,
      );
      expect((await verify()).fault).toBeNull();
      expect((await verifyChain(house.database, noted)).fault?.what).toContain('noted elsewhere');
    });

    it('is found at the command line, too', async () => {
      const env = { DATABASE_URL: house.databaseUrl };
      const { head } = await verify();
      const good = await command(['audit', 'verify', '--expect', head.hash], env);
      expect(good).toMatchObject({ code: 0 });
      expect(good.stdout).toContain(`head ${head.seq} ${head.hash}`);
      const listed = await command(['audit', 'list', '--subject', 'customer:1'], env);
      expect(listed.stdout).toMatch(/staff:1 {2}test\.done {2}customer:1 {2}\{"a":"x","z":1\}/);
      await spoil(`DELETE FROM audit_log WHERE seq = ${head.seq - 1}`);
      const bad = await command(['audit', 'verify'], env);
      expect(bad).toMatchObject({ code: 1 });
      expect(bad.stdout).toContain(`row ${head.seq}: row ${head.seq - 1} is missing`);
    });
  });
});
