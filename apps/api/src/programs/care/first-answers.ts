import {
  deliveryOf,
  type Instant,
  moveText,
  type ParcelState,
  stageText,
  type Ticket,
  topicOf,
  wantsPerson,
} from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Keys } from '../../platform/auth/keys';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { Worker } from '../../platform/queue/worker';
import { CareProgram } from './care-program';
import { Messages } from './messages';
import { PreparedAnswers } from './prepared-answers';
import { promiseText } from './promise';
import { addMove, lockTicket, SYSTEM, ticketOf, type TicketRow } from './ticket-rows';

/** Work: answer by itself what the house knows. */
export const FIRST_ANSWER = 'care.first-answer';

interface OrderRow {
  order_no: string;
  paid_at: number | null;
  shipped_at: number | null;
  signed_at: number | null;
  completed_at: number | null;
  voided: number;
  parcels: string | null;
}

/**
 * The automatic first answer 自动回复: where an order stands, where its parcel is, how things go back, and what was prepared.
 * It says that it is automatic, keeps no promise, and is silent once a person has answered.
 */
@Injectable()
export class FirstAnswers implements OnModuleInit {
  constructor(
    private readonly worker: Worker,
    private readonly clock: Clock,
    private readonly keys: Keys,
    private readonly program: CareProgram,
    private readonly messages: Messages,
    private readonly prepared: PreparedAnswers,
  ) {}

  onModuleInit(): void {
    this.worker.handle(FIRST_ANSWER, (db, payload) => {
      const { ticketNo, seq } = payload as { ticketNo: string; seq: number };
      return this.answer(db, ticketNo, seq);
    });
  }

  private async answer(db: Db, ticketNo: string, seq: number): Promise<void> {
    const row = await lockTicket(db, ticketNo);
    if (row === null) return;
    const ticket = ticketOf(row);
    // Something was said since, by whomever: the answer would come too late.
    if ((ticket.state !== 'open' && ticket.state !== 'waiting') || isAnswered(ticket)) return;
    if (await this.messages.isFollowed(db, row.id, seq)) return;
    const words = await this.wordsOf(db, row.id, seq);
    if (words === null) return;
    const now = this.clock.now();
    const found = await this.find(db, row, words, now);
    const text = found?.text ?? (seq === 1 ? this.receipt(ticket, now) : null);
    if (text === null) return;
    await this.messages.add(
      db,
      row,
      { by: 'auto', byId: null, words: `自动回复：${text}`, answerId: found?.answerId ?? null },
      now,
    );
    await addMove(db, row.id, 'answered-by-itself', SYSTEM, { about: found?.about ?? 'receipt' }, now);
  }

  private async find(
    db: Db,
    row: TicketRow,
    words: string,
    now: Instant,
  ): Promise<{ text: string; about: string; answerId?: number } | null> {
    if (wantsPerson(words)) return null;
    const prepared = await this.prepared.sure(db, words, row.ticket_no);
    if (prepared !== null) {
      await this.prepared.take(db, prepared.id);
      return {
        text: `${prepared.answer}\n没解决您的问题？接着说，客服会看到。`,
        about: 'prepared',
        answerId: prepared.id,
      };
    }
    const topic = topicOf(words);
    if (topic === null) return null;
    if (topic === 'returns') {
      const care = await this.program.versionOf(db, row);
      return { text: care.returnsText, about: topic };
    }
    const order =
      row.order_id === null ? null : await db.one<OrderRow>(ORDER, [row.order_id, row.customer_id]);
    return order === null ? null : { text: this.whereItIs(order, now), about: topic };
  }

  private whereItIs(order: OrderRow, now: Instant): string {
    const parcels = order.parcels === null ? [] : (JSON.parse(order.parcels) as ParcelState[]);
    const at = (value: number | null) => (value === null ? null : Number(value));
    const delivery = deliveryOf(
      {
        paidAt: at(order.paid_at),
        shippedAt: at(order.shipped_at),
        signedAt: at(order.signed_at),
        completedAt: at(order.completed_at),
        voided: order.voided === 1,
      },
      parcels,
      null,
    );
    const last = parcels.flatMap(({ moves }) => moves).toSorted((a, b) => b.at - a.at)[0];
    const news = last === undefined ? '' : `最新一条：${this.dayText(last.at)}，${moveText(last)}。`;
    const expected =
      delivery.expectedAt === null || delivery.expectedAt < now
        ? ''
        : `预计 ${this.dayText(delivery.expectedAt)}前送到。`;
    return `订单 ${order.order_no} 现在是「${stageText(delivery)}」。${news}${expected}`;
  }

  private receipt(ticket: Ticket, now: Instant): string {
    const promise = promiseText(ticket, now, this.clock.calendar);
    return `已收到您的问题，${promise ?? '客服会尽快回复'}。`;
  }

  private dayText(at: Instant): string {
    const { month, day } = this.clock.calendar.dateOf(this.clock.calendar.dayOf(at));
    const [, time = ''] = this.clock.calendar.iso(at).split('T');
    return `${month} 月 ${day} 日 ${time.slice(0, 5)} `;
  }

  private async wordsOf(db: Db, ticketId: number, seq: number): Promise<string | null> {
    const row = await db.one<{ words_sealed: string | null }>(
      "SELECT words_sealed FROM ticket_messages WHERE ticket_id = ? AND seq = ? AND by_kind = 'shopper' AND state <> 'refused'",
      [ticketId, seq],
    );
    return row?.words_sealed == null ? null : this.keys.decrypt(row.words_sealed);
  }
}

const ORDER = `SELECT order_no, paid_at, shipped_at, signed_at, completed_at, voided, parcels FROM orders
  WHERE id = ? AND customer_id = ?`;

/** Whether a person has answered since it was opened or taken up again. */
const isAnswered = ({ clocks, round }: Ticket): boolean =>
  clocks.some(
    ({ kind, round: of, doneAt }) =>
      (kind === 'first-answer' || kind === 'specialist') && of === round && doneAt !== null,
  );
