import type { Dressed } from './dress';
import type { Door } from './spoil';

/** How long pushes wait, in real time. */
export interface Timing {
  /** How long our answer is waited for. */
  answerMs: number;
  /** Between one attempt and the next. */
  retryMs: number;
  /** How often a push that was not taken is repeated. */
  retries: number;
}

export const TIMING: Timing = { answerMs: 5_000, retryMs: 1_000, retries: 3 };

/** One attempt at one push. */
export interface Delivery {
  /** HTTP status; null when there was no answer. */
  status: number | null;
  answer: string;
  ms: number;
  isTaken: boolean;
}

/** Posts one request to one of our doors. Never throws: no answer is an answer, too. */
export async function deliver(target: string, to: Door, request: Dressed, timing: Timing): Promise<Delivery> {
  const startedAt = performance.now();
  const query = request.query === '' ? '' : `?${request.query}`;
  try {
    const response = await fetch(`${target}/push/${to}${query}`, {
      method: 'POST',
      headers: request.headers,
      body: request.body,
      signal: AbortSignal.timeout(timing.answerMs),
    });
    const answer = (await response.text()).slice(0, 2_000);
    const { status } = response;
    return { status, answer, ms: sinceMs(startedAt), isTaken: isYes(to, status, answer) };
  } catch (error) {
    const name = error instanceof Error ? error.name : 'Error';
    const answer = name === 'TimeoutError' ? 'no answer in time' : 'no connection';
    return { status: null, answer, ms: sinceMs(startedAt), isTaken: false };
  }
}

/**
 * WeChat wants `success`, WeCom any 200 that is empty or `success`, 抖店 a JSON object with code 0; WeChat Pay reads
 * nothing but the status.
 */
function isYes(to: Door, status: number, answer: string): boolean {
  if (to === 'weixin-pay') return status === 200 || status === 204;
  if (status !== 200) return false;
  const text = answer.trim();
  if (to === 'wecom') return text === '' || text === 'success';
  if (to !== 'douyin') return text === 'success';
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === 'object' && said !== null && 'code' in said && said.code === 0;
  } catch {
    return false;
  }
}

const sinceMs = (startedAt: number): number => Math.round(performance.now() - startedAt);
