import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { createContext } from '../app';
import { type Config, databaseOf, readConfig } from '../config';

/** A command used wrongly: one line says how. */
export class CommandError extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Words and options of a command; `--database` is everywhere. @throws CommandError */
export function readWords<T extends Options>(words: string[], options: T) {
  try {
    return parseArgs({
      args: words,
      allowPositionals: true,
      options: { ...options, database: { type: 'string' } },
    });
  } catch (error) {
    throw new CommandError((error as Error).message);
  }
}

/** Command lines run beside the server, and need neither its WeChat account nor a port. */
export function commandConfig(database: string | undefined): Config {
  const config = readConfig({
    ...process.env,
    FANCHANG_MODE: process.env.FANCHANG_MODE ?? 'demo',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  });
  // What a command causes waits in the database; the workers find it there.
  const alone = { ...config, worker: false, redisUrl: null };
  if (database === undefined) return alone;
  if (!/^(file:|mysql:\/\/|mariadb:\/\/)/.test(database)) {
    throw new CommandError('--database: file:PATH, mysql://… or mariadb://…');
  }
  return { ...alone, database: databaseOf(database) };
}

/** Runs `work` with the application, without HTTP, and closes it. */
export async function withApplication<T>(
  config: Config,
  work: (app: INestApplicationContext) => Promise<T>,
): Promise<T> {
  if (config.database.kind === 'mysql' && !process.env.SECRET_KEY && !process.env.SECRET_KEY_FILE) {
    // A key made on the spot would hash phones and seal secrets so that the server can never read them.
    throw new CommandError('SECRET_KEY or SECRET_KEY_FILE: needed, the same as the server has');
  }
  const app = await createContext(config);
  await app.init();
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}
