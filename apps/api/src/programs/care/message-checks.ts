import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Safety, type Verdict } from '../../facts/wechat';
import { Database } from '../../platform/database/database';
import { Worker } from '../../platform/queue/worker';
import { Messages } from './messages';
import { TicketNews } from './ticket-news';
import { TICKET, type TicketRow } from './ticket-rows';

/** Work: have a shopper's words looked at. */
export const CHECK_MESSAGE = 'care.words';

interface Said {
  ticketNo: string;
  seq: number;
}

/** Words pass WeChat's content safety before one of ours reads them; where WeChat does not answer, they are held and marked. */
@Injectable()
export class MessageChecks implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly worker: Worker,
    private readonly messages: Messages,
    private readonly safety: Safety,
    private readonly news: TicketNews,
  ) {}

  onModuleInit(): void {
    this.worker.handleOutside<Said, Verdict | null>(CHECK_MESSAGE, {
      call: (said) => this.ask(said),
      done: async (db, { ticketNo, seq }, verdict) => {
        if (verdict === null) return;
        await db.run(
          `UPDATE ticket_messages SET state = ? WHERE seq = ? AND state = 'checking'
             AND ticket_id = (SELECT t.id FROM tickets t WHERE t.ticket_no = ?)`,
          [verdict, seq, ticketNo],
        );
        this.news.tell(db, ticketNo, seq);
      },
    });
  }

  /** A complaint does not wait for WeChat: while it is away, ours read it marked. */
  private async ask({ ticketNo, seq }: Said): Promise<Verdict | null> {
    const ticket = await this.database.one<TicketRow>(`${TICKET} WHERE t.ticket_no = ?`, [ticketNo]);
    const said = ticket === null ? null : await this.messages.wordsOf(ticket.id, seq);
    if (ticket === null || said === null || said.state !== 'checking') return null;
    try {
      return await this.safety.words(ticket.customer_id, said.words);
    } catch {
      return 'held';
    }
  }
}
