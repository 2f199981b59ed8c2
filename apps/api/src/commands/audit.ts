import { Calendar } from '@fanchang/domain';
import type { Config } from '../config';
import { type AuditRow, readLog, verifyChain } from '../platform/audit';
import { Database } from '../platform/database/database';
import { migrateUp } from '../platform/database/migrate';
import { CommandError, commandConfig, readWords } from './command';

const HASH = /^[0-9a-f]{64}$/;
const PAGE = 500;

/** `audit verify`: follows the chain from end to end; ends with 1 and the first row that is wrong. */
export async function auditVerify(words: string[]): Promise<void> {
  const { values } = readWords(words, { expect: { type: 'string' }, json: { type: 'boolean' } });
  const expected = values.expect ?? null;
  if (expected !== null && !HASH.test(expected)) {
    throw new CommandError('audit verify --expect HASH：64 位十六进制');
  }
  await withDatabase(commandConfig(values.database), async (database) => {
    const report = await verifyChain(database, expected);
    if (values.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    else if (report.fault === null) {
      process.stdout.write(`审计日志完整：${report.rows} 条\nhead ${report.head.seq} ${report.head.hash}\n`);
    } else {
      const { seq, what } = report.fault;
      process.stdout.write(`✗ row ${seq}: ${what}（之前 ${report.rows} 条完整）\n`);
    }
    if (report.fault !== null) process.exitCode = 1;
  });
}

/** `audit list`: who did what to whom, newest first. */
export async function auditList(words: string[]): Promise<void> {
  const { values } = readWords(words, {
    limit: { type: 'string' },
    subject: { type: 'string' },
    json: { type: 'boolean' },
  });
  const limit = Number(values.limit ?? 50);
  if (!Number.isInteger(limit) || limit < 1) throw new CommandError('audit list --limit N：大于 0 的整数');
  const config = commandConfig(values.database);
  const calendar = new Calendar(config.businessZone);
  await withDatabase(config, async (database) => {
    let before: number | null = null;
    for (let left = limit; left > 0;) {
      const rows: AuditRow[] = await readLog(database, Math.min(left, PAGE), before, values.subject ?? null);
      for (const row of rows)
        process.stdout.write(values.json ? `${JSON.stringify(row)}\n` : say(row, calendar));
      const last = rows[rows.length - 1];
      if (last === undefined) return;
      left -= rows.length;
      before = Number(last.seq);
    }
  });
}

function say(row: AuditRow, calendar: Calendar): string {
  const by = row.actor_id === '' ? row.actor_kind : `${row.actor_kind}:${row.actor_id}`;
  const at = calendar.iso(Number(row.at)).slice(0, 19);
  return `${row.seq}  ${at}  ${by}  ${row.action}  ${row.subject}${row.detail === '{}' ? '' : `  ${row.detail}`}\n`;
}

async function withDatabase(config: Config, work: (database: Database) => Promise<void>): Promise<void> {
  await migrateUp(config.database);
  const database = await Database.open(config.database);
  try {
    await work(database);
  } finally {
    await database.close();
  }
}
