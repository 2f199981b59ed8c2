import { readFile } from 'node:fs/promises';
import { Database } from '../platform/database/database';
import { Clock } from '../platform/clock';
import { Runner } from '../programs';
import { CommandError, commandConfig, readWords, withApplication } from './command';

const USAGE = 'program FILE.json';

interface Published {
  kind: string;
  program: string;
  version: number;
  definition: Record<string, unknown>;
}

/**
 * `program FILE.json`: publishes a definition as the active version of its program. The file holds the definition's own
 * fields and `kind`; instants may be written as text with an offset.
 */
export async function publishProgram(words: string[]): Promise<void> {
  const { values, positionals } = readWords(words, {});
  const [path] = positionals;
  if (path === undefined || positionals.length !== 1) throw new CommandError(USAGE);
  const { kind, program, version, definition } = await readProgram(path);
  await withApplication(commandConfig(values.database), async (app) => {
    const said = await app.get(Database).transaction(async (db) => {
      const known = await db.one<{ kind: string; definition: string }>(
        'SELECT kind, definition FROM programs WHERE program = ? AND version = ?',
        [program, version],
      );
      if (known !== null) return sameOrNot(known, kind, definition);
      const other = await db.one<{ kind: string }>(
        'SELECT kind FROM programs WHERE program = ? AND kind <> ? LIMIT 1',
        [program, kind],
      );
      if (other !== null) throw new CommandError(`${program}：是 ${other.kind}，不是 ${kind}`);
      await publish(
        app.get(Runner).publish(db, { program, version, kind, definition }, app.get(Clock).now()),
      );
      return `+ ${program} v${version}`;
    });
    process.stdout.write(`${said}\n`);
  });
}

/** What a check says, and what it stumbles over, is said in one line. */
async function publish(publishing: Promise<void>): Promise<void> {
  try {
    await publishing;
  } catch (error) {
    if (error instanceof TypeError) throw new CommandError(`不是这种规则的写法（${error.message}）`);
    if (error instanceof Error && error.message.startsWith('program ')) throw new CommandError(error.message);
    throw error;
  }
}

/** A version that was published is never changed. */
function sameOrNot(known: { kind: string; definition: string }, kind: string, definition: object): string {
  const { program, version } = definition as { program: string; version: number };
  if (known.kind === kind && known.definition === JSON.stringify(definition)) {
    return `= ${program} v${version}（已有，未改动）`;
  }
  throw new CommandError(`${program} v${version}：已发布过，内容不同；请用新的 version`);
}

async function readProgram(path: string): Promise<Published> {
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw new CommandError(`${path}：${error.message}`);
  });
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    throw new CommandError(`${path}：不是 JSON（${(error as Error).message}）`);
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) {
    throw new CommandError(`${path}：不是一条规则`);
  }
  const { kind, ...fields } = read as Record<string, unknown>;
  const { program, version } = fields;
  if (typeof kind !== 'string')
    throw new CommandError(`${path}：缺 kind（ladder、points、group-buy、referral、survey、care）`);
  if (typeof program !== 'string' || typeof version !== 'number') {
    throw new CommandError(`${path}：缺 program 或 version`);
  }
  return { kind, program, version, definition: Object.fromEntries(Object.entries(fields).map(asInstant)) };
}

/** `startsAt: "2026-09-01T00:00:00+08:00"` as epoch ms. */
function asInstant([name, value]: [string, unknown]): [string, unknown] {
  const isTime = (name === 'since' || name.endsWith('At')) && typeof value === 'string';
  if (!isTime) return [name, value];
  const at = /(Z|[+-]\d{2}:\d{2})$/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) throw new CommandError(`${name}：时间要写成 2026-09-01T00:00:00+08:00`);
  return [name, at];
}
