import { Keys } from '../platform/auth/keys';
import { Database } from '../platform/database/database';
import { countSealed, rotateKeys } from '../privacy';
import { commandConfig, readWords, withApplication } from './command';

/** `keys status`: how many values are sealed with which key. */
export async function keysStatus(words: string[]): Promise<void> {
  const { values } = readWords(words, { json: { type: 'boolean' } });
  await withApplication(commandConfig(values.database), async (app) => {
    const counts = await countSealed(app.get(Database));
    const current = app.get(Keys).currentId;
    if (values.json) {
      process.stdout.write(`${JSON.stringify({ current, counts }, null, 2)}\n`);
      return;
    }
    process.stdout.write(`current ${current}\n`);
    for (const { table, column, keyId, values: n } of counts) {
      process.stdout.write(`${table}.${column}  ${keyId}  ${n}\n`);
    }
  });
}

/** `keys rotate`: seals everything with the current key. Stopped, it goes on when it is run again. */
export async function keysRotate(words: string[]): Promise<void> {
  const { values } = readWords(words, {});
  await withApplication(commandConfig(values.database), async (app) => {
    const keys = app.get(Keys);
    for await (const { table, column, sealed, skipped } of rotateKeys(app.get(Database), keys)) {
      const left = skipped === 0 ? '' : `, ${skipped} changed meanwhile`;
      process.stdout.write(`${table}.${column}  ${sealed} sealed with ${keys.currentId}${left}\n`);
    }
  });
}
