import { Calendar } from '@fanchang/domain';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database/database';
import { migrateUp } from '../platform/database/migrate';
import { countWork, type ListedWork, listWork as read, retryParked } from '../platform/queue/work-list';
import { CommandError, commandConfig, readWords } from './command';

const SHOWN = 100;

/** `work list`: what waits, is due or is parked. */
export async function listWork(words: string[]): Promise<void> {
  const { values } = readWords(words, {
    parked: { type: 'boolean' },
    json: { type: 'boolean' },
    limit: { type: 'string' },
  });
  const limit = Number(values.limit ?? SHOWN);
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > 10_000) {
    throw new CommandError('--limit：1 到 10000 的整数');
  }
  await withWork(values.database, async (database, clock) => {
    const counts = await countWork(database, clock.now());
    const items = await read(database, limit, values.parked ? 'parked' : undefined);
    if (values.json) return `${JSON.stringify({ counts, items: items.map(timed) }, null, 2)}\n`;
    const lines = items.map((work) => `${sayWork(work, clock.now())}\n`).join('');
    return `未到时\t${counts.ready}\n到时\t${counts.due}\n停放\t${counts.parked}\n${lines}`;
  });
}

/** `work retry ID|--all`: parked work is due again. */
export async function retryWork(words: string[]): Promise<void> {
  const { values, positionals } = readWords(words, { all: { type: 'boolean' } });
  const [word] = positionals;
  if (
    (word === undefined) !== (values.all === true) ||
    (word !== undefined && !/^[1-9]\d{0,14}$/.test(word))
  ) {
    throw new CommandError('work retry ID 或 work retry --all');
  }
  await withWork(values.database, async (database, clock) => {
    const count = await retryParked(database, word === undefined ? null : Number(word), clock.now());
    if (word !== undefined && count === 0) throw new CommandError(`没有停放的工作 ${word}`);
    return `再试 ${count} 件\n`;
  });
}

async function withWork(
  url: string | undefined,
  say: (database: Database, clock: Clock) => Promise<string>,
): Promise<void> {
  const config = commandConfig(url);
  await migrateUp(config.database);
  const database = await Database.open(config.database);
  try {
    const clock = new Clock(new Calendar(config.businessZone), config.fixedNow);
    process.stdout.write(await say(database, clock));
  } finally {
    await database.close();
  }
}

const iso = (at: number) => new Date(at).toISOString();

function timed({ runAt, createdAt, ...work }: ListedWork) {
  return { ...work, runAt: iso(runAt), createdAt: iso(createdAt) };
}

function sayWork(work: ListedWork, now: number): string {
  const state = work.state === 'parked' ? '停放' : work.runAt <= now ? '到时' : '未到时';
  return [
    work.id,
    state,
    work.kind,
    work.key ?? '',
    `试过 ${work.attempts} 次`,
    iso(work.runAt),
    work.lastError ?? '',
  ]
    .map((cell) => String(cell).replace(/\s+/g, ' '))
    .join('\t');
}
