import { setBudget } from '../outcomes/grants';
import { Database } from '../platform/database/database';
import { migrateUp } from '../platform/database/migrate';
import { CommandError, commandConfig, readWords } from './command';

/** `budget PROGRAM [--count N] [--fen N] [--per-person N]`: what a program may give; left out = no limit. */
export async function budget(words: string[]): Promise<void> {
  const { values, positionals } = readWords(words, {
    count: { type: 'string' },
    fen: { type: 'string' },
    'per-person': { type: 'string' },
  });
  const [program] = positionals;
  if (program === undefined || positionals.length !== 1) {
    throw new CommandError('budget PROGRAM [--count N] [--fen N] [--per-person N]');
  }
  const limits = {
    mostCount: wholeNumber('--count', values.count),
    mostFen: wholeNumber('--fen', values.fen),
    mostPerPerson: wholeNumber('--per-person', values['per-person']),
  };
  const config = commandConfig(values.database);
  await migrateUp(config.database);
  const database = await Database.open(config.database);
  try {
    await database.transaction((db) => setBudget(db, program, limits));
    process.stdout.write(`${program}：${JSON.stringify(limits)}\n`);
  } finally {
    await database.close();
  }
}

function wholeNumber(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^\d{1,15}$/.test(text)) throw new CommandError(`${name}：整数，不小于 0`);
  return Number(text);
}
