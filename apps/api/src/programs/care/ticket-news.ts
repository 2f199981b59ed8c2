import { Injectable, type OnModuleInit } from '@nestjs/common';
import { may } from '../../platform/auth/rights';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';
import { Live } from '../../platform/live';
import { mayHandle, TICKET, type TicketRow } from './ticket-rows';

/** Of one ticket: `ticket:K26112212345678`. Of what ours have to do: `desk`. */
const ONE = 'ticket';
const DESK = 'desk';
const TICKET_NO = /^K\d{14}$/;

/** Tells those who have a ticket open, and those who answer, that something in it is new or changed. */
@Injectable()
export class TicketNews implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly live: Live,
  ) {}

  onModuleInit(): void {
    this.live.allow(ONE, async (session, ticketNo) => {
      const row = TICKET_NO.test(ticketNo)
        ? await this.database.one<TicketRow>(`${TICKET} WHERE t.ticket_no = ?`, [ticketNo])
        : null;
      if (row === null) return false;
      if (session.kind === 'shopper') return session.customerId === row.customer_id;
      return may(session.role, 'care.answer') && mayHandle(row, session);
    });
    this.live.allow(DESK, async (session, name) =>
      Promise.resolve(name === '' && session.kind === 'staff' && may(session.role, 'care.answer')),
    );
  }

  /** @param from the first message that is new or changed; behind the last one when only the ticket is. */
  tell(db: Pick<Db, 'afterCommit'>, ticketNo: string, from: number): void {
    this.live.tell(db, `${ONE}:${ticketNo}`, from);
    this.live.tell(db, DESK, 0);
  }
}
