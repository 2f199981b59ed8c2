import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type CustomerId, isRefusal, sentenceOf } from '@fanchang/domain';
import { Audit } from '../platform/audit';
import { Database } from '../platform/database/database';
import { Erasure, Exports } from '../privacy';
import { CommandError, commandConfig, readWords, withApplication } from './command';

const BY = { kind: 'command', id: '' } as const;

/** `privacy erase CUSTOMER --yes`: forgets a person, as they can themselves. There is no way back. */
export async function privacyErase(words: string[]): Promise<void> {
  const { values, positionals } = readWords(words, { yes: { type: 'boolean' } });
  const customerId = customerOf(positionals, 'privacy erase CUSTOMER --yes');
  if (values.yes !== true) throw new CommandError('privacy erase CUSTOMER --yes：注销后不能恢复，请加 --yes');
  await withApplication(commandConfig(values.database), async (app) => {
    const done = await app.get(Erasure).erase(customerId, BY);
    if (isRefusal(done)) throw new CommandError(sentenceOf(done));
    process.stdout.write(`会员 ${customerId} 已注销\n`);
  });
}

/** `privacy export CUSTOMER FILE`: everything known about a person, as the ZIP they would get. */
export async function privacyExport(words: string[]): Promise<void> {
  const { values, positionals } = readWords(words, {});
  const usage = 'privacy export CUSTOMER FILE.zip';
  const [, path] = positionals;
  if (path === undefined) throw new CommandError(usage);
  const customerId = customerOf(positionals.slice(0, 1), usage);
  await withApplication(commandConfig(values.database), async (app) => {
    const bytes = await app.get(Exports).bytesOf(customerId);
    if (bytes === null) throw new CommandError(sentenceOf({ refused: 'CUSTOMER_NOT_FOUND' }));
    // Nobody else on this machine reads it.
    await pipeline(Readable.from(bytes), createWriteStream(path, { mode: 0o600, flags: 'wx' }));
    await app
      .get(Database)
      .transaction((db) =>
        app
          .get(Audit)
          .write(db, { actor: BY, action: 'privacy.exported', subject: `customer:${customerId}` }),
      );
    process.stdout.write(`${path}\n`);
  });
}

function customerOf(positionals: readonly string[], usage: string): CustomerId {
  const [id] = positionals;
  if (id === undefined || positionals.length !== 1 || !/^\d{1,9}$/.test(id)) throw new CommandError(usage);
  return Number(id) as CustomerId;
}
