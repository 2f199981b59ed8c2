import { sizeOfBooks, verifyBooks } from '../insight/verify-books';
import { Database } from '../platform/database/database';
import { migrateUp } from '../platform/database/migrate';
import { commandConfig, readWords } from './command';

/** `verify-books`: says what is wrong with any database's books, and ends with 1 when something is. */
export async function verifyBooksCommand(words: string[]): Promise<void> {
  const { values } = readWords(words, { json: { type: 'boolean' } });
  const config = commandConfig(values.database);
  await migrateUp(config.database);
  const database = await Database.open(config.database);
  try {
    const checked = await verifyBooks(database);
    const sizes = await sizeOfBooks(database);
    const faults = checked.flatMap(({ check, faults: found }) => found.map((fault) => `${check}: ${fault}`));
    if (values.json) process.stdout.write(`${JSON.stringify({ sizes, faults }, null, 2)}\n`);
    else {
      const seen = Object.entries(sizes).map(([table, n]) => `${table} ${n}`);
      process.stdout.write(`${seen.join(', ')}\n${faults.map((fault) => `✗ ${fault}\n`).join('')}`);
      process.stdout.write(faults.length === 0 ? '账目一致\n' : `发现 ${faults.length} 处不一致\n`);
    }
    if (faults.length > 0) process.exitCode = 1;
  } finally {
    await database.close();
  }
}
