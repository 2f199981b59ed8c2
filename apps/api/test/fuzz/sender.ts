import { Agent, request } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Answer } from './judge';
import type { Sent } from './sent';

/** Longer than anything may take on two busy cores. */
const PATIENCE_MS = 60_000;

/** Sends requests, one in so many over a real connection. */
export class Sender {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 16 });
  private count = 0;
  overSockets = 0;

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly port: number,
    private readonly everyNth: number,
  ) {}

  send(sent: Sent): Promise<Answer> {
    this.count += 1;
    const isReal = this.count % this.everyNth === 0 && fitsTheWire(sent);
    if (isReal) this.overSockets += 1;
    return isReal ? this.overSocket(sent) : this.injected(sent);
  }

  close(): void {
    this.agent.destroy();
  }

  private async injected({ method, url, headers, body }: Sent): Promise<Answer> {
    const answer = await this.app.inject({
      method: method as 'GET',
      url,
      headers,
      ...(body !== null && { payload: body }),
    });
    return {
      status: answer.statusCode,
      headers: answer.headers as Answer['headers'],
      text: answer.body,
      bytes: answer.rawPayload,
    };
  }

  private overSocket({ method, url, headers, body }: Sent): Promise<Answer> {
    const options = {
      host: '127.0.0.1',
      port: this.port,
      method,
      path: url,
      // A GET with a body is sent as one only when its length is said.
      headers: { ...headers, ...(body !== null && { 'content-length': body.length }) },
      agent: this.agent,
      timeout: PATIENCE_MS,
    };
    return new Promise((resolve, reject) => {
      const asked = request(options, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () => {
          const bytes = Buffer.concat(parts);
          const { statusCode: status = 0, headers: told } = answer;
          resolve({ status, headers: told, text: bytes.toString(), bytes });
        });
      });
      asked.on('timeout', () => asked.destroy(new Error(`no answer in ${PATIENCE_MS} ms`)));
      asked.on('error', reject);
      asked.end(body ?? undefined);
    });
  }
}

/** Node's client sends only what is well formed; `wire.ts` sends the rest. */
function fitsTheWire({ url, headers, body }: Sent): boolean {
  if (body !== null && body.length > 1_000_000) return false;
  const text = `${url}${Object.values(headers).join('')}`;
  return (
    url.length < 8_000 && text.length < 14_000 && /^[\x21-\x7e]+$/.test(url) && /^[\x20-\x7e\t]*$/.test(text)
  );
}
