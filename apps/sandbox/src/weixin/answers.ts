import { random } from '../random';

/** What WeChat and WeCom answer with: `errcode` 0 or absent is a yes. */
export type Answer = Record<string, unknown>;

/** A no. `errmsg` ends with a request id, as theirs do: nobody may branch on it. */
export interface No {
  errcode: number;
  errmsg: string;
}

export const no = (errcode: number, errmsg: string): No => ({
  errcode,
  errmsg: `${errmsg} rid: ${random.word(8)}-${random.word(8)}`,
});

export const yes = (data: Answer = {}): Answer => ({ errcode: 0, errmsg: 'ok', ...data });
