import { addApiClient } from '../facts/orders';
import { Keys } from '../platform/auth/keys';
import { Database } from '../platform/database/database';
import { random } from '../platform/random';
import { CommandError, commandConfig, readWords, withApplication } from './command';

/** `client add KEY`: prints the secret once; run again it makes a new one. */
export async function addClient(words: string[]): Promise<void> {
  const { values, positionals } = readWords(words, { source: { type: 'string' } });
  const [clientKey] = positionals;
  if (clientKey === undefined || !/^[a-z0-9-]{3,32}$/.test(clientKey)) {
    throw new CommandError('client add KEY：3–32 个小写字母、数字或连字符');
  }
  const secret = random.secret();
  await withApplication(commandConfig(values.database), async (app) => {
    const keys = app.get(Keys);
    const client = { clientKey, secret, source: values.source ?? clientKey };
    await app.get(Database).transaction((db) => addApiClient(db, keys, client));
  });
  process.stdout.write(`client ${clientKey}\nsecret ${secret}\n`);
}
