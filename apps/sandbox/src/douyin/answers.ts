import { random } from '../random';

export type Answer = Record<string, unknown>;

/** Both ways in which 抖店 says yes are seen: `code` 10000, and the older `err_no` 0. */
export const yes = (data: unknown): Answer => ({
  code: 10_000,
  msg: 'success',
  sub_code: '',
  sub_msg: '',
  err_no: 0,
  message: 'success',
  log_id: random.digits(30),
  data,
});

export const no = (code: number, sub_code: string, sub_msg: string): Answer => ({
  code,
  msg: '调用失败',
  sub_code,
  sub_msg,
  log_id: random.digits(30),
});
