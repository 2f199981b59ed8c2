import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
  Optional,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type WebSocket, WebSocketServer } from 'ws';
import { Sessions } from '../auth/sessions';
import { Log } from '../log';
import { Metrics } from '../metrics';
import { Live } from './live';
import { LiveSocket, MOST_BYTES } from './live-socket';
import { withoutUpgrade } from './without-upgrade';

export const LIVE_PATH = '/live';
/** Sockets one process holds; whoever finds no room looks by themselves. */
const MOST_SOCKETS = 10_000;
/** How often each is asked whether it is there, and its session whether it lasts. */
const BEAT_MS = 20_000;
/** RFC 6455: the server goes away, come again. */
const GOING_AWAY = 1001;

/** The door for those who want to be told at once: `ws://…/live`. What is said there stands in docs/live.md. */
@Injectable()
export class LiveSockets implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly server = new WebSocketServer({
    noServer: true,
    maxPayload: MOST_BYTES,
    perMessageDeflate: false,
    clientTracking: false,
  });
  private readonly open = new Set<LiveSocket>();
  private beat: NodeJS.Timeout | undefined;

  constructor(
    private readonly live: Live,
    private readonly sessions: Sessions,
    private readonly log: Log,
    private readonly metrics: Metrics,
    @Optional() private readonly host?: HttpAdapterHost,
  ) {}

  onApplicationBootstrap(): void {
    // The worker and the command line answer nobody.
    const http = this.host?.httpAdapter?.getHttpServer() as Server | undefined;
    if (http === undefined) return;
    http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) =>
      this.upgrade(http, request, socket, head),
    );
    this.beat = setInterval(() => {
      for (const one of this.open) one.beat();
    }, BEAT_MS);
    this.beat.unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.beat);
    for (const one of this.open) one.end(GOING_AWAY, 'the server goes away');
  }

  private upgrade(http: Server, request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const isOurs = request.headers.upgrade?.toLowerCase() === 'websocket' && pathOf(request) === LIVE_PATH;
    // Whoever offers another protocol, as HTTP/2 clients do, is answered in this one.
    if (!isOurs) return withoutUpgrade(http, request, socket, head);
    if (this.open.size >= MOST_SOCKETS) {
      socket.end('HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
      return;
    }
    this.server.handleUpgrade(request, socket, head, (web: WebSocket) => {
      const one = new LiveSocket(web, this.live, this.sessions, this.log, () => {
        this.open.delete(one);
        this.metrics.liveSockets.set(this.open.size);
      });
      this.open.add(one);
      this.metrics.liveSockets.set(this.open.size);
    });
  }
}

const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?', 1)[0] ?? '';
