import Taro from '@tarojs/taro';
import { platform } from './platform';

/** A refusal or failure as pages show it: `message` is a Chinese sentence, `code` is what code branches on. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status: number,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

export const NETWORK = 'NETWORK';
export const SIGN_IN_NEEDED = 'SIGN_IN_NEEDED';

interface Sent {
  method: 'GET' | 'POST';
  path: string;
  token?: string | null;
  body?: object;
}

const TIMEOUT_MS = 12_000;
const DEVICE_KEY = 'fanchang.device';

/** Names this installation to the API's brakes against guessing, and nothing else: random, and gone with the app's storage. */
function deviceId(): string {
  const kept: string = Taro.getStorageSync(DEVICE_KEY) || '';
  if (kept !== '') return kept;
  const id = Array.from({ length: 3 }, () => Math.random().toString(36).slice(2, 10).padEnd(8, '0')).join('');
  Taro.setStorageSync(DEVICE_KEY, id);
  return id;
}

function saidBy(body: unknown): { code: string; message: string } {
  const said = (typeof body === 'object' && body !== null ? body : {}) as {
    code?: unknown;
    message?: unknown;
  };
  return {
    code: typeof said.code === 'string' ? said.code : 'UNKNOWN',
    message: typeof said.message === 'string' ? said.message : '服务暂时没有回应，请稍后再试',
  };
}

/**
 * Sends one request and returns the answer's body.
 *
 * @throws ApiError with the server's code and sentence for any non-2xx answer, or NETWORK when none came.
 */
export async function send<T>({ method, path, token, body }: Sent): Promise<T> {
  const header: Record<string, string> = { 'content-type': 'application/json', 'x-device-id': deviceId() };
  if (token) header.authorization = `Bearer ${token}`;

  const answer = await Taro.request<unknown>({
    url: API_BASE + path,
    method,
    header,
    data: body,
    timeout: TIMEOUT_MS,
  }).catch(() => {
    throw new ApiError(NETWORK, '网络没有连上，请检查后再试', 0);
  });

  if (answer.statusCode >= 200 && answer.statusCode < 300) return answer.data as T;
  const { code, message } = saidBy(answer.data);
  throw new ApiError(code, message, answer.statusCode);
}

/**
 * Sends a photo that was picked, and returns the answer's body.
 *
 * @throws ApiError as `send` does.
 */
export async function sendFile<T>(path: string, token: string, address: string): Promise<T> {
  const answer = await platform.sendPhoto(path, token, address);
  if (answer === null) throw new ApiError(NETWORK, '网络没有连上，请检查后再试', 0);
  if (answer.status >= 200 && answer.status < 300) return answer.body as T;
  const { code, message } = saidBy(answer.body);
  throw new ApiError(code, message, answer.status);
}

/** Any thrown thing as an ApiError, so that a page can always show a sentence. */
export function asApiError(thrown: unknown): ApiError {
  return thrown instanceof ApiError ? thrown : new ApiError('UNKNOWN', '出了点意外，请再试一次', 0);
}

/** Builds `path?key=value`, leaving out what is null. */
export function withQuery(path: string, query: Record<string, string | number | null>): string {
  const parts = Object.entries(query)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`);
  return parts.length === 0 ? path : `${path}?${parts.join('&')}`;
}
