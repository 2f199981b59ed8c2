import type { Queue, Worker as Consumer } from 'bullmq';
import type { Redis } from 'ioredis';

/** What a job in Redis says: where the work is, and under which lease. What is to be done stays in the table. */
export interface Job {
  id: number;
  lease: string;
}

export interface LinkOptions {
  redisUrl: string;
  /** Of every key in Redis: brands that share one do not meet. */
  prefix: string;
  /** Does jobs, `atOnce` of them side by side; null where this process only hands them on. */
  consumer: { atOnce: number; consume: (job: Job) => Promise<void> } | null;
}

const QUEUE = 'work';
/** Commands may take longer than a consumer's blocking read, which is five seconds. */
const CONNECTION = {
  connectTimeout: 5_000,
  commandTimeout: 15_000,
  disconnectTimeout: 500,
  maxRetriesPerRequest: null,
};
const AGAIN_MS = 1_000;

/** A connection to Redis with what BullMQ needs on it. It works until its first trouble; then another is opened. */
export class Link {
  private trouble: (error: Error) => void = () => undefined;

  private constructor(
    private readonly client: Redis,
    private readonly queue: Queue<Job>,
    private readonly consumer: Consumer<Job> | null,
  ) {
    const tell = (error: Error) => this.trouble(error);
    queue.on('error', tell);
    consumer?.on('error', tell);
    client.on('close', () => tell(new Error('the connection to Redis was closed')));
  }

  /**
   * @param signal gives the attempt up.
   * @throws Error when Redis cannot be reached.
   */
  static async open(options: LinkOptions, signal: AbortSignal): Promise<Link> {
    const client = await connect(options.redisUrl, signal);
    try {
      const link = await Link.onTopOf(client, options);
      await link.ready(signal);
      return link;
    } catch (error) {
      client.disconnect();
      throw error;
    }
  }

  /** Jobs that wait for a consumer. */
  waiting(): Promise<number> {
    return this.queue.getWaitingCount();
  }

  async add(jobs: readonly Job[]): Promise<void> {
    const opts = { removeOnComplete: true, removeOnFail: true };
    await this.queue.addBulk(
      jobs.map((job) => ({ name: QUEUE, data: job, opts: { ...opts, jobId: `${job.lease}.${job.id}` } })),
    );
  }

  /** @param listener is told of the first trouble, whatever it is. */
  onTrouble(listener: (error: Error) => void): void {
    this.trouble = listener;
  }

  /** Closes it. @param atOnce without waiting for the jobs that run. */
  async end(atOnce: boolean): Promise<void> {
    this.trouble = () => undefined;
    await this.consumer?.close(atOnce);
    await this.queue.close();
    this.client.disconnect();
  }

  /** BullMQ is loaded where it is used: a process without Redis never does. */
  private static async onTopOf(client: Redis, { redisUrl, prefix, consumer }: LinkOptions): Promise<Link> {
    const bull = await import('bullmq');
    const events = { maxLen: 100 };
    const queue = new bull.Queue<Job>(QUEUE, { connection: client, prefix, streams: { events } });
    if (consumer === null) return new Link(client, queue, null);
    const { atOnce, consume } = consumer;
    // BullMQ counts on a consumer's connections coming back by themselves.
    const connection = { ...CONNECTION, url: redisUrl, retryStrategy: () => AGAIN_MS };
    const options = { connection, prefix, concurrency: atOnce };
    return new Link(client, queue, new bull.Worker<Job>(QUEUE, (job) => consume(job.data), options));
  }

  private async ready(signal: AbortSignal): Promise<void> {
    const ready = Promise.all([this.queue.waitUntilReady(), this.consumer?.waitUntilReady()]);
    const trouble = new Promise<never>((_, reject) => {
      this.onTrouble(reject);
      signal.addEventListener('abort', () => reject(new Error('given up')));
    });
    try {
      await Promise.race([ready, trouble]);
    } catch (error) {
      ready.catch(() => undefined);
      await this.end(true);
      throw error;
    }
  }
}

async function connect(url: string, signal: AbortSignal): Promise<Redis> {
  const { Redis } = await import('ioredis');
  const client = new Redis(url, { ...CONNECTION, lazyConnect: true, retryStrategy: () => null });
  let reason: Error | null = null;
  client.on('error', (error: Error) => (reason = error));
  const giveUp = () => client.disconnect();
  signal.addEventListener('abort', giveUp);
  try {
    await client.connect();
  } catch (error) {
    // What `connect` throws says only that the connection is closed.
    throw reason ?? error;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
  return client;
}
