import { MemberList, Shops } from '../facts/staff';
import { isRefusal, sentenceOf } from '@fanchang/domain';
import { CommandError, commandConfig, readWords, withApplication } from './command';
import { chosenKey } from './from-file';

/** `shop add KEY --name NAME`: where staff work and coupons are verified. The key stands in files and links for good. */
export async function addShop(words: string[]): Promise<void> {
  const { values, positionals } = readWords(words, { name: { type: 'string' } });
  const [key] = positionals;
  const { name } = values;
  if (!chosenKey.safeParse(key).success || name === undefined || name.length < 1 || name.length > 64) {
    throw new CommandError(
      'shop add KEY --name NAME：KEY 为 1–64 个小写字母、数字或连字符，NAME 至多 64 个字',
    );
  }
  await withApplication(commandConfig(values.database), async (app) => {
    const done = await app.get(Shops).add(key ?? '', name, { kind: 'command', id: '' });
    if (isRefusal(done)) throw new CommandError(sentenceOf(done));
    process.stdout.write(`+ ${key}\n`);
  });
}

/** `shop list`: every shop, with its id, key and name. */
export async function listShops(words: string[]): Promise<void> {
  const { values } = readWords(words, { json: { type: 'boolean' } });
  await withApplication(commandConfig(values.database), async (app) => {
    const shops = await app.get(MemberList).shops();
    if (values.json) process.stdout.write(`${JSON.stringify(shops, null, 2)}\n`);
    else for (const { id, shopKey, name } of shops) process.stdout.write(`${id}  ${shopKey}  ${name}\n`);
  });
}
