import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What somebody asked of the upstream. */
export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  body: string;
}

/** An answer: JSON, or what becomes of the call instead. */
export type Said =
  | { json: unknown; afterMs?: number }
  | { status: number; location?: string }
  | { bytes: Buffer; type: string }
  | { endless: true }
  | { hang: true }
  | { drop: true };

const open = new Set<Upstream>();

afterAll(async () => {
  for (const upstream of open) await upstream.close();
});

/** A server of somebody else: it counts what it is asked, and answers, fails or keeps silent as the test says. */
export class Upstream {
  readonly asked: Asked[] = [];

  private constructor(
    private readonly server: Server,
    public answer: (asked: Asked) => Said,
  ) {
    open.add(this);
  }

  static async open(answer: (asked: Asked) => Said = () => ({ json: {} })): Promise<Upstream> {
    const server = createServer((request, response) => void upstream.serve(request, response));
    const upstream = new Upstream(server, answer);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return upstream;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** How often a path was asked, or anything. */
  count(path?: string): number {
    return path === undefined ? this.asked.length : this.asked.filter((one) => one.path === path).length;
  }

  /** Nothing listens there any more. */
  async close(): Promise<void> {
    open.delete(this);
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://upstream');
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const asked = { method: request.method ?? '', path: url.pathname, query: url.searchParams, body };
    this.asked.push(asked);
    await say(this.answer(asked), response);
  }
}

async function say(said: Said, response: ServerResponse): Promise<void> {
  if ('hang' in said) return;
  if ('drop' in said) {
    response.socket?.destroy();
  } else if ('endless' in said) {
    response.writeHead(200, { 'content-type': 'application/json' });
    while (!response.destroyed) {
      response.write(' '.repeat(65_536));
      await sleep(1);
    }
  } else if ('status' in said) {
    const location = said.location === undefined ? {} : { location: said.location };
    response.writeHead(said.status, location).end('<html>');
  } else if ('bytes' in said) {
    response.writeHead(200, { 'content-type': said.type }).end(said.bytes);
  } else {
    if (said.afterMs !== undefined) await sleep(said.afterMs);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said.json));
  }
}
