import type { CustomerId, Instant, StaffId } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { type Owner, Photos, type ShownPhoto } from '../../facts/photos';
import { Keys } from '../../platform/auth/keys';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';
import type { MessageDto } from './care.dto';
import { TicketNews } from './ticket-news';
import { type MessageBy, type MessageState, saveTicket, type TicketRow } from './ticket-rows';

interface MessageRow {
  id: number;
  seq: number;
  by_kind: MessageBy;
  by_id: number | null;
  words_sealed: string | null;
  photos: string;
  answer_id: number | null;
  state: MessageState;
  at: number;
  staff_name: string | null;
  picture: string | null;
  video: string | null;
}

/** What is said in a ticket. */
export interface NewMessage {
  by: MessageBy;
  byId: number | null;
  words: string | null;
  photos?: readonly string[];
  answerId?: number | null;
  state?: MessageState;
  requestKey?: string | null;
}

/** Who reads a conversation. */
export type Reader = { customerId: CustomerId } | { staffId: StaffId };

/** How many messages are read at once. */
export const MESSAGES_AT_ONCE = 100;

/** Conversations 对话: numbered from 1 in each ticket, in the order they were said; none is ever changed or lost. */
@Injectable()
export class Messages {
  constructor(
    private readonly database: Database,
    private readonly keys: Keys,
    private readonly photos: Photos,
    private readonly clock: Clock,
    private readonly news: TicketNews,
  ) {}

  /** Says something in a ticket that is locked. @returns its number. */
  async add(db: Db, ticket: TicketRow, message: NewMessage, now: Instant): Promise<number> {
    const seq = ticket.last_seq + 1;
    const { by, byId, words, photos = [], answerId = null, state = 'passed', requestKey = null } = message;
    await db.insert(
      'ticket_messages',
      [
        'ticket_id',
        'seq',
        'by_kind',
        'by_id',
        'words_sealed',
        'photos',
        'answer_id',
        'state',
        'request_key',
        'at',
      ],
      [
        [
          ticket.id,
          seq,
          by,
          byId,
          words === null ? null : this.keys.encrypt(words),
          JSON.stringify(photos),
          answerId,
          state,
          requestKey,
          now,
        ],
      ],
    );
    ticket.last_seq = seq;
    const read: Record<string, number> =
      by === 'shopper' ? { shopper_read_seq: seq } : by === 'agent' ? { agent_read_seq: seq } : {};
    await saveTicket(db, ticket.id, { last_seq: seq, changed_at: now, ...read });
    this.news.tell(db, ticket.ticket_no, seq);
    return seq;
  }

  /** Whether a request was taken before. */
  async knows(db: Db, ticketId: number, requestKey: string): Promise<boolean> {
    const row = await db.one('SELECT id FROM ticket_messages WHERE ticket_id = ? AND request_key = ?', [
      ticketId,
      requestKey,
    ]);
    return row !== null;
  }

  /** What one reader sees of a conversation, after a number, in its order. */
  async after(ticketId: number, seq: number, reader: Reader): Promise<MessageDto[]> {
    const isStaff = 'staffId' in reader;
    const rows = await this.database.rows<MessageRow>(
      `SELECT m.id, m.seq, m.by_kind, m.by_id, m.words_sealed, m.photos, m.answer_id, m.state, m.at, f.name AS staff_name,
         a.picture, a.video
       FROM ticket_messages m LEFT JOIN staff f ON m.by_kind IN ('agent', 'note') AND f.id = m.by_id
         LEFT JOIN prepared_answers a ON a.id = m.answer_id
       WHERE m.ticket_id = ? AND m.seq > ?${isStaff ? '' : " AND m.by_kind <> 'note'"}
       ORDER BY m.seq LIMIT ${MESSAGES_AT_ONCE}`,
      [ticketId, seq],
    );
    const owner: Owner = reader;
    const numbers = rows.flatMap((row) => numbersOf(row));
    const shown = numbers.length === 0 ? [] : await this.photos.shown(this.database, numbers, owner);
    const photos = new Map(shown.map((photo) => [photo.photoNo, photo]));
    return rows.map((row) => this.dto(row, reader, photos));
  }

  /** Of each ticket, by id: the last message its shopper may see, and how many of them they have not read. */
  async seenByShopper(
    ticketIds: readonly number[],
  ): Promise<Map<number, { lastSeq: number; unread: number }>> {
    const rows = await this.database.rowsIn<{ id: number; last_seq: number; unread: number }>(
      `SELECT t.id, MAX(m.seq) AS last_seq, SUM(CASE WHEN m.seq > t.shopper_read_seq THEN 1 ELSE 0 END) AS unread
       FROM tickets t JOIN ticket_messages m ON m.ticket_id = t.id AND m.by_kind <> 'note'
       WHERE t.id IN (?) GROUP BY t.id`,
      [],
      ticketIds,
    );
    return new Map(
      rows.map((row) => [row.id, { lastSeq: Number(row.last_seq), unread: Number(row.unread) }]),
    );
  }

  /** Whether anything the shopper may see was said after a number. */
  async isFollowed(db: Pick<Db, 'one'>, ticketId: number, seq: number): Promise<boolean> {
    const row = await db.one(
      "SELECT id FROM ticket_messages WHERE ticket_id = ? AND seq > ? AND by_kind <> 'note' LIMIT 1",
      [ticketId, seq],
    );
    return row !== null;
  }

  /** Whether one of ours said something that the shopper has not read. */
  async hasUnreadAnswer(db: Pick<Db, 'one'>, { id, shopper_read_seq: read }: TicketRow): Promise<boolean> {
    const row = await db.one(
      "SELECT id FROM ticket_messages WHERE ticket_id = ? AND seq > ? AND by_kind = 'agent' LIMIT 1",
      [id, read],
    );
    return row !== null;
  }

  /** The words of one message. @returns null where there are none any more. */
  async wordsOf(ticketId: number, seq: number): Promise<{ words: string; state: MessageState } | null> {
    const row = await this.database.one<{ words_sealed: string | null; state: MessageState }>(
      'SELECT words_sealed, state FROM ticket_messages WHERE ticket_id = ? AND seq = ?',
      [ticketId, seq],
    );
    if (row === null || row.words_sealed === null) return null;
    return { words: this.keys.decrypt(row.words_sealed), state: row.state };
  }

  private dto(row: MessageRow, reader: Reader, photos: ReadonlyMap<string, ShownPhoto>): MessageDto {
    const isOwn = row.by_kind === 'shopper' && 'customerId' in reader;
    const isShown = isOwn || row.state === 'passed' || row.state === 'held';
    const words = row.words_sealed === null || !isShown ? null : this.keys.decrypt(row.words_sealed);
    return {
      seq: row.seq,
      by: row.by_kind,
      name: row.staff_name,
      text: words,
      photos: numbersOf(row).flatMap((photoNo) => photos.get(photoNo) ?? []),
      picture: row.picture,
      video: row.video,
      state: row.state,
      at: this.clock.calendar.iso(Number(row.at)),
    };
  }
}

const numbersOf = ({ photos }: Pick<MessageRow, 'photos'>): string[] => JSON.parse(photos) as string[];
