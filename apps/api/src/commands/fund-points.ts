import { fundProgram } from '../outcomes/points';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database/database';
import { random } from '../platform/random';
import { CommandError, commandConfig, readWords, withApplication } from './command';

const USAGE = 'fund-points PROGRAM POINTS [--key K]：规则名，正整数积分，K 为 1–64 个字母、数字或 - _ .';

/**
 * `fund-points PROGRAM POINTS [--key K]`: from the first funding on, a program gives no more points than it has. The same
 * key again changes nothing, so a command that may be run twice names itself.
 */
export async function fundPoints(words: string[]): Promise<void> {
  const { values, positionals } = readWords(words, { key: { type: 'string' } });
  const [program = '', points = ''] = positionals;
  const key = values.key ?? random.id();
  if (positionals.length !== 2 || !/^[1-9]\d{0,11}$/.test(points) || !/^[\w.-]{1,64}$/.test(key)) {
    throw new CommandError(USAGE);
  }
  await withApplication(commandConfig(values.database), async (app) => {
    const database = app.get(Database);
    const known = await database.one('SELECT id FROM programs WHERE program = ?', [program]);
    if (known === null) throw new CommandError(`没有名为 ${program} 的规则`);
    const left = await database.transaction((db) =>
      fundProgram(db, program, Number(points), key, app.get(Clock).now()),
    );
    process.stdout.write(`${program}：还可发 ${left} 积分\n`);
  });
}
