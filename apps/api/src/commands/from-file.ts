import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Database } from '../platform/database/database';
import type { Db } from '../platform/database/db';
import { migrateUp } from '../platform/database/migrate';
import { CommandError, commandConfig, readWords } from './command';

/** A key that people choose: it stands in files, links and reports. */
export const chosenKey = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);

const { localeError } = z.locales.zhCN();

interface Adding<Definition> {
  /** How the command is written, for who wrote it otherwise. */
  usage: string;
  schema: z.ZodType<Definition>;
  /** @returns false when the key is known; what is there stays as it is. @throws Error saying what is wrong. */
  add: (db: Db, definition: Definition) => Promise<boolean>;
}

/** Adds what a JSON file defines, one thing or a list; all of it or nothing. */
export async function addFromFile<Definition extends { key: string }>(
  words: string[],
  { usage, schema, add }: Adding<Definition>,
): Promise<void> {
  const { values, positionals } = readWords(words, {});
  const [path] = positionals;
  if (path === undefined || positionals.length !== 1) throw new CommandError(usage);
  const definitions = await readDefinitions(path, schema);
  const config = commandConfig(values.database);
  await migrateUp(config.database);
  const database = await Database.open(config.database);
  try {
    const lines = await database.transaction(async (db) => {
      const said: string[] = [];
      for (const definition of definitions) {
        const added = await add(db, definition);
        said.push(`${added ? '+' : '='} ${definition.key}${added ? '' : '（已有，未改动）'}`);
      }
      return said;
    });
    process.stdout.write(`${lines.join('\n')}\n`);
  } finally {
    await database.close();
  }
}

/** @throws CommandError naming each wrong place. */
async function readDefinitions<Definition>(
  path: string,
  schema: z.ZodType<Definition>,
): Promise<Definition[]> {
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw new CommandError(`${path}：${error.message}`);
  });
  const parsed = z
    .union([z.array(z.unknown()).min(1), z.unknown().transform((one) => [one])])
    .parse(jsonOf(path, text))
    .map((one) => schema.safeParse(one, { error: localeError }));
  const faults = parsed.flatMap((one, index) =>
    one.success
      ? []
      : one.error.issues.map(
          (issue) => `第 ${index + 1} 项 ${issue.path.join('.') || '（整体）'}：${issue.message}`,
        ),
  );
  if (faults.length > 0) throw new CommandError(faults.slice(0, 20).join('\n'));
  return parsed.flatMap((one) => (one.success ? [one.data] : []));
}

function jsonOf(path: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new CommandError(`${path}：不是 JSON（${(error as Error).message}）`);
  }
}
