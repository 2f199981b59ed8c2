import { isRefusal, sentenceOf } from '@fanchang/domain';
import { Cancelling } from '../programs/group-buy';
import { CommandError, commandConfig, readWords, withApplication } from './command';

const USAGE = 'group-buy cancel KEY --reason TEXT';

/** `group-buy cancel KEY --reason TEXT`: calls an activity off; the workers end its teams. */
export async function cancelGroupBuy(words: string[]): Promise<void> {
  const { values, positionals } = readWords(words, { reason: { type: 'string' } });
  const [key] = positionals;
  const reason = values.reason?.trim() ?? '';
  if (key === undefined || positionals.length !== 1 || reason === '') throw new CommandError(USAGE);
  if ([...reason].length > 64) throw new CommandError('--reason：最多 64 个字');
  await withApplication(commandConfig(values.database), async (app) => {
    const done = await app.get(Cancelling).cancel(key, reason, { kind: 'command', id: '' });
    if (isRefusal(done)) throw new CommandError(sentenceOf(done));
    process.stdout.write(`${key}：已取消，没拼完的团会陆续结束\n`);
  });
}
