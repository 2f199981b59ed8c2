import { Unavailable } from './answers';

/** One call of another system's HTTP API. */
export interface Call {
  method: 'GET' | 'POST';
  /** Without a query; the only part of the address that is ever written down. */
  path: string;
  query?: Readonly<Record<string, string>>;
  /** JSON, as it is to be sent. */
  body?: string;
  /** Whether asking twice does no more than asking once. */
  mayRepeat: boolean;
  /** Of the whole answer; 5 s unless told. */
  timeoutMs?: number;
  /** Of the answer; 1 MiB unless told. */
  mostBytes?: number;
  /** Its name in metrics where the path holds a number of ours; the path unless told. */
  operation?: string;
  /** Made anew for every attempt, because a signature holds a moment. @param target path and query, as they are sent. */
  headers?: (target: string) => Readonly<Record<string, string>>;
  /** Which statuses are answers; 200 alone unless told. */
  isAnswer?: (status: number) => boolean;
}

export interface Reply {
  status: number;
  contentType: string;
  /** A header by its name, in small letters; null when there is none. */
  header(this: void, name: string): string | null;
  bytes: Buffer;
}

const TIMEOUT_MS = 5_000;
const MOST_BYTES = 1_048_576;

/**
 * Asks once. @param baseUrl without a slash at its end.
 * @throws Unavailable when there is no answer, or one the call does not take for an answer: most services here answer 200
 * to say no.
 */
export async function askOnce(service: string, baseUrl: string, call: Call): Promise<Reply> {
  const signal = AbortSignal.timeout(call.timeoutMs ?? TIMEOUT_MS);
  try {
    const address = new URL(addressOf(baseUrl, call));
    const response = await fetch(address, {
      method: call.method,
      headers: {
        ...(call.body !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
        ...call.headers?.(`${address.pathname}${address.search}`),
      },
      ...(call.body !== undefined && { body: call.body }),
      // The query holds a token: it is not carried to wherever an answer points.
      redirect: 'manual',
      signal,
    });
    const { status, headers } = response;
    if (!(call.isAnswer?.(status) ?? status === 200)) {
      await response.body?.cancel();
      throw new Unavailable(service, 'status', String(status));
    }
    const bytes = await readAtMost(service, response, call.mostBytes ?? MOST_BYTES);
    const header = (name: string) => headers.get(name);
    return { status, contentType: header('content-type') ?? '', header, bytes };
  } catch (error) {
    if (error instanceof Unavailable) throw error;
    // What fetch throws may quote the address.
    throw new Unavailable(service, signal.aborted ? 'timeout' : 'network', codeOf(error));
  }
}

function addressOf(baseUrl: string, { path, query }: Call): string {
  return query === undefined
    ? `${baseUrl}${path}`
    : `${baseUrl}${path}?${new URLSearchParams(query).toString()}`;
}

async function readAtMost(service: string, response: Response, mostBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop early cancels the rest of the answer.
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.byteLength;
    if (length > mostBytes) throw new Unavailable(service, 'status', 'too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function codeOf(error: unknown): string | null {
  const { cause } = error as { cause?: { code?: unknown } };
  return typeof cause?.code === 'string' ? cause.code : null;
}
