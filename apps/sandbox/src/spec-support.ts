import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSandbox, type Sandbox } from './app';
import { CREDENTIALS } from './credentials';
import type { Door } from './pushes/spoil';
import type { World } from './world';

export type Json = Record<string, any>; // oxlint-disable-line typescript/no-explicit-any

/** 2 September 2026, eight in the evening in Beijing. */
export const AT = Date.parse('2026-09-02T20:00:00+08:00');

/** A sandbox on a port of its own, asked as our API asks it. */
export class Asker {
  readonly world: World;

  private constructor(
    readonly url: string,
    private readonly sandbox: Sandbox,
  ) {
    this.world = sandbox.world;
  }

  static async start(timing = { answerMs: 400, retryMs: 10 }): Promise<Asker> {
    const sandbox = createSandbox({ timing });
    sandbox.world.core.clock.set(AT, true);
    return new Asker(await sandbox.app.listen({ port: 0, host: '127.0.0.1' }), sandbox);
  }

  close(): Promise<void> {
    return this.sandbox.app.close();
  }

  async get(path: string, query: Record<string, string> = {}): Promise<Json> {
    const search = new URLSearchParams(query).toString();
    return (await fetch(`${this.url}${path}${search && `?${search}`}`)).json() as Promise<Json>;
  }

  async post(path: string, body: unknown = {}, query: Record<string, string> = {}): Promise<Json> {
    return (await this.raw(path, JSON.stringify(body), query)).json() as Promise<Json>;
  }

  raw(path: string, body: string, query: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.url}${path}?${new URLSearchParams(query).toString()}`, { method: 'POST', body });
  }

  /** A call of the mini-program's server API, with its token. */
  async wx(path: string, body: unknown): Promise<Json> {
    const { access_token } = await this.stableToken();
    return this.post(path, body, { access_token });
  }

  stableToken(more: Json = {}): Promise<Json> {
    const { appId, appSecret } = CREDENTIALS.miniProgram;
    return this.post('/cgi-bin/stable_token', {
      grant_type: 'client_credential',
      appid: appId,
      secret: appSecret,
      ...more,
    });
  }

  login(js_code: string, more: Record<string, string> = {}): Promise<Json> {
    const { appId, appSecret } = CREDENTIALS.miniProgram;
    const query = { appid: appId, secret: appSecret, js_code, grant_type: 'authorization_code', ...more };
    return this.get('/sns/jscode2session', query);
  }

  control(path: string, body: unknown = {}): Promise<Json> {
    return this.post(`/control/${path}`, body);
  }

  forward(ms: number): Promise<Json> {
    return this.control('time', { forwardMs: ms });
  }

  async pushed(): Promise<void> {
    const { isSettled } = await this.get('/control/pushes/settled', { ms: '10000' });
    if (isSettled !== true) throw new Error('pushes are still under way');
  }
}

export interface Heard {
  door: string;
  method: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Stands where our API would: keeps what it hears, and answers as it is told. */
export class Listener {
  readonly heard: Heard[] = [];
  /** What it answers; null: nothing at all. */
  answer: (heard: Heard) => { status?: number; body: string } | null = ({ door }) => ({
    body: door === 'douyin' ? '{"code":0,"msg":"success"}' : 'success',
  });

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Listener> {
    const server = createServer();
    const listener = new Listener(server);
    server.on('request', (request, response) => {
      const url = new URL(request.url ?? '', 'http://here');
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const heard = {
          door: url.pathname.replace('/push/', ''),
          method: request.method ?? '',
          query: url.searchParams,
          headers: request.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        };
        listener.heard.push(heard);
        const answer = listener.answer(heard);
        if (answer !== null) response.writeHead(answer.status ?? 200).end(answer.body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return listener;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  at(door: Door): Heard[] {
    return this.heard.filter((one) => one.door === door);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
