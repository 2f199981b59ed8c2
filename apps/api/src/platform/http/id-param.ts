import type { RefusalCode } from '@fanchang/domain';
import { refused } from './refused';

/** An id in a path. @throws Refused with `code` when there can be nothing of that id. */
export function idParam(text: string, code: RefusalCode): number {
  if (!/^[1-9]\d{0,9}$/.test(text) || Number(text) > 2_147_483_647) throw refused(code);
  return Number(text);
}
