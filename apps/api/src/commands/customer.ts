import { type CustomerId, isRefusal, type Refusal, sentenceOf } from '@fanchang/domain';
import { FoundPeople, Merges } from '../facts/customers';
import { Database } from '../platform/database/database';
import type { Db } from '../platform/database/db';
import { CommandError, commandConfig, readWords, withApplication } from './command';

const BY = { kind: 'command', id: '' } as const;

/** `customer find --phone N | --order NO`: who that is. */
export async function findCustomers(words: string[]): Promise<void> {
  const { values } = readWords(words, { phone: { type: 'string' }, order: { type: 'string' } });
  if (values.phone === undefined && values.order === undefined) {
    throw new CommandError('customer find --phone NUMBER | --order ORDER_NO');
  }
  await withApplication(commandConfig(values.database), async (app) => {
    const { items } = await app.get(FoundPeople).find({ phone: values.phone, orderNo: values.order });
    for (const { id, nickname, phone, knownBy, orders } of items) {
      process.stdout.write(`${id}\t${nickname}\t${phone ?? '-'}\t${orders} 单\t${knownBy.join(' ')}\n`);
    }
  });
}

/** `customer merge ID OTHER`: two records of one person become one; the older goes on. */
export async function mergeCustomers(words: string[]): Promise<void> {
  const { values, positionals } = readWords(words, {});
  const [one, other] = idsOf(positionals, 2, 'customer merge ID OTHER_ID');
  const survivor = await decide(values.database, (db, merges) =>
    merges.merge(db, one as CustomerId, other as CustomerId, 'staff', BY),
  );
  process.stdout.write(`合并为会员 ${survivor}\n`);
}

/** `customer unmerge MERGE_ID`: parts what a merge joined. */
export async function unmergeCustomers(words: string[]): Promise<void> {
  const { values, positionals } = readWords(words, {});
  const [mergeId] = idsOf(positionals, 1, 'customer unmerge MERGE_ID');
  const parted = await decide(values.database, (db, merges) => merges.unmerge(db, mergeId ?? 0, BY));
  process.stdout.write(`会员 ${parted} 已拆分出来\n`);
}

async function decide(
  database: string | undefined,
  work: (db: Db, merges: Merges) => Promise<CustomerId | Refusal>,
): Promise<CustomerId> {
  return withApplication(commandConfig(database), async (app) => {
    const done = await app.get(Database).decide((db) => work(db, app.get(Merges)));
    if (isRefusal(done)) throw new CommandError(sentenceOf(done));
    return done;
  });
}

function idsOf(positionals: readonly string[], count: number, usage: string): number[] {
  if (positionals.length !== count || positionals.some((word) => !/^[1-9]\d{0,8}$/.test(word))) {
    throw new CommandError(usage);
  }
  return positionals.map(Number);
}
