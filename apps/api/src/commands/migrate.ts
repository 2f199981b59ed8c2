import { migrateDown, migrateUp } from '../platform/database/migrate';
import { commandConfig, readWords } from './command';

/** `migrate up|down`; starting the server migrates up by itself. */
export async function migrate(direction: 'up' | 'down', words: string[]): Promise<void> {
  const { values } = readWords(words, {});
  const { database } = commandConfig(values.database);
  const count = direction === 'up' ? await migrateUp(database) : await migrateDown(database);
  process.stdout.write(`${direction === 'up' ? '执行' : '撤销'}了 ${count} 个迁移\n`);
}
