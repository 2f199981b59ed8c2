import type { CustomerId } from '@fanchang/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';
import { isDuplicate, TryAgain } from '../../platform/database/faults';
import { readCursor, writeCursor } from '../../platform/http/cursor';
import { enqueueAll } from '../../platform/queue/work';
import { CONFIG } from '../../platform/tokens';
import type { InboxPageDto } from './inbox.dto';
import { type Message, type MessageKind, writeMessages } from './messages';
import { SEND } from './sends';

const PAGE = 20;

interface MessageRow {
  id: number;
  kind: MessageKind;
  title: string;
  body: string;
  link: string | null;
  at: number;
  read_at: number | null;
}

/** The inbox 消息: everything we tell a person, whatever else carries it. */
@Injectable()
export class Inbox {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Tells people, each thing once, in the caller's transaction; WeChat's messages are sent after it. */
  async tell(db: Db, messages: readonly Message[]): Promise<void> {
    if (messages.length === 0) return;
    const now = this.clock.now();
    try {
      const ids = await writeMessages(db, messages, now);
      const { templates } = this.config.outside;
      const works = messages.flatMap(({ key, outside }) => {
        const messageId = ids.get(key);
        const templateId = outside === null ? null : templates[outside.template];
        if (messageId === undefined || outside === null || templateId === null) return [];
        return [{ kind: SEND, payload: { messageId, templateId, data: outside.data }, runAt: now }];
      });
      await enqueueAll(db, works, now);
    } catch (error) {
      if (isDuplicate(error)) throw new TryAgain('the same was told meanwhile');
      throw error;
    }
  }

  /** One page, newest first. */
  async page(customerId: CustomerId, cursor: string | undefined): Promise<InboxPageDto> {
    const after = readCursor(cursor);
    const rows = await this.database.rows<MessageRow>(
      `SELECT id, kind, title, body, link, at, read_at FROM inbox_messages
       WHERE customer_id = ?${after === null ? '' : ' AND id < ?'} ORDER BY id DESC LIMIT ${PAGE + 1}`,
      [customerId, ...(after === null ? [] : [after.id])],
    );
    const items = rows.slice(0, PAGE);
    const last = items[items.length - 1];
    const { calendar } = this.clock;
    return {
      serverNow: calendar.iso(this.clock.now()),
      items: items.map((row) => ({
        id: String(row.id),
        kind: row.kind,
        title: row.title,
        text: row.body,
        link: row.link,
        at: calendar.iso(row.at),
        readAt: row.read_at === null ? null : calendar.iso(row.read_at),
      })),
      nextCursor: rows.length > PAGE && last !== undefined ? writeCursor(last.at, last.id) : null,
    };
  }

  async unread(customerId: CustomerId): Promise<number> {
    const row = await this.database.one<{ n: number }>(
      'SELECT COUNT(*) AS n FROM inbox_messages WHERE customer_id = ? AND read_at IS NULL',
      [customerId],
    );
    return Number(row?.n ?? 0);
  }

  /** @param ids which; null = all. @returns how many are still unread. */
  async read(customerId: CustomerId, ids: readonly number[] | null): Promise<number> {
    const now = this.clock.now();
    await this.database.transaction(async (db) => {
      const unread = 'UPDATE inbox_messages SET read_at = ? WHERE customer_id = ? AND read_at IS NULL';
      if (ids === null) await db.run(unread, [now, customerId]);
      else await db.runIn(`${unread} AND id IN (?)`, [now, customerId], ids);
    });
    return this.unread(customerId);
  }
}
