import { connect, createServer, type Server, type Socket } from 'node:net';

/** A door before a database server that can be shut: what was open breaks, what is new is refused. */
export class Door {
  private readonly sockets = new Set<Socket>();
  private server: Server;
  private port = 0;

  private constructor(private readonly target: { host: string; port: number }) {
    this.server = this.make();
  }

  static async before(url: URL): Promise<Door> {
    const door = new Door({ host: url.hostname, port: Number(url.port || 3306) });
    await door.open();
    return door;
  }

  /** The same address, through the door. */
  through(url: URL): string {
    const other = new URL(url);
    other.hostname = '127.0.0.1';
    other.port = String(this.port);
    return other.toString();
  }

  async open(): Promise<void> {
    this.server = this.make();
    await new Promise<void>((resolve) => this.server.listen(this.port, '127.0.0.1', resolve));
    const address = this.server.address();
    if (typeof address === 'object' && address !== null) this.port = address.port;
  }

  async shut(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private make(): Server {
    return createServer((client) => {
      const server = connect(this.target);
      for (const socket of [client, server]) {
        this.sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => {
          this.sockets.delete(socket);
          client.destroy();
          server.destroy();
        });
      }
      client.pipe(server).pipe(client);
    });
  }
}
