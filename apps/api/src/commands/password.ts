import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { CommandError } from './command';

const SHORTEST = 10;
const LONGEST = 128;

/**
 * A password from a file, or from standard input: what is said as an argument stands in the shell's history and in the
 * list of processes. A line break at its end does not belong to it.
 */
export async function readPassword(path: string | undefined): Promise<string> {
  if (path === undefined && process.stdin.isTTY) {
    throw new CommandError('密码不写在命令里：--password-file FILE，或从标准输入给出（… < FILE）');
  }
  const said =
    path === undefined
      ? await text(process.stdin)
      : await readFile(path, 'utf8').catch((error: Error) => {
          throw new CommandError(`${path}：${error.message}`);
        });
  const password = said.replace(/\r?\n$/, '');
  if (password.length < SHORTEST || password.length > LONGEST) {
    throw new CommandError(`密码应为 ${SHORTEST}–${LONGEST} 个字符`);
  }
  return password;
}
