import { EventEmitter } from 'node:events';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Config } from '../../config';
import type { Session } from '../auth/session';
import type { Db } from '../database/db';
import { Log } from '../log';
import { CONFIG } from '../tokens';
import type { News } from './news';
import { RedisRelay } from './redis-relay';

/** Whether somebody may be told of a topic. @param name what stands behind the colon, '' where there is none. */
type Allow = (session: Session, name: string) => Promise<boolean>;

/** What `ticket:K1` is about: its kind, and which. */
function partsOf(topic: string): { kind: string; name: string } {
  const colon = topic.indexOf(':');
  return colon === -1
    ? { kind: topic, name: '' }
    : { kind: topic.slice(0, colon), name: topic.slice(colon + 1) };
}

/**
 * Tells whoever looks that something happened, here and, through Redis, in every other process. News may be lost, and
 * come twice: they only save waiting for the next look.
 */
@Injectable()
export class Live implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly topics = new Map<string, Allow>();
  private readonly heard = new EventEmitter().setMaxListeners(0);
  private readonly relay: RedisRelay | null;

  constructor(@Inject(CONFIG) config: Config, log: Log) {
    this.relay =
      config.redisUrl === null
        ? null
        : new RedisRelay(config.redisUrl, config.database, log, (news) => this.pass(news));
  }

  onApplicationBootstrap(): void {
    this.relay?.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.relay?.stop();
  }

  /** Features say who may be told of their topics. */
  allow(kind: string, allow: Allow): void {
    this.topics.set(kind, allow);
  }

  /** Whether somebody may be told of a topic; nobody may of one nobody knows. */
  async mayHear(session: Session, topic: string): Promise<boolean> {
    const { kind, name } = partsOf(topic);
    const allow = this.topics.get(kind);
    return allow !== undefined && (await allow(session, name));
  }

  /** Tells everybody once the transaction is committed. */
  tell(db: Pick<Db, 'afterCommit'>, topic: string, from: number): void {
    db.afterCommit(() => {
      this.pass({ topic, from });
      this.relay?.send({ topic, from });
    });
  }

  /** @returns stops listening. */
  on(topic: string, listener: (news: News) => void): () => void {
    this.heard.on(topic, listener);
    return () => this.heard.off(topic, listener);
  }

  private pass(news: News): void {
    this.heard.emit(news.topic, news);
  }
}
