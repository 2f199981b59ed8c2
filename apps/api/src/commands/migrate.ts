import { migrateDown, migrateUp } from '../platform/database/migrate';
import { commandConfig } from './command';

/** `migrate up|down`; starting the server migrates up by itself. */
export async function migrate(direction: 'up' | 'down'): Promise<void> {
  const { database } = commandConfig(undefined);
  const count = direction === 'up' ? await migrateUp(database) : await migrateDown(database);
  process.stdout.write(`${direction === 'up' ? '执行' : '撤销'}了 ${count} 个迁移\n`);
}
