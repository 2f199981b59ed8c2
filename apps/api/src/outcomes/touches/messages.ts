import type { CustomerId, Instant } from '@fanchang/domain';
import type { TemplateName } from '../../config-outside';
import type { Db } from '../../platform/database/db';

/** What a message is about; pages draw each kind its own way. */
export const MESSAGE_KINDS = ['benefit', 'order', 'account', 'privacy'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** One thing to tell a person. */
export interface Message {
  /** Names its cause; told once. */
  key: string;
  customerId: CustomerId;
  kind: MessageKind;
  /** At most 64 letters. */
  title: string;
  /** At most 255 letters. */
  body: string;
  /** A page of the mini-program, with a slash in front; null = nowhere. */
  link: string | null;
  /** To be sent by WeChat, too, where the person has accepted one of the template. */
  outside: { template: TemplateName; data: Readonly<Record<string, string>> } | null;
}

/** Writes messages into inboxes; what was told before is left out. @returns ids of the new ones, by key. */
export async function writeMessages(
  db: Db,
  messages: readonly Message[],
  now: Instant,
): Promise<Map<string, number>> {
  const keys = messages.map((message) => message.key);
  const known = await db.rowsIn<{ message_key: string }>(
    'SELECT message_key FROM inbox_messages WHERE message_key IN (?)',
    [],
    keys,
  );
  const told = new Set(known.map((row) => row.message_key));
  const fresh = messages.filter((message) => !told.has(message.key));
  if (fresh.length === 0) return new Map();
  await db.insert(
    'inbox_messages',
    ['message_key', 'customer_id', 'kind', 'title', 'body', 'link', 'at'],
    fresh.map(({ key, customerId, kind, title, body, link }) => [
      key,
      customerId,
      kind,
      title.slice(0, 64),
      body.slice(0, 255),
      link,
      now,
    ]),
  );
  const rows = await db.rowsIn<{ id: number; message_key: string }>(
    'SELECT id, message_key FROM inbox_messages WHERE message_key IN (?)',
    [],
    fresh.map((message) => message.key),
  );
  return new Map(rows.map((row) => [row.message_key, row.id]));
}
